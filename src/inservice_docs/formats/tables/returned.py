"""A list given back for correction (退回更正): the same file with findings as notes and colours."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Sequence
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.workbook.cells import MOST_CHARACTERS, put_text, sheet_name
from inservice_docs.formats.workbook.save import save_bytes
from inservice_docs.records.finding import Finding, Place, Severity

SUMMARY = "待更正"
_HEADINGS = ("列", "欄位", "輕重", "說明", "改法")
_WORDS = {Severity.ERROR: "錯誤", Severity.WARNING: "注意", Severity.HINT: "提示"}
_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.HINT: "DDEBF7"}
_WEIGHTS = list(_WORDS)
_CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_MOST_UNPACKED = 30_000_000
_MOST_NOTES = 20_000
_LIVE = ("=", "+", "-", "@")


def returned_workbook(data: bytes, grid: Grid, findings: Sequence[Finding]) -> bytes:
    """Return a list as an .xlsx file whose cells bear what was found about them.

    A workbook keeps its looks and its other sheets; any other kind of file becomes one. Values
    stand where formulas stood, and a last sheet lists every finding.
    """
    book = _opened(data) or _written(grid)
    sheet = book[grid.sheet] if grid.sheet in book.sheetnames else book.worksheets[0]
    _quieten(sheet, grid)
    _mark(sheet, grid, findings)
    _summarise(book, grid, findings)
    return save_bytes(book, SUMMARY)


def _opened(data: bytes) -> Workbook | None:
    """Return a workbook as it is, unless it is none, too large to keep, or not to be trusted."""
    if not data.startswith(b"PK"):
        return None
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = [each for each in archive.infolist() if each.filename.endswith(".xml")]
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
                return None
            if any(b"<!DOCTYPE" in archive.read(each)[:2000] for each in parts):
                return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
        return None  # an .ods, or one that only other programs understand


def _written(grid: Grid) -> Workbook:
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    page = book.create_sheet(sheet_name(grid.sheet or "名單", ()))
    for row, cells in enumerate(grid.rows, 1):
        for column, text in enumerate(cells, 1):
            if text:
                put_text(page.cell(row, column), _holdable(text)).number_format = "@"
    return book


def _quieten(sheet: Worksheet, grid: Grid) -> None:
    """Show formulas that have no value as their text; let no text come to life."""
    for row, cells in enumerate(grid.rows, 1):
        for column, text in enumerate(cells, 1):
            if text.startswith(_LIVE):
                cell = sheet.cell(row, column)
                if isinstance(cell, Cell) and (cell.value is None or isinstance(cell.value, str)):
                    put_text(cell, _holdable(text))


def _mark(sheet: Worksheet, grid: Grid, findings: Iterable[Finding]) -> None:
    marked: dict[tuple[int, int], list[Finding]] = {}
    for found in findings:
        at = _where(grid, found.place)
        if at is not None and len(marked) < _MOST_NOTES:
            marked.setdefault(at, []).append(found)
    for (row, column), several in marked.items():
        cell = sheet.cell(row + 1, column + 1)
        worst = min(several, key=lambda each: _WEIGHTS.index(each.severity)).severity
        cell.fill = PatternFill("solid", fgColor=_COLOURS[worst])
        if isinstance(cell, Cell):
            said = [cell.comment.text] if cell.comment else []
            note = Comment("\n".join([*said, *map(_note, several)]), "研習公文", 120, 320)
            cell.comment = note


def _where(grid: Grid, place: Place) -> tuple[int, int] | None:
    """Return the row and the column, from 0, that a finding is about, if it is about one."""
    if place.sheet != grid.sheet:
        return None
    if found := _CELL.fullmatch(place.cell):
        return int(found.group(2)) - 1, column_index_from_string(found.group(1)) - 1
    if place.line is not None and place.line in grid.lines:
        return grid.lines.index(place.line), (place.column or 1) - 1
    return None


def _note(found: Finding) -> str:
    return f"{_WORDS[found.severity]}：{found.message}\n→ {found.fix}"


def _summarise(book: Workbook, grid: Grid, findings: Sequence[Finding]) -> None:
    taken = {name.casefold() for name in book.sheetnames}
    page = book.create_sheet(sheet_name(SUMMARY, taken))
    for column, (heading, width) in enumerate(zip(_HEADINGS, (8, 16, 8, 60, 60), strict=True), 1):
        put_text(page.cell(1, column), heading).font = Font(bold=True)
        page.column_dimensions["ABCDE"[column - 1]].width = width
    for row, found in enumerate(findings[:_MOST_NOTES], 2):
        at = _where(grid, found.place)
        number = str(grid.number(at[0])) if at is not None else ""
        words = (number, found.place.field, _WORDS[found.severity], found.message, found.fix)
        for column, text in enumerate(words, 1):
            put_text(page.cell(row, column), _holdable(text))


def _holdable(text: str) -> str:
    """Return what a cell of a workbook can hold of a text."""
    plain = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    return plain[:MOST_CHARACTERS]
