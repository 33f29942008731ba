"""`init` and `doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.studies import registered


def test_init_makes_a_workspace_and_says_what_is_next(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new user stands in an empty folder."""
    monkeypatch.chdir(tmp_path)
    answer = command("init")
    assert answer.code == 0
    assert "inservice.toml" in answer.out
    assert "plan new" in answer.out
    assert command("init").code == 1


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


def test_restore_makes_the_folder_that_it_is_given(
    registry: Path, command: Command, tmp_path: Path
) -> None:
    """A clerk with a new computer needs no folder prepared."""
    backup = tmp_path / "backup.zip"
    assert command("backup", backup).code == 0
    answer = command("restore", backup, "--to", tmp_path / "new" / "office", "--json")
    assert answer.code == 0
    assert (tmp_path / "new" / "office" / "registry.sqlite").is_file()
