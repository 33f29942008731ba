"""Which sheet holds the list."""

from __future__ import annotations

import pytest

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import find_headings
from inservice_docs.formats.tables.own_layout import OwnLayout
from inservice_docs.formats.tables.the_list import recognised, sheet_findings, the_list
from inservice_docs.records.finding import UserError

LIST = (("姓名", "學校代碼"), ("甲", "191313"))


def test_hidden_lists_are_told_but_not_read() -> None:
    """Old lists are often hidden, not deleted."""
    shown, hidden = Grid(LIST, "a", "一"), Grid(LIST, "a", "二", hidden=True)
    used, _ = the_list((hidden, shown), OwnLayout(), "a")
    assert used is shown
    (found,) = sheet_findings((hidden, shown), used, OwnLayout())
    assert (found.code, "「二」" in found.message) == ("hidden-sheets", True)


def test_a_list_that_is_hidden_altogether() -> None:
    """Refused with where it is."""
    with pytest.raises(UserError, match="隱藏的工作表「二」"):
        the_list((Grid(LIST, "a", "二", hidden=True),), OwnLayout(), "a")


def test_hidden_rows_are_told() -> None:
    """They were read, since nobody is dropped."""
    grid = Grid(LIST, "a", "一", hidden_rows=frozenset({1, 9}))
    (found,) = sheet_findings((grid,), grid, OwnLayout())
    assert (found.code, found.place.cell) == ("hidden-rows", "A2")


def test_columns_as_recognised() -> None:
    """Each heading with the field that it means, the code of a school too."""
    grid = Grid((("姓名", "學校代碼", "血型", ""),), "a")
    assert recognised(grid, find_headings(grid)) == {
        "姓名": "教師姓名",
        "學校代碼": "學校代碼",
        "血型": "",
    }


def test_a_list_with_nobody_gives_way_to_one_with_people() -> None:
    """An empty form may lie before the list; by itself it is what was meant."""
    empty, full = Grid(LIST[:1], "a", "一"), Grid(LIST, "a", "二")
    assert the_list((empty, full), OwnLayout(), "a")[0] is full
    assert the_list((empty,), OwnLayout(), "a")[0] is empty
