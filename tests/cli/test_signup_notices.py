"""`signup notices`: drafts in a folder or a ZIP, or sent."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import AT, registered
from tests.support.mail_servers import MailServerForTests, mail_server
from tests.support.mail_settings import use_server
from tests.support.studies import CROSS, applied, person

from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.register import open_register, system_actor
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.workspace import open_workspace


@pytest.fixture
def decided(registry: Path) -> str:
    """A study with two who were admitted."""
    plan = registered(registry, CROSS, Move.OPEN_SIGN_UP)
    with open_register(open_workspace(registry), system_actor(), AT) as register:
        people = [person(each, email=f"p{each}@example.tw") for each in (1, 2)]
        applied(register, plan, people, ApplicantStatus.PASSED)
    return plan


def test_drafts(registry: Path, command: Command, decided: str) -> None:
    """A folder of their own by default; one ZIP when asked for."""
    made = command("signup", "notices", decided)
    assert made.code == 0, made.err
    folder = registry / "out" / f"{decided}-報名通知"
    assert sorted(each.name for each in folder.iterdir()) == [
        "錄取通知-0001.eml",
        "錄取通知-0002.eml",
    ]
    assert "共 2 封草稿" in made.out
    target = registry / "notices.zip"
    answer = command("signup", "notices", decided, "--zip", target, "--ids", "2", "--json")
    assert answer.json["files"] == [str(target)]
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["錄取通知-0002.eml"]


def test_sending(registry: Path, command: Command, decided: str) -> None:
    """Once; without a server it says what to do, and exits as for any mistake."""
    none = command("signup", "notices", decided, "--send", "--json")
    assert (none.code, none.codes) == (1, {"mail-no-server"})
    with mail_server(MailServerForTests()) as server:
        use_server(registry, server)
        done = command("signup", "notices", decided, "--send", "--json")
        assert (done.code, done.json["sent"], done.json["before"]) == (0, 2, 0)
        again = command("signup", "notices", decided, "--send")
        assert "寄出 0 封，先前寄過 2 封" in again.out
        server.refuse["p1@example.tw"] = 550
        failed = command("signup", "notices", decided, "--send", "--again", "--ids", "1", "--json")
        assert (failed.code, failed.codes) == (1, {"mail-refused"})
    assert len(server.received) == 2


def test_one_way_at_a_time(command: Command, decided: str) -> None:
    """Sent or drafted, not both."""
    assert command("signup", "notices", decided, "--send", "--zip", "x.zip").code == 2
    assert command("signup", "notices", decided, "--again").code == 2
