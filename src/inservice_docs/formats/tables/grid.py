"""The cells of one list as text (表格), whatever file they came from, each with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from inservice_docs.records.finding import Place

CELL_END, ROW_END = "\x1f", "\x1e"
"""What parts cells and rows in one long text: the separators that ASCII has for it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a sheet or of a text file; `lines` holds where each row begins in the file.

    `encoding` is that of a text file, and empty for a workbook. `hidden` is a sheet that a
    workbook does not show, `hidden_rows` are rows; `merged` are joined cells as their first row
    and column and their last, all counted from 0.
    """

    rows: tuple[tuple[str, ...], ...]
    file: str
    sheet: str = ""
    encoding: str = ""
    lines: tuple[int, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, ...], ...] = ()

    def number(self, row: int) -> int:
        """Return the number that the reader of the file knows a row by, from 1."""
        return self.lines[row] if self.lines else row + 1

    def place(self, row: int, column: int | None = None, field: str = "") -> Place:
        """Return the place of a cell, or of a whole row (both counted from 0)."""
        if self.lines:
            shown = None if column is None else column + 1
            return Place(self.file, self.lines[row], shown, field=field)
        cell = f"{letters(column or 0)}{row + 1}"
        return Place(self.file, sheet=self.sheet, cell=cell, field=field)

    def text(self, row: int, column: int) -> str:
        """Return a cell; one past the end of its row is empty."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""


def letters(column: int) -> str:
    """Return a column's letters: 0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_text(value: object) -> str:
    """Return a cell's value as the text that a clerk sees (whole numbers without .0)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)
