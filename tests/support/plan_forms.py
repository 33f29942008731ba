"""Plan forms filled in as a clerk would, with a spreadsheet program's own library."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inservice_docs.formats.plan_file.plan_write import record_node
from inservice_docs.formats.workbook.plan_form import write_plan_form
from inservice_docs.formats.workbook.plan_form_layout import (
    FIRST_COLUMN,
    SHEET,
    Field,
    Rows,
    entries,
)
from inservice_docs.records.plan import Plan


class Form:
    """An open form; rows are found by their key in column A."""

    def __init__(self, data: bytes | None = None) -> None:
        """Open a form, or an empty one."""
        self.book: Workbook = load_workbook(io.BytesIO(data or _empty()))
        sheet = self.book[SHEET]
        assert isinstance(sheet, Worksheet)
        self.sheet = sheet

    def row(self, key: str) -> int:
        """Return the row of a key."""
        return next(cell.row for (cell,) in self.sheet.iter_rows(max_col=1) if cell.value == key)

    def put(self, key: str, value: Any, column: str = "B") -> str:
        """Write into a row and return the cell's name."""
        cell = f"{column}{self.row(key)}"
        self.sheet[cell].value = value
        return cell

    def data(self) -> bytes:
        """Return the form as it would be saved."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


@cache
def _empty() -> bytes:
    return write_plan_form()


@cache
def filled(plan: Plan) -> bytes:
    """Return a form filled in with a plan; no more rows than the empty form has."""
    form = Form()
    values = record_node(plan)
    for entry in entries():
        value: Any = values
        for label in entry.labels:
            value = value.get(label) if isinstance(value, Mapping) else None
        if value is None:
            continue
        if isinstance(entry, Field):
            _field(form, entry, value)
        else:
            _rows(form, entry, value)
    return form.data()


def _field(form: Form, field: Field, value: Any) -> None:
    if field.kind == "notes":
        form.put(field.key, "\n".join(_lines(value)))
    elif len(field.choices) > 1:
        for offset, word in enumerate(value):
            form.put(field.key, word, "BCDEF"[offset])
    elif isinstance(value, list):
        form.put(field.key, "\n".join(value) if field.kind == "lines" else "、".join(value))
    else:
        form.put(field.key, float(value) if field.kind == "number" else str(value))


def _rows(form: Form, rows: Rows, items: Any) -> None:
    for number, item in enumerate(items, 1):
        column = FIRST_COLUMN
        for each in rows.columns:
            value = item if isinstance(item, str) and column == FIRST_COLUMN else None
            value = item.get(each.label) if isinstance(item, Mapping) else value
            if value is not None:
                text = "、".join(value) if isinstance(value, list) else str(value)
                form.put(f"{rows.key} {number}", text, "ABCDEF"[column - 1])
            column += each.span


def _lines(notes: Any, depth: int = 0) -> list[str]:
    lines: list[str] = []
    for note in notes:
        text = note if isinstance(note, str) else note["文字"]
        lines.append("\u3000" * depth + text)
        if not isinstance(note, str):
            lines.extend(_lines(note.get("條列", []), depth + 1))
    return lines
