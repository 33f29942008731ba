"""Cells that stay text, and names of worksheets."""

from __future__ import annotations

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import MergedCell

from inservice_docs.formats.workbook.cells import put_text, sheet_name
from inservice_docs.records.gap import gap


def test_a_text_is_put_as_text() -> None:
    """Type and quote prefix keep a formula from coming alive."""
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    cell = put_text(sheet["A1"], "=1+1")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    cell = put_text(sheet["A2"], f"甲{gap('時數')}")
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("甲（待填：時數）", "s", False)


def test_the_rest_of_a_merged_range_cannot_be_written() -> None:
    """That would be a mistake of the program's."""
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    sheet.merge_cells("A1:B1")
    assert isinstance(sheet["B1"], MergedCell)
    with pytest.raises(TypeError):
        put_text(sheet["B1"], "甲")


@given(st.lists(st.text(max_size=40), max_size=5))
def test_sheet_names_are_always_allowed(wanted: list[str]) -> None:
    """Whatever is wished for, the names are short, distinct and without forbidden signs."""
    taken: set[str] = set()
    for text in wanted:
        name = sheet_name(text, taken)
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() not in taken
        taken.add(name.casefold())
