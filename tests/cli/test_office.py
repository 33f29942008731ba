"""`init` and `doctor`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered
from tests.support.postgres_server import postgres_server
from tests.support.studies import CROSS


def test_init_makes_a_workspace_and_says_what_is_next(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new user stands in an empty folder."""
    monkeypatch.chdir(tmp_path)
    answer = command("init")
    assert answer.code == 0
    assert "inservice.toml" in answer.out
    assert "plan new" in answer.out
    assert command("init", "--json").codes == {"workspace-exists"}


def test_init_names_what_it_made_for_programs(command: Command, tmp_path: Path) -> None:
    """With stable keys."""
    made = command("init", tmp_path / "new", "--json").json["files"]
    names = {"inservice.toml", "registry.sqlite", "plans", "out"}
    assert names <= {Path(each).name for each in made}


def test_doctor_counts_anew_what_was_counted_wrongly(registry: Path, command: Command) -> None:
    """As a careless repair by hand may leave it; plans and lists are as they were."""
    registered(registry)
    with sqlite3.connect(registry / "registry.sqlite") as connection:
        connection.execute("UPDATE figures SET plans = plans + 1")
        connection.execute("DELETE FROM gram_counts")
    connection.close()
    answer = command("doctor", "--json")
    assert (answer.code, answer.codes) == (1, {"register-miscounted"})
    answer = command("doctor", "--recount", "--json")
    assert (answer.code, answer.codes) == (0, set())
    assert "重新計算" in command("audit", "list").out


def test_doctor_answers_in_words_and_in_json(command: Command) -> None:
    """A missing piece is no failure of the command."""
    assert "LibreOffice" in command("doctor").out
    answer = command("doctor", "--json")
    assert answer.code == 0
    keys = {check["key"] for check in answer.json["checks"]}
    assert {"python", "kai-font", "libreoffice", "mdbtools"} <= keys


def test_doctor_looks_at_the_register(registry: Path, command: Command, keys: Path) -> None:
    """A missing key is told, but is no damage; a broken file is."""
    registered(registry)
    answer = command("doctor", "--json")
    assert answer.code == 0
    assert answer.json["register"]["plans"] == 1
    assert "1 項計畫" in command("doctor").out
    keys.rename(keys.with_name("away"))
    answer = command("doctor", "--json")
    assert (answer.code, answer.codes) == (0, {"key-missing"})
    keys.with_name("away").rename(keys)
    for file in registry.glob("registry.sqlite*"):
        file.unlink()
    (registry / "registry.sqlite").write_bytes(b"no database" * 1000)
    assert command("doctor").code == 1


def test_doctor_outlives_broken_settings(registry: Path, command: Command) -> None:
    """They are no damage to the register."""
    (registry / "inservice.toml").write_text("[school", encoding="utf-8")
    answer = command("doctor", "--json")
    assert (answer.code, answer.json["register"]) == (0, None)
    assert answer.codes == {"toml-syntax"}
    assert "沒有檢查登記簿" in command("doctor").out


def test_backup_and_restore(registry: Path, command: Command, tmp_path: Path) -> None:
    """Encrypted with a passphrase from a file; cut short it is refused, nothing changed."""
    plan = registered(registry)
    secret = tmp_path / "secret"
    secret.write_text("four unrelated words\n", encoding="utf-8")
    backup = tmp_path / "backup"
    done = command("backup", backup, "--passphrase-file", secret, "--json").json
    assert (done["encrypted"], done["findings"]) == (True, [])
    other = tmp_path / "other"
    other.mkdir()
    (other / "inservice.toml").write_text('[school]\nname = "x"\n', encoding="utf-8")
    assert command("restore", backup, "--to", other, "--json").codes == {"passphrase-missing"}
    words = ("--to", other, "--passphrase-file", secret, "--json")
    assert command("restore", backup, *words).json["trail"] is True
    assert command("restore", backup, *words).codes == {"restore-not-empty"}
    shown = command("participants", "list", plan, "--workspace", other, "--json")
    assert shown.json == {"plan": plan, "participants": []}
    plain = tmp_path / "plain.zip"
    assert "備份不含金鑰" in command("backup", plain).err
    plain.write_bytes(plain.read_bytes()[:-200])
    third = tmp_path / "third"
    third.mkdir()
    assert command("restore", plain, "--to", third, "--json").codes == {"backup-cut-short"}
    assert list(third.iterdir()) == []


def test_a_backup_goes_from_either_database_to_the_other(
    registry: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite to PostgreSQL and back, also over a register that `init` has just made."""
    plan = registered(registry, CROSS, people=2)
    first, second = tmp_path / "sqlite.bak", tmp_path / "postgres.bak"
    assert command("backup", first).code == 0
    with postgres_server() as server, server.database() as url, server.database() as other:
        for each in (url, other):
            monkeypatch.setenv("INSERVICE_DATABASE_URL", each)
            if each == other:
                assert command("init", tmp_path / "made", "--json").code == 0
            answer = command("restore", first, "--json")
            assert (answer.json["trail"], answer.codes) == (True, set())
            assert "postgresql://" in answer.json["where"]
            people = command("participants", "list", plan, "--json").json["participants"]
            assert len(people) == 2
            assert command("doctor", "--json").codes == set()
            assert command("restore", first, "--json").codes == {"restore-not-empty"}
        assert command("backup", second).code == 0
    monkeypatch.delenv("INSERVICE_DATABASE_URL")
    third = tmp_path / "third"
    assert command("init", third).code == 0
    assert command("restore", second, "--workspace", third).code == 0
    shown = command("participants", "list", plan, "--workspace", third, "--json").json
    assert len(shown["participants"]) == 2
    assert command("audit", "verify", "--workspace", third).code == 0


def test_restore_makes_the_folder_that_it_is_given(
    registry: Path, command: Command, tmp_path: Path
) -> None:
    """A clerk with a new computer needs no folder prepared."""
    backup = tmp_path / "backup.zip"
    assert command("backup", backup).code == 0
    answer = command("restore", backup, "--to", tmp_path / "new" / "office", "--json")
    assert answer.code == 0
    assert (tmp_path / "new" / "office" / "registry.sqlite").is_file()
