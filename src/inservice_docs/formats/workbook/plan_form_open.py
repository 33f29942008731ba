"""Opening a workbook as a plan form: bounded in every way before a cell of it is read."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from inservice_docs.formats.tables.workbook_guard import damaged_workbook, guarded
from inservice_docs.formats.workbook.plan_form_layout import LAST_COLUMN, SHEET
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.taiwan.text import compact

MOST_ROWS = 500
Cells = tuple[tuple[Any, str], ...]
"""The cells A to F of a row: each its value and its type (s text, n number, d date, f formula)."""


@dataclass(frozen=True)
class FormSheet:
    """The sheet that holds the form: its name and its rows."""

    name: str
    rows: tuple[Cells, ...]


def open_form(data: bytes, file: str, keys: frozenset[str]) -> FormSheet:
    """Return the sheet whose column A holds the form's keys.

    Raises UserError for a workbook that is damaged, locked, too large, hostile, or another form.
    """
    stream = guarded(data, file)
    place = Place(file=file)
    with ZipFile(stream) as archive:
        for entry in archive.infolist():
            content = archive.read(entry)
            if b"<!DOCTYPE" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise UserError(damaged_workbook(place))
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(stream, read_only=True, keep_links=False)
            try:
                sheets = [FormSheet(sheet.title, _rows(sheet)) for sheet in workbook.worksheets]
            finally:
                workbook.close()
    except Exception:  # the library has no error of its own for a damaged file
        raise UserError(damaged_workbook(place)) from None
    return _the_form(sheets, keys, place)


def _rows(sheet: Any) -> tuple[Cells, ...]:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=1, max_row=MOST_ROWS, min_col=1, max_col=LAST_COLUMN)
    return tuple(
        tuple((cell.value, str(getattr(cell, "data_type", "n"))) for cell in row) for row in rows
    )


def _the_form(sheets: list[FormSheet], keys: frozenset[str], place: Place) -> FormSheet:
    def score(sheet: FormSheet) -> tuple[bool, int]:
        written = {compact(str(row[0][0])) for row in sheet.rows if row and row[0][0] is not None}
        return len(written & keys) > 0, len(written & keys) + (sheet.name == SHEET)

    best = max(sheets, key=score, default=None)
    if best is None or not score(best)[0]:
        raise UserError(
            error(
                "form-not-plan",
                "這個試算表不是研習計畫表單。",
                "以 inservice-docs plan new --to xlsx 產生表單後填寫。",
                place,
            )
        )
    return best
