"""What a workbook's reader does not tell."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from inservice_docs.formats.tables.opening import open_grids
from inservice_docs.formats.tables.workbook_parts import SheetParts, readable


def test_formulas_without_values_and_errors_are_texts(tmp_path: Path) -> None:
    """They would be empty cells otherwise."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "時數"])
    sheet.append(['=A1&"<甲>"', "#N/A"])
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")
    (grid,) = open_grids(tmp_path / "a.xlsx").value
    assert grid.rows[1] == ('=A1&"<甲>"', "#N/A")
    assert grid.hidden_rows == frozenset({1})


def test_formulas_with_values_stay() -> None:
    """The value is what the clerk sees."""
    cell = b'<c r="A1" t="str"><f>B1</f><v>x</v></c>'
    assert readable(cell) == cell
    assert readable(b'<c r="A1" s="2"><f t="shared" si="0"/><v></v></c>') == (
        b'<c r="A1" s="2" t="inlineStr"><is><t>=</t></is></c>'
    )


def test_a_million_formatted_rows_are_dropped() -> None:
    """Only what is filled goes on; small sheets are left as they are."""
    empty = b'<row r="2" ht="20"><c r="A2" s="1"/><c r="B2" s="1"/></row>'
    full = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    assert readable(full + empty) == full + empty
    assert readable(full + empty * 700_000) == full


def test_sheets_without_hidden_rows() -> None:
    """And sheets that are not known."""
    assert SheetParts().hidden_rows("名單") == frozenset()
