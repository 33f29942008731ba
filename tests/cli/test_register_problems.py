"""What is wrong with a register is told by its own message and cure, and nothing is changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.cli.conftest import Command

VERBS = (
    ["plan", "list"],
    ["plan", "add", "in_school.yaml"],
    ["number", "next"],
    ["approval", "list"],
    ["document", "list"],
    ["course", "list"],
)


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_register_of_a_newer_program(registry: Path, command: Command, words: list[str]) -> None:
    """It is left alone."""
    file = registry / "registry.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    answer = command(*words, "--json")
    assert answer.code == 1
    assert answer.codes == {"register-newer"}
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM plans").fetchone() == (0,)
    connection.close()


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_outside_a_workspace(
    command: Command, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cure is init, or --workspace."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    answer = command(*words, "--json")
    assert answer.code == 1
    assert answer.codes == {"no-workspace"}
    assert command("--workspace", str(tmp_path / "nowhere"), *words, "--json").codes == {
        "not-a-workspace"
    }
    assert list(empty.iterdir()) == []


def test_a_key_of_another_register(
    registry: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its key a register stays closed."""
    monkeypatch.setenv("INSERVICE_KEY_FILE", str(tmp_path / "other.json"))
    assert command("plan", "list", "--json").codes == {"key-missing"}
    (tmp_path / "second").mkdir()
    assert command("init", tmp_path / "second").code == 0
    assert command("plan", "list", "--json").codes == {"key-wrong"}
