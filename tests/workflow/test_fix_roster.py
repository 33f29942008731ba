"""Rosters given back for correction."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.formats.tables.lists import text

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.fix_roster import fix_roster
from inservice_docs.workflow.read_roster import read_roster


def test_a_list_comes_back_with_notes(tmp_path: Path) -> None:
    """Beside the given file, which stays; read again, it says the same."""
    path = text(tmp_path / "名單.csv", ("姓名", "身分證字號"), ("王範例", "A123456788"))
    before = path.read_bytes()
    outcome = fix_roster(path, tmp_path / "out")
    assert outcome.value.path.name == "名單-待更正.xlsx"
    assert path.read_bytes() == before
    book = load_workbook(outcome.value.path)
    assert "檢查碼" in str(book.worksheets[0]["B2"].comment)
    again = read_roster(outcome.value.path)
    assert [found.code for found in again.findings] == ["id-invalid"]
    assert fix_roster(outcome.value.path, tmp_path).value.path.name == "名單-待更正.xlsx"


def test_nothing_is_written_for_a_file_that_is_no_list(tmp_path: Path) -> None:
    """The refusal is that of reading."""
    with pytest.raises(UserError):
        fix_roster(text(tmp_path / "a.csv", ("甲", "乙")), tmp_path / "out")
    assert not (tmp_path / "out").exists()
