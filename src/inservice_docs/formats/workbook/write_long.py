"""Very long tables into a workbook, row by row (openpyxl's write-only mode), with the same look.

Rows get the height that the program which opens the file works out; titles are not merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from inservice_docs.formats.workbook.cells import MOST_CHARACTERS, put_text, sheet_name
from inservice_docs.formats.workbook.save import save_bytes
from inservice_docs.records.gap import OPEN
from inservice_docs.records.table import Column, Table

LONG = 3_000
"""Rows from which on a table is written so."""

FONT = "標楷體"
_SIDE = Side(style="thin", color="000000")
_GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_PORTRAIT_EM = 46.0
# Where one of these stands, a text is not written as it is.
_ODD = ("=", "+", "-", "@", "\t", "\r")


def write_long(
    tables: Sequence[Table], names: Sequence[str] = (), *, title: str = "", author: str = ""
) -> bytes:
    """Return tables as the bytes of an .xlsx file, as `write_workbook` does, a worksheet each.

    Every cell is text, whatever it begins with. Raises UserError for a text that is longer than a
    cell can hold.
    """
    for table in tables:
        _refuse_too_long(table)
    workbook = Workbook(write_only=True)
    taken: set[str] = set()
    for index, table in enumerate(tables):
        wanted = names[index] if index < len(names) else table.title
        sheet = workbook.create_sheet(sheet_name(wanted, taken))
        taken.add(sheet.title.casefold())
        heading = bool(table.title) + len(table.notes) + 1
        _prepare(sheet, table.columns, heading)
        if table.title:
            sheet.append([_styled(sheet, table.title, Font(name=FONT, size=16))])
        for note in table.notes:
            sheet.append([_styled(sheet, note, Font(name=FONT, size=12))])
        sheet.append([_heading(sheet, column) for column in table.columns])
        _write_rows(sheet, table)
    return save_bytes(workbook, title or (tables[0].title if tables else ""), author)


def _refuse_too_long(table: Table) -> None:
    """Raise UserError before anything is written, for what is begun must be ended."""
    for values in table.rows:
        if max(map(len, values), default=0) > MOST_CHARACTERS:
            for value in values:
                put_text(Cell(Workbook().active, 1, 1), value)  # type: ignore[arg-type]


def _write_rows(sheet: Any, table: Table) -> None:
    """Write rows; plain texts share one cell a column, since making one costs most."""
    kept = [_body(sheet, column) for column in table.columns]
    for values in table.rows:
        row: list[Cell] = []
        for value, cell, column in zip(values, kept, table.columns, strict=True):
            plain = not value.startswith(_ODD) and "_x" not in value and OPEN not in value
            if plain:
                cell._value = value  # type: ignore[attr-defined]
                row.append(cell)
            else:
                odd = _body(sheet, column)
                row.append(put_text(odd, value))
        sheet.append(row)


def _body(sheet: Any, column: Column) -> Cell:
    cell = _styled(sheet, "", Font(name=FONT, size=12))
    cell.border, cell.number_format = _GRID, "@"
    cell.alignment = Alignment(column.align, "center", wrap_text=True)
    return cell


def _heading(sheet: Any, column: Column) -> Cell:
    cell = _styled(sheet, column.heading, Font(name=FONT, size=12))
    cell.border, cell.fill = _GRID, _SHADE
    cell.alignment = Alignment("center", "center", wrap_text=True)
    return cell


def _styled(sheet: Any, text: str, font: Font) -> Cell:
    cell = put_text(WriteOnlyCell(sheet), text)
    cell.font = font
    return cell


def _prepare(sheet: Any, columns: Sequence[Column], heading: int) -> None:
    """Set the page before the first row is written: afterwards it is too late."""
    width = sum(column.width for column in columns)
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width * 2 + 0.7
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if width > _PORTRAIT_EM else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
