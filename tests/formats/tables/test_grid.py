"""Grids: cells as text, each with its place."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.formats.tables.grid import Grid, cell_text, letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("甲", "甲"),
        (912345678.0, "912345678"),
        (1.5, "1.5"),
        (7, "7"),
        (True, "是"),
        (False, "否"),
        (dt.date(1980, 5, 1), "1980-05-01"),
        (dt.datetime(1980, 5, 1, tzinfo=dt.UTC), "1980-05-01"),
        (dt.datetime(2026, 9, 18, 13, 10, tzinfo=dt.UTC), "2026-09-18 13:10"),
        (dt.time(9, 30), "09:30"),
    ],
)
def test_cells_read_as_what_is_seen(value: object, text: str) -> None:
    """A workbook's numbers and dates become what the clerk sees in the cell."""
    assert cell_text(value) == text


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_letters_of_columns(column: int, name: str) -> None:
    """As a spreadsheet names them."""
    assert letters(column) == name


def test_places_in_a_workbook() -> None:
    """Sheet and cell; a row by its first cell."""
    grid = Grid((("甲", "乙"),), "a.xlsx", "名單")
    assert str(grid.place(0, 1, "乙")) == "a.xlsx 工作表「名單」 儲存格 B1「乙」"
    assert str(grid.place(2)) == "a.xlsx 工作表「名單」 儲存格 A3"
    assert grid.number(2) == 3


def test_places_in_a_text_file() -> None:
    """The line on which the row begins, which a cell of several lines moves on."""
    grid = Grid((("甲",), ("乙",)), "a.csv", "", "utf-8", (1, 4))
    assert str(grid.place(1, 0)) == "a.csv 第4行第1欄"
    assert str(grid.place(1)) == "a.csv 第4行"
    assert grid.number(1) == 4


def test_short_rows_have_empty_cells() -> None:
    """A row need not be as long as the heading."""
    assert Grid((("甲",),), "a.csv").text(0, 5) == ""
