"""Tables of numbers into a workbook, each with a bar chart of its greatest lines beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from inservice_docs.formats.workbook.cells import put_text, sheet_name
from inservice_docs.formats.workbook.save import save_bytes
from inservice_docs.taiwan.text import em_width

FONT = "標楷體"
_SIDE = Side(style="thin", color="000000")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_SHADE = PatternFill("solid", fgColor="EDEDED")
_MOST_BARS = 20
_BAR_CM = 0.62
_FRAME_CM = 3.5
_WIDTH_CM = 17
_LONGEST_EM = 26.0


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table whose first column is text and all others numbers; `total` is its last line.

    `charted` is the number column (from 0) that the chart shows; None for no chart.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    total: tuple[str, tuple[float, ...]]
    charted: int | None = 0


def write_charts(tables: Sequence[NumberTable], *, title: str = "", author: str = "") -> bytes:
    """Return tables as the bytes of an .xlsx file, a worksheet each, ready to print on A4.

    Texts stay text, whatever they begin with; numbers are numbers, and no cell is a formula. A
    chart shows at most the first 20 rows.
    """
    workbook = Workbook()
    first = workbook.active
    if first is not None:
        workbook.remove(first)
    taken: set[str] = set()
    for table in tables:
        sheet = workbook.create_sheet(sheet_name(table.name, taken))
        taken.add(sheet.title.casefold())
        heading = _fill(sheet, table)
        if table.charted is not None and table.rows:
            _chart(sheet, table, heading)
        _page(sheet, heading)
    return save_bytes(workbook, title or (tables[0].title if tables else ""), author)


def _fill(sheet: Worksheet, table: NumberTable) -> int:
    """Write title, notes, heading, rows and total; return the heading's row."""
    row = 1
    put_text(sheet.cell(row, 1), table.title).font = Font(name=FONT, size=16)
    for note in table.notes:
        row += 1
        put_text(sheet.cell(row, 1), note).font = Font(name=FONT, size=12)
    row += 1
    heading = row
    for at, text in enumerate(table.headings, 1):
        cell = put_text(sheet.cell(heading, at), text)
        cell.font, cell.border, cell.fill = Font(name=FONT, size=12), _LINE, _SHADE
        cell.alignment = Alignment("center", "center", wrap_text=True)
    for label, numbers in (*table.rows, table.total):
        row += 1
        name = put_text(sheet.cell(row, 1), label)
        name.font, name.border = Font(name=FONT, size=12), _LINE
        name.alignment = Alignment("left", "center", wrap_text=True)
        for at, number in enumerate(numbers, 2):
            cell = sheet.cell(row, at, number)
            cell.font, cell.border = Font(name=FONT, size=12), _LINE
            cell.number_format = "#,##0.##" if number % 1 else "#,##0"
    labels = [label for label, _ in (*table.rows, table.total)]
    wide = min(_LONGEST_EM, max(8.0, *(em_width(label) for label in labels)))
    sheet.column_dimensions["A"].width = wide * 2 + 1
    for at in range(2, len(table.headings) + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 12
    return heading


def _chart(sheet: Worksheet, table: NumberTable, heading: int) -> None:
    shown = min(len(table.rows), _MOST_BARS)
    column = 2 + (table.charted or 0)
    chart = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 10, 60
    chart.title = table.headings[column - 1]
    chart.legend = None
    chart.add_data(
        Reference(sheet, min_col=column, min_row=heading, max_row=heading + shown),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=heading + 1, max_row=heading + shown))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = "#,##0"
    chart.width, chart.height = _WIDTH_CM, round(_FRAME_CM + shown * _BAR_CM)
    chart.series[0].graphicalProperties.solidFill = "9C2A22"
    sheet.add_chart(chart, f"{get_column_letter(len(table.headings) + 2)}{heading}")


def _page(sheet: Worksheet, heading: int) -> None:
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
