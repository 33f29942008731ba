"""Workbooks into grids."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.formats.tables.lists import workbook

from inservice_docs.formats.tables.open_workbook import open_workbook
from inservice_docs.records.finding import UserError


def test_every_visible_sheet_is_a_grid(tmp_path: Path) -> None:
    """First to last, with their names; hidden ones are marked."""
    book = openpyxl.Workbook()
    for name in ("二", "三"):
        book.create_sheet(name)["B2"] = name
    book["三"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    grids = open_workbook((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")
    assert [grid.sheet for grid in grids] == ["Sheet", "二", "三"]
    assert [grid.hidden for grid in grids] == [False, False, True]
    assert grids[1].rows == (("", ""), ("", "二"))


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Empty rows at the top are counted, so that places are those of the sheet."""
    path = workbook(tmp_path / "a.xlsx", (), (), ("姓名",), ("甲",))
    (grid,) = open_workbook(path.read_bytes(), "a.xlsx")
    assert grid.text(3, 0) == "甲"


def test_what_the_reader_cannot_read_is_refused(tmp_path: Path) -> None:
    """Its complaints become a finding."""
    path = workbook(tmp_path / "a.xlsx", ("姓名",))
    data = path.read_bytes().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml")
    with pytest.raises(UserError) as caught:
        open_workbook(data, "a.xlsx")
    assert caught.value.findings[0].code == "file-damaged"
