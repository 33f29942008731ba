"""Cells of a CSV that programs of other people open: never a live formula, never a broken line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_LIVE = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as the text of a CSV; what a spreadsheet would run as a formula is kept text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow(["'" + cell if cell.startswith(_LIVE) else cell for cell in row])
    return text.getvalue()
