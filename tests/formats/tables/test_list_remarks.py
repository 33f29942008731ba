"""Remarks about a list as a whole."""

from __future__ import annotations

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.list_remarks import skipped_rows, starred_positions

GRID = Grid((("姓名", "職稱"), *(("甲", "實習教師*"),) * 12), "a.xlsx", "名單")


def test_rows_left_out_are_told_once() -> None:
    """With their numbers, the first few of many."""
    found = skipped_rows(GRID, "空白列", list(range(1, 13)))
    assert found.message == "略過12列空白列（第2、3、4、5、6、7、8、9…列）。"
    assert found.place.cell == "A2"


def test_stars_are_told_once() -> None:
    """However many people have one."""
    found = starred_positions(GRID, 1, list(range(1, 13)))
    assert "共12人" in found.message
    assert found.place.cell == "B2"
