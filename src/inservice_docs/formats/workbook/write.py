"""Tables into a workbook (試算表): ready to print on A4, every cell plain text, never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from inservice_docs.formats.workbook.cells import put_text, sheet_name
from inservice_docs.formats.workbook.save import save_bytes
from inservice_docs.formats.workbook.write_long import LONG, write_long
from inservice_docs.records.gap import has_gap
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.text import em_width

FONT = "標楷體"
_RED = "C00000"
_LINE = Side(style="thin", color="000000")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_UNITS_PER_EM = 2.0  # a column's width counts digits of 12 pt, half an em each
_PORTRAIT_EM = 46.0
_LINE_PT = 18.0
_SIGN_PT = 30.0
_MARGIN_IN = 0.6


def write_workbook(
    tables: Sequence[Table], names: Sequence[str] = (), *, title: str = "", author: str = ""
) -> bytes:
    """Return tables as the bytes of an .xlsx file, a worksheet each, named by `names`.

    Each sheet holds the title, the notes and a heading that repeats on every printed page, fits
    the width of A4 and numbers its pages; a very long one is written row by row. A gap stands as
    （待填：…） in red. Raises UserError for a text that is longer than a cell can hold.
    """
    if any(len(table.rows) > LONG for table in tables):
        return write_long(tables, names, title=title, author=author)
    workbook = Workbook()
    first = workbook.active
    if first is not None:
        workbook.remove(first)
    taken: set[str] = set()
    for index, table in enumerate(tables):
        wanted = names[index] if index < len(names) else table.title
        sheet = workbook.create_sheet(sheet_name(wanted, taken))
        taken.add(sheet.title.casefold())
        _fill(sheet, table)
    return save_bytes(workbook, title or (tables[0].title if tables else ""), author)


def _fill(sheet: Worksheet, table: Table) -> None:
    row = 0
    if table.title:
        row += 1
        _across(sheet, row, table.title, table, Font(name=FONT, size=16), "center")
    for note in table.notes:
        row += 1
        _across(sheet, row, note, table, _font(note), "left")
    row += 1
    heading = row
    for at, column in enumerate(table.columns, 1):
        cell = put_text(sheet.cell(heading, at), column.heading)
        cell.font, cell.border, cell.fill = Font(name=FONT, size=12), _GRID, _SHADE
        cell.alignment = Alignment("center", "center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(at)].width = column.width * _UNITS_PER_EM + 0.7
    sheet.row_dimensions[heading].height = 8 + _lines(
        [column.heading for column in table.columns], table.columns
    )
    styles: dict[tuple[str, bool, bool], StyleArray] = {}
    for values in table.rows:
        row += 1
        _write_row(sheet, row, values, table.columns, styles)
    _prepare_page(sheet, heading, sum(column.width for column in table.columns))


def _write_row(
    sheet: Worksheet,
    row: int,
    values: Sequence[str],
    columns: Sequence[Column],
    styles: dict[tuple[str, bool, bool], StyleArray],
) -> None:
    """Write a row; `styles` keeps each look once, since making one costs more than the cell."""
    for at, (value, column) in enumerate(zip(values, columns, strict=True), 1):
        cell = put_text(sheet.cell(row, at), value)
        look = (column.align, has_gap(value), bool(cell.quotePrefix))
        if look not in styles:
            cell.font, cell.border, cell.number_format = _font(value), _GRID, "@"
            cell.alignment = Alignment(column.align, "center", wrap_text=True)
            styles[look] = cell._style  # type: ignore[attr-defined]
        cell._style = copy(styles[look])  # type: ignore[attr-defined]
    signed = any(column.sign for column in columns)
    sheet.row_dimensions[row].height = max(_SIGN_PT if signed else 0, 4 + _lines(values, columns))


def _across(sheet: Worksheet, row: int, text: str, table: Table, font: Font, align: str) -> None:
    """Write a line that spans the whole table."""
    if len(table.columns) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(table.columns))
    cell = put_text(sheet.cell(row, 1), text)
    cell.font, cell.alignment = font, Alignment(align, "center", wrap_text=True)
    width = sum(column.width for column in table.columns) * 12 / float(font.size or 12)
    lines = sum(max(1, -int(-em_width(part) // width)) for part in text.split("\n"))
    sheet.row_dimensions[row].height = 6 + lines * _LINE_PT * float(font.size or 12) / 12


def _lines(values: Sequence[str], columns: Sequence[Column]) -> float:
    """Return the height in pt that the tallest of some cells needs."""
    most = 1
    for value, column in zip(values, columns, strict=True):
        parts = value.split("\n")
        most = max(most, sum(max(1, -int(-em_width(part) // column.width)) for part in parts))
    return most * _LINE_PT


def _font(text: str) -> Font:
    return Font(name=FONT, size=12, color=_RED) if has_gap(text) else Font(name=FONT, size=12)


def _prepare_page(sheet: Worksheet, heading: int, width_em: float) -> None:
    """Set A4 (lying when the table is wide), one page wide, heading repeated, pages numbered."""
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.print_title_rows = f"1:{heading}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if width_em > _PORTRAIT_EM else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN_IN
    margins.top, margins.bottom, margins.footer = 0.7, 0.8, 0.4
    if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
        footer = sheet.oddFooter.center
        footer.text, footer.font, footer.size = "第 &P 頁，共 &N 頁", FONT, 10
