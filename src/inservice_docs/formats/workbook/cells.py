"""One cell of a workbook: text that stays text, and the names that worksheets may bear."""

from __future__ import annotations

import re
from collections.abc import Collection

from openpyxl.cell.cell import Cell, MergedCell

from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.records.gap import fill_gaps

MOST_CHARACTERS = 32_767
"""What one cell of a workbook can hold (ECMA-376, part 1, §18.3)."""

_LIVE = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_SHEET_NAME = 31


def put_text(cell: Cell | MergedCell, text: str) -> Cell:
    """Write a text into a cell so that it shows exactly as it is, and return the cell.

    A text that begins like a formula is marked as text for good (quote prefix), so that editing
    the cell does not bring it to life; `_x0041_` is escaped, or it would be read as a character.
    """
    if not isinstance(cell, Cell):
        raise TypeError("only the first cell of a merged range can be written")
    shown = fill_gaps(text)
    if len(shown) > MOST_CHARACTERS:
        raise UserError(
            error(
                "cell-too-long",
                f"這一格的文字有 {len(shown):,} 字，試算表一格最多 {MOST_CHARACTERS:,} 字。",
                "縮短文字，或改用 Word 格式。",
                Place(cell=cell.coordinate),
            )
        )
    cell.value = _ESCAPE_LIKE.sub("_x005F_", shown)
    cell.data_type = "s"
    cell.quotePrefix = shown.startswith(_LIVE)
    return cell


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that a worksheet may bear: at most 31 characters, none forbidden, not taken.

    `taken` holds the names in use, case-folded.
    """
    plain = _NO_SHEET_NAME.sub(" ", fill_gaps(wanted)).strip(" '") or "工作表"
    name, number = plain[:_LONGEST_SHEET_NAME].rstrip(" '"), 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = plain[: _LONGEST_SHEET_NAME - len(mark)].rstrip(" '") + mark
    return name
