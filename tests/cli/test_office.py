"""`init` and `doctor`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


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
