"""The cells of a list as they were meant: odd white space, widths and hidden characters put right.

Done row by row, and only where something is odd: long lists are mostly clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.formats.tables.grid import CELL_END, Grid
from inservice_docs.taiwan.text import tidy

# Everything that `tidy` or `unholdable` cares for, and more: such a row is looked at cell by cell.
_ODD = re.compile(
    "[\x00-\x1e\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\uff01-\uff5e\ufffe\uffff?\ufffd□]|  "
)
_MARKS = (f" {CELL_END}", *(f"{CELL_END}{sign}" for sign in " =+@#-/'’"))
_LONG_ROW = 600
_BLOCK = 200
"""Rows that are looked at together: of a clean list, one look is enough for all."""


def tidy_rows(grid: Grid, start: int) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Yield (row, its cells tidied, whether to look closer) from a row on.

    Closer to be looked at are rows with odd characters, very long texts, and cells that begin as a
    formula or an error does.
    """
    rows = grid.rows
    for first in range(start, len(rows), _BLOCK):
        block = rows[first : first + _BLOCK]
        lines = [CELL_END.join(cells) for cells in block]
        plain = not _is_odd(CELL_END.join(lines)) and len(max(lines, key=len)) < _LONG_ROW
        for row, (cells, line) in enumerate(zip(block, lines, strict=True), first):
            if plain or not (_is_odd(line) or len(line) > _LONG_ROW):
                yield row, cells, False
            else:
                yield row, tuple([tidy(cell) for cell in cells]), True


def _is_odd(line: str) -> bool:
    bounded = f"{CELL_END}{line}{CELL_END}"
    return any(mark in bounded for mark in _MARKS) or _ODD.search(bounded) is not None


def filled_down(grid: Grid, columns: frozenset[int], start: int) -> dict[int, dict[int, str]]:
    """Return the texts of cells that are joined downwards, for the rows below their first.

    Only of these columns, and only below the headings.
    """
    texts: dict[int, dict[int, str]] = {}
    for first, column, last, _ in grid.merged:
        if column in columns and first >= start and last > first and first < len(grid.rows):
            text = tidy(grid.text(first, column))
            for row in range(first + 1, min(last + 1, len(grid.rows))):
                texts.setdefault(row, {})[column] = text
    return texts
