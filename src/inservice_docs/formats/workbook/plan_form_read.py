"""A filled-in plan form (.xlsx) into a plan: by the keys in column A, wherever their rows are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from openpyxl.utils import get_column_letter

from inservice_docs.formats.plan_file.placed_plan import PlanFile, place_plan
from inservice_docs.formats.workbook.plan_form_cells import cell_text
from inservice_docs.formats.workbook.plan_form_layout import (
    FIRST_COLUMN,
    LAST_COLUMN,
    SECTIONS,
    SEVERAL,
    Field,
    Labels,
    Rows,
    entries,
)
from inservice_docs.formats.workbook.plan_form_open import FormSheet, open_form
from inservice_docs.records.base import field_names
from inservice_docs.records.finding import Finding, Outcome, Place, error, warning
from inservice_docs.records.plan import Plan
from inservice_docs.rules.places import FieldPath, field_text
from inservice_docs.taiwan.course_codes import load
from inservice_docs.taiwan.text import compact, nearest

_NUMBERED = re.compile(r"(.+?)(\d{1,3})")
_SPLIT = re.compile(r"[、;；\n]")
_PHONES = {"電話", "傳真"}
_PARTING = re.compile("[›>/.:：]")
_HEADINGS = {"欄名", "研習計畫表"}
_INDENT = "\u3000"


def read_form(data: bytes, file: str) -> Outcome[PlanFile]:
    """Read a plan from the bytes of a form; `file` is its name in messages.

    Every mistake names its sheet and cell. Raises UserError for a file that is no such form.
    """
    sheet = open_form(data, file, frozenset(known_keys()))
    return _Reading(sheet, file).read()


@cache
def known_keys() -> dict[str, Field | Rows]:
    """Return the entries of the form by their keys, Chinese and English, without spaces."""
    keys: dict[str, Field | Rows] = {}
    for entry in entries():
        head = field_names(Plan)[entry.labels[0]]
        tail = entry.record.partition(".")[2] if len(entry.labels) > 1 else ""
        keys[plain_key(head + tail)] = keys[plain_key(entry.key)] = entry
    return keys


def plain_key(text: str) -> str:
    """Return a key of column A without spaces and the signs that part its words."""
    return _PARTING.sub("", compact(text))


class _Reading:
    """One reading of a form, row by row."""

    def __init__(self, sheet: FormSheet, file: str) -> None:
        self.sheet, self.file = sheet, file
        self.data: dict[str, Any] = {}
        self.cells: dict[FieldPath, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.seen: dict[str, int] = {}
        self.rows: Rows | None = None
        self.columns: list[tuple[int, str, str]] = []

    def read(self) -> Outcome[PlanFile]:
        """Return the plan and everything found on the way."""
        for number, cells in enumerate(self.sheet.rows, 1):
            self._row(number, cells)
        return place_plan(self.data, self._place_of, tuple(self.findings))

    def _place_of(self, path: FieldPath, key: bool = False) -> Place:
        for length in range(len(path), 0, -1):
            found = self.cells.get(tuple(path[:length]))
            if found:
                return replace(self._at(*found), field=field_text(path))
        return Place(self.file, sheet=self.sheet.name, field=field_text(path))

    def _at(self, row: int, column: int, field: str = "") -> Place:
        cell = f"{get_column_letter(column)}{row}"
        return Place(self.file, sheet=self.sheet.name, cell=cell, field=field)

    def _row(self, number: int, cells: Sequence[tuple[Any, str]]) -> None:
        key = plain_key(str(cells[0][0])) if cells[0][0] is not None else ""
        entry = known_keys().get(key)
        numbered = _NUMBERED.fullmatch(key)
        rows = known_keys().get(numbered.group(1)) if numbered else None
        if isinstance(entry, Field):
            self.rows = None
            self._field(entry, number, cells)
        elif isinstance(entry, Rows) and self._is_heading(entry, cells):
            self._heading(entry, cells)
        elif isinstance(entry or rows, Rows):
            if self.rows is not (entry or rows):
                self._heading(entry or rows, ())  # type: ignore[arg-type]
            self._item(number, cells)
        elif not key and self.rows is not None:
            self._item(number, cells)
        elif key:
            self.rows = None
            self._stranger(str(cells[0][0]), key, number, cells)

    def _field(self, field: Field, row: int, cells: Sequence[tuple[Any, str]]) -> None:
        kind = "phone" if field.labels[-1] in _PHONES else field.kind
        self.cells.setdefault(field.labels, (row, FIRST_COLUMN))
        found = list(self._texts(row, cells, kind, field_text(field.labels)))
        if field.key in self.seen and found:
            self.findings.append(
                error(
                    "duplicate-key",
                    f"「{field.key}」重複填寫（第{self.seen[field.key]}列已有）。",
                    "只保留其中一列。",
                    self._at(row, 1, field.key),
                )
            )
            return
        self.seen[field.key] = row
        if not found:
            return
        if field.kind in SEVERAL:
            self._several(field, row, found)
            return
        for column, _ in found[1:]:
            self.findings.append(
                warning(
                    "form-extra-cell",
                    f"「{field.key}」只讀第一格，這一格沒有讀取。",
                    "把內容合併到第一格，或刪除這一格。",
                    self._at(row, column, field.key),
                )
            )
        self._put(field.labels, found[0][1], row, found[0][0])

    def _several(self, field: Field, row: int, found: list[tuple[int, str]]) -> None:
        """Put a list: one cell holds several values parted by 、, or several cells one each."""
        if field.kind != "list":
            text = "\n".join(text for _, text in found)
            lines = [line for line in text.split("\n") if line.strip()]
            self._put(
                field.labels, _nested(lines) if field.kind == "notes" else lines, row, found[0][0]
            )
            return
        words = _words_of(field.choices)
        parts = [
            (column, part.strip())
            for column, text in found
            for part in ([text] if compact(text) in words else _SPLIT.split(text))
            if part.strip()
        ]
        self._put(field.labels, [part for _, part in parts], row, found[0][0])
        for index, (column, _) in enumerate(parts):
            self.cells[(*field.labels, index)] = (row, column)

    def _put(self, labels: Labels, value: Any, row: int, column: int) -> None:
        target = self.data
        for label in labels[:-1]:
            target = target.setdefault(label, {})
        target[labels[-1]] = value
        self.cells[labels] = (row, column)

    def _is_heading(self, rows: Rows, cells: Sequence[tuple[Any, str]]) -> bool:
        labels = {column.label for column in rows.columns}
        written = {compact(str(value)) for value, _ in cells[1:] if value is not None}
        return bool(written) and written <= labels

    def _heading(self, rows: Rows, cells: Sequence[tuple[Any, str]]) -> None:
        """Take note of which column holds what: as the heading says, else as on the empty form."""
        self.rows, self.columns = rows, []
        first = FIRST_COLUMN
        for column in rows.columns:
            place = next(
                (
                    index
                    for index, (value, _) in enumerate(cells, 1)
                    if value is not None and compact(str(value)) == column.label
                ),
                None if cells else first,
            )
            first += column.span
            if place is not None:
                kind = "phone" if column.label in _PHONES else column.kind
                self.columns.append((place, column.label, kind))

    def _item(self, row: int, cells: Sequence[tuple[Any, str]]) -> None:
        assert self.rows is not None
        known = {column: (label, kind) for column, label, kind in self.columns}
        target = self.data
        for label in self.rows.labels[:-1]:
            target = target.setdefault(label, {})
        listed = target.setdefault(self.rows.labels[-1], [])
        path: FieldPath = (*self.rows.labels, len(listed))
        item: dict[str, str] = {}
        for column in range(FIRST_COLUMN, LAST_COLUMN + 1):
            label, kind = known.get(column, ("", "text"))
            name = field_text((*path, label) if label else path)
            for _, text in self._texts(row, [cells[0], cells[column - 1]], kind, name, column):
                item[label] = text
        item.pop("", None)
        if item:
            self.cells.setdefault(self.rows.labels, (row, 1))
            self.cells[path] = (row, FIRST_COLUMN)
            spots = {(*path, label): (row, column) for column, (label, _) in known.items()}
            self.cells.update(spots)
            listed.append(item)

    def _texts(
        self,
        row: int,
        cells: Sequence[tuple[Any, str]],
        kind: str,
        field: str,
        first: int = FIRST_COLUMN,
    ) -> Iterator[tuple[int, str]]:
        """Yield (column, text) of the filled cells of a row; what is wrong with them is noted."""
        for column, (value, data_type) in enumerate(cells[1:], first):
            text, findings = cell_text(value, kind, data_type, self._at(row, column, field))
            self.findings.extend(findings)
            if text is not None:
                yield column, text

    def _stranger(self, written: str, key: str, row: int, cells: Sequence[tuple[Any, str]]) -> None:
        """Name a key in column A that the form does not have, if anything is written beside it."""
        titles = {plain_key(section.title) for section in SECTIONS}
        beside = [value for value, _ in cells[1:] if value not in (None, "")]
        if not beside or key in titles or key in _HEADINGS:
            return
        near = nearest(key, known_keys())
        fix = f"是否為「{known_keys()[near].key}」？" if near else "改回表單原來的欄名。"
        self.findings.append(
            error("unknown-key", f"不認得欄名「{written[:40]}」。", fix, self._at(row, 1))
        )


@cache
def _words_of(fields: tuple[str, ...]) -> frozenset[str]:
    """Return the words of some lists, which may themselves hold 、 (高中、高職及國中)."""
    codes = load()
    return frozenset(compact(choice.word) for name in fields for choice in codes.choices(name))


def _nested(lines: list[str]) -> list[Any]:
    """Return notes (其他事項), one a line; a line that begins with U+3000 goes below the last."""
    notes: list[dict[str, Any]] = []
    way: list[list[dict[str, Any]]] = [notes]
    for line in lines:
        depth = min(len(line) - len(line.lstrip(_INDENT)), len(way) - 1)
        note: dict[str, Any] = {"文字": line.strip(), "條列": []}
        way[depth].append(note)
        way[depth + 1 :] = [note["條列"]]
    return notes
