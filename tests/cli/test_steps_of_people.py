"""Steps 3 to 8 from the command line, for either kind of study, on either database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import applicants, registered
from tests.support.postgres_server import PostgresServer
from tests.support.samples import id_number
from tests.support.studies import CROSS, IN_SCHOOL, person, roster


@pytest.fixture(params=["sqlite", "postgresql"])
def clerk(
    request: pytest.FixtureRequest, office: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The clerk's workspace with a register in it, or on a server."""
    if request.param == "sqlite":
        assert command("init", ".").code == 0
        yield office
        return
    running: PostgresServer = request.getfixturevalue("server")
    with running.database() as url:
        monkeypatch.setenv("INSERVICE_DATABASE_URL", url)
        assert command("init", ".").code == 0
        yield office


def test_a_cross_school_study(clerk: Path, command: Command) -> None:
    """Sign-up, review, participants, roster, attendance, hours, list: all by the office."""
    plan = registered(clerk, CROSS.model_copy(update={"class_size": 40}))
    assert command("signup", "settings", plan, "--online", "--seats", "3").code == 0
    names = [person(serial).name for serial in range(1, 5)]
    file = applicants(clerk, *(f"{name},待審核" for name in names))
    assert command("signup", "import", plan, file, "--json").json["added"] == 4
    state = command("signup", "review", plan, "--pass-all", "--json").json
    assert (state["passed"], state["waiting"], state["left"]) == (3, 1, 0)
    assert command("participants", "add-from-signup", plan, "--json").json["people"] == 3
    # The site's export of those who passed has their ID numbers.
    school = {"school": "範例國民小學", "county": "臺中市"}
    export = [person(serial, **school, hours=None) for serial in range(1, 4)]
    known = [each.model_copy(update={"school": f"臺中市{each.school}"}) for each in export]
    done = command("participants", "add", plan, "--file", roster(clerk, known), "--json").json
    assert (len(done["changed"]), done["people"]) == (3, 3)
    assert command("roster", "sign-in", plan, "--to", "xlsx").code == 0
    assert command("attendance", "record", plan).code == 0
    late = ("--ids", done["changed"][0], "--session", "2", "--in", "15:28")
    assert command("attendance", "record", plan, *late).code == 0
    award = command("hours", "award", plan, "--json").json
    assert award["total"] == 8
    upload = command("hours", "upload", plan, "--to", "txt", "--json").json
    pairs = [f"{id_number(serial)}-{hours}" for serial, hours in ((1, 2), (2, 3), (3, 3))]
    assert Path(upload["files"][0]).read_text("utf-8") == ",".join(pairs)
    assert command("hours", "submit", plan, "--json").json["status"] == "資料上傳結束"
    assert command("hours", "review", plan, "--passed", "--json").json["status"] == "名單確認通過"
    assert command("audit", "verify").code == command("doctor").code == 0


def test_an_in_school_study(clerk: Path, command: Command, tmp_path: Path) -> None:
    """Batch sign-up from the school's teachers, and the whole register moved by a backup."""
    assert command("people", "import", "in_school_roster.csv").code == 0
    plan = registered(clerk, IN_SCHOOL.model_copy(update={"class_size": 40}))
    added = command("signup", "batch", plan, "--all", "--json").json["added"]
    assert command("participants", "add-from-signup", plan, "--json").json["people"] == added
    assert command("roster", "sign-in", plan, "--to", "docx").code == 0
    assert command("attendance", "record", plan).code == 0
    memo = command("letter", "issue", "hours-memo", plan, "--date", "99-03-24", "--json")
    assert memo.code == 0, memo.out
    assert command("hours", "award", plan, "--json").json["total"] == 3 * added
    assert command("hours", "submit", plan).code == 0
    assert command("hours", "review", plan, "--returned", "少一人").code == 0
    assert command("hours", "award", plan).code == 0
    assert command("hours", "submit", plan).code == 0
    assert command("hours", "review", plan, "--passed").code == 0
    backup, other = tmp_path / "backup.zip", tmp_path / "other"
    assert command("backup", backup).code == 0
    other.mkdir()
    shutil.copy(clerk / "inservice.toml", other)
    assert command("restore", backup, "--to", other).code == 0
    assert (other / "registry.sqlite").is_file()
