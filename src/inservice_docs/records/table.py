"""A table (表格): what a sheet holds, said once and written as a workbook, a document or a CSV."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its heading, its width in em of 12 pt, whether it is signed by hand."""

    key: str
    heading: str
    width: float = 8.0
    sign: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; rows are texts in the order of the columns; `notes` stand under the title."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
