"""`demo`: every document without any set-up."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Command


def test_the_demo_needs_no_workspace(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in an empty folder, it writes ./demo and says how many documents there are."""
    monkeypatch.chdir(tmp_path)
    answer = command("demo")
    assert answer.code == 0
    assert (tmp_path / "demo" / "03-申請核定函.docx").is_file()
    assert "25 份文件" in answer.out
    assert answer.err == "" or "錯誤" not in answer.err


def test_the_demo_lists_its_files_as_json(command: Command, tmp_path: Path) -> None:
    """For whoever wants to look at all of them."""
    answer = command("demo", "--out", tmp_path / "x", "--json")
    assert len(answer.json["files"]) == 25
    assert all(Path(file).is_file() for file in answer.json["files"])
