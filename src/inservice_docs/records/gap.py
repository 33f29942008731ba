"""Gaps (待填): a missing fact inside a text, marked so that each format can show it its own way.

The marks are noncharacters, which no entered text may hold: a gap is never taken for text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
_GAP = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


def gap(label: str) -> str:
    """Return the mark for a missing fact that the reader knows as `label` (時數, 發文字號)."""
    return f"{OPEN}{label}{CLOSE}"


def has_gap(text: str) -> bool:
    """Tell whether a text still lacks a fact."""
    return OPEN in text


def gap_labels(text: str) -> list[str]:
    """Return the labels of the missing facts in a text, in order."""
    return _GAP.findall(text)


def split_gaps(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text as (piece, is it a gap); a gap's piece is its label."""
    end = 0
    for match in _GAP.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match.group(1), True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def show_gap(label: str) -> str:
    """Return the words that stand for a missing fact on paper: （待填：時數）."""
    return f"（待填：{label}）" if label else "（待填）"


def fill_gaps(text: str, show: Callable[[str], str] = show_gap) -> str:
    """Return the text with every gap replaced by `show(label)`."""
    return _GAP.sub(lambda match: show(match.group(1)), text) if OPEN in text else text
