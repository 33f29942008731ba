"""The empty plan form as a workbook: drop-downs, notes, examples, ready to print."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from inservice_docs.formats.plan_file.field_notes import EXAMPLES, NOTES
from inservice_docs.formats.workbook.cells import put_text
from inservice_docs.formats.workbook.plan_form_layout import (
    CHANGES,
    CHOICES_SHEET,
    FIRST_COLUMN,
    LAST_COLUMN,
    SCOPES,
    SECTIONS,
    SHEET,
    YES_NO,
    Column,
    Field,
    Rows,
)
from inservice_docs.formats.workbook.save import save_bytes
from inservice_docs.records.plan import Scope
from inservice_docs.taiwan.course_codes import CourseCodes, load
from inservice_docs.taiwan.text import em_width

FONT = "標楷體"
INK, SEAL, PAPER, ENTRY, BAND = "1F2A37", "9B2D20", "F4EFE6", "FFFDF5", "E4DCCB"
_EXAMPLE, _NOTE = LAST_COLUMN + 1, LAST_COLUMN + 2
_WIDTHS = (20, 17, 18, 23, 23, 17, 34, 56)
_LINE_PT = 17.0
_FIXED = {"研習區分": SCOPES, "是否": YES_NO, "異動種類": CHANGES}
_TITLE = "研習計畫表"
_GUIDE = (
    "在米色格填寫，還不知道的留空；有 ▼ 的格子可以點選。一格要寫好幾項時用「、」隔開。"
    "場次、承辦人等不夠列時，在該段插入一列照樣填寫。A 欄的欄名請勿更改。"
)
_line = Side(style="thin", color="B8AE9A")
_GRID = Border(left=_line, right=_line, top=_line, bottom=_line)


def write_form(scope: Scope | None = None, codes: CourseCodes | None = None) -> bytes:
    """Return the empty form as the bytes of an .xlsx file, the same bytes every time.

    `scope` fills in 研習區分 and 班別性質; `codes` are the school's own course codes.
    """
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _Form(sheet, _Choices(workbook.create_sheet(CHOICES_SHEET), codes or load())).write(scope)
    return save_bytes(workbook, _TITLE)


class _Choices:
    """The lists behind the drop-downs: a column each on a hidden sheet."""

    def __init__(self, sheet: Worksheet, codes: CourseCodes) -> None:
        sheet.sheet_state = "hidden"
        self.sheet, self.codes = sheet, codes
        self.made: dict[str, DataValidation] = {}

    def of(self, name: str) -> DataValidation:
        """Return the drop-down of a list. Other words are allowed: a school's list may be newer."""
        if name not in self.made:
            words = _FIXED.get(name) or tuple(each.word for each in self.codes.choices(name))
            column = len(self.made) + 1
            put_text(self.sheet.cell(1, column), name)
            for row, word in enumerate(words, 2):
                put_text(self.sheet.cell(row, column), word)
            letter = get_column_letter(column)
            drop = DataValidation(
                "list",
                formula1=f"{CHOICES_SHEET}!${letter}$2:${letter}${len(words) + 1}",
                allow_blank=True,
                showErrorMessage=name in _FIXED,
            )
            drop.errorTitle, drop.error = "不是可用的選項", f"請填：{'、'.join(words)}"[:250]
            self.made[name] = drop
        return self.made[name]


class _Form:
    """The form's sheet in the making."""

    def __init__(self, sheet: Worksheet, choices: _Choices) -> None:
        self.sheet, self.choices = sheet, choices
        self.row = 0
        self.numbers = DataValidation(
            "decimal",
            operator="greaterThanOrEqual",
            formula1="0",
            allow_blank=True,
            showErrorMessage=True,
        )
        self.numbers.errorTitle, self.numbers.error = "應填數字", "只寫數字，例如 3 或 1.5。"

    def write(self, scope: Scope | None) -> None:
        """Write the whole form."""
        for index, width in enumerate(_WIDTHS, 1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self._across(_TITLE, Font(name=FONT, size=20, bold=True, color=INK), 34, None)
        self._across(_GUIDE, Font(name=FONT, size=11, color=SEAL), 20, None, left=True)
        self.row += 1
        for first, last, text in (
            (1, 1, "欄名"),
            (FIRST_COLUMN, LAST_COLUMN, "填寫"),
            (_EXAMPLE, _EXAMPLE, "範例"),
            (_NOTE, _NOTE, "說明"),
        ):
            self._cell(first, text, last, fill=INK, color="FFFFFF", bold=True, center=True)
        self.sheet.row_dimensions[self.row].height = 22
        heading = self.row
        for section in SECTIONS:
            self._across(section.title, Font(name=FONT, size=13, bold=True, color=INK), 22, BAND)
            for entry in section.entries:
                if isinstance(entry, Field):
                    self._field(entry, scope)
                else:
                    self._rows(entry)
        for drop in (*self.choices.made.values(), self.numbers):
            self.sheet.add_data_validation(drop)
        self._page(heading)

    def _across(
        self, text: str, font: Font, height: float, fill: str | None, left: bool = False
    ) -> None:
        self.row += 1
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=1, end_column=_NOTE
        )
        cell = put_text(self.sheet.cell(self.row, 1), text)
        cell.font = font
        cell.alignment = Alignment(
            "left" if left or fill else "center", "center", wrap_text=True, indent=1 if fill else 0
        )
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        self.sheet.row_dimensions[self.row].height = height

    def _field(self, field: Field, scope: Scope | None) -> None:
        self.row += 1
        self._cell(1, field.key, fill=PAPER, bold=True)
        value = _given(field, scope)
        if len(field.choices) > 1:
            for index in range(FIRST_COLUMN, LAST_COLUMN + 1):
                used = index - FIRST_COLUMN < len(field.choices)
                self._entry(index, index, field.kind, fill=ENTRY if used else PAPER)
            for offset, name in enumerate(field.choices):
                self.choices.of(name).add(f"{get_column_letter(FIRST_COLUMN + offset)}{self.row}")
        else:
            self._entry(FIRST_COLUMN, LAST_COLUMN, field.kind, value)
            for name in field.choices:
                self.choices.of(name).add(f"B{self.row}")
            if field.kind == "number":
                self.numbers.add(f"B{self.row}")
        self._aside(field.example, field.note, field.height)

    def _rows(self, rows: Rows) -> None:
        self.row += 1
        self._cell(1, rows.key, fill=PAPER, bold=True)
        examples = []
        for first, last, column in _spans(rows):
            self._cell(first, column.label, last, fill=PAPER, center=True, bold=True)
            shown = EXAMPLES.get(column.record, "")
            examples.append("、".join(shown) if isinstance(shown, list) else str(shown))
        self._aside("｜".join(each for each in examples if each), NOTES[rows.record], 1)
        for number in range(1, rows.count + 1):
            self.row += 1
            self._cell(1, f"{rows.key} {number}", fill=PAPER)
            for first, last, column in _spans(rows):
                self._entry(first, last, column.kind)
                if column.kind == "number":
                    self.numbers.add(f"{get_column_letter(first)}{self.row}")
            self._aside("", "", 1)

    def _entry(self, first: int, last: int, kind: str, value: str = "", fill: str = ENTRY) -> None:
        """Lay out a cell to write in: text stays text, so that no date or number is made of it."""
        self._cell(first, value, last, fill=fill)
        self.sheet.cell(self.row, first).number_format = "General" if kind == "number" else "@"

    def _aside(self, example: str, note: str, height: int) -> None:
        self._cell(_EXAMPLE, example, color="6B6558")
        self._cell(_NOTE, note, color="6B6558")
        lines = max(
            height,
            -int(-em_width(example) * 2.0 // (_WIDTHS[_EXAMPLE - 1] - 3)),
            -int(-em_width(note) * 2.0 // (_WIDTHS[_NOTE - 1] - 3)),
        )
        self.sheet.row_dimensions[self.row].height = 6 + _LINE_PT * lines

    def _cell(
        self,
        first: int,
        text: str,
        last: int | None = None,
        *,
        fill: str = "FFFFFF",
        color: str = INK,
        bold: bool = False,
        center: bool = False,
    ) -> None:
        for index in range(first, (last or first) + 1):
            cell = self.sheet.cell(self.row, index)
            cell.border, cell.fill = _GRID, PatternFill("solid", fgColor=fill)
        if last and last > first:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=first, end_column=last
            )
        head = self.sheet.cell(self.row, first)
        if text:
            put_text(head, text)
        head.font = Font(name=FONT, size=12, bold=bold, color=color)
        head.alignment = Alignment(
            "center" if center else "left", "center", wrap_text=True, indent=0 if center else 1
        )

    def _page(self, heading: int) -> None:
        """Set A4 lying, one page wide, heading repeated, pages numbered."""
        sheet = self.sheet
        sheet.freeze_panes = f"B{heading + 1}"
        sheet.print_title_rows = f"{heading}:{heading}"
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "landscape"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top, margins.bottom, margins.footer = 0.6, 0.7, 0.3
        if sheet.oddFooter is not None and sheet.oddFooter.center is not None:
            footer = sheet.oddFooter.center
            footer.text, footer.font, footer.size = "第 &P 頁，共 &N 頁", FONT, 10


def _given(field: Field, scope: Scope | None) -> str:
    if scope is None:
        return ""
    kind = "非學分班" if scope is Scope.CROSS_SCHOOL else "非學分班（校內研習）"
    return {"研習區分": scope.value, "班別性質": kind}.get(field.key, "")


def _spans(rows: Rows) -> list[tuple[int, int, Column]]:
    spans, first = [], FIRST_COLUMN
    for column in rows.columns:
        spans.append((first, first + column.span - 1, column))
        first += column.span
    return spans
