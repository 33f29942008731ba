"""Rows that are no person's are told apart, each with its reason."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import find_headings
from inservice_docs.formats.tables.other_rows import (
    EMPTY,
    REMARKS,
    REPEATED,
    SECTION,
    TOTALS,
    title_above,
    why_skipped,
)
from inservice_docs.records.person import Person

HEADING = ("姓名", "身分證字號", "服務學校")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("", "", ""), EMPTY),
        (("合計", "", "3"), TOTALS),
        (("應到：2人 實到：2人", "", ""), TOTALS),
        (("以下空白", "", ""), REMARKS),
        (("教務主任", "", "校長"), REMARKS),
        (HEADING, REPEATED),
        (("服務學校", "職稱", "姓名"), SECTION),
        (("許合計", "", "甲國小"), ""),
        (("王一", "", ""), ""),
    ],
)
def test_reasons(row: tuple[str, ...], reason: str) -> None:
    """Nothing for a person's row."""
    grid = Grid((HEADING, row), "a.xlsx")
    assert why_skipped(grid, find_headings(grid), 1, row, row) == reason


def test_a_title_over_headings_is_nobody() -> None:
    """It stands alone in its row, with at most empty rows between."""
    grid = Grid((HEADING, ("校外名單",), ("",), HEADING, ("王一", "", "甲"), HEADING), "a.xlsx")
    assert title_above(grid, [(1, Person(name="校外名單"))], 3) == 1
    assert title_above(grid, [(4, Person(name="王一"))], 5) == 0
    assert title_above(grid, [], 3) == 0
