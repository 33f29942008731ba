"""How many lines a text takes, broken as word processors break Chinese.

A Chinese character is an em wide and any other half of it. A line never starts with closing or ends
with opening punctuation, commas and stops may hang over the edge, and Latin words stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.gap import fill_gaps
from inservice_docs.taiwan.text import em_width

_CLOSING = "，。、；：？！）」』】》〉〕…)]}"
_OPENING = "（「『【《〈〔([{"
_HANGING = "，。、"
_JOIN = 0.2
"""What stands between Chinese and other writing, in em."""

_SLACK = 1e-6
_SIDE_BY_SIDE = re.compile(
    r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])"
)
_PIECE = re.compile(r"[!-~]+[ ]*|[ ]+|.", re.DOTALL)


def line_count(text: str, first: float, others: float) -> int:
    """Return how many lines a text takes with so much room (em) on its first and other lines."""
    return sum(_lines(paragraph, first, others) for paragraph in fill_gaps(text).split("\n"))


def _lines(text: str, first: float, others: float) -> int:
    count, used, room, before = 1, 0.0, first, ""
    for unit in _units(text):
        width = em_width(unit) + _JOIN * _joins(before + unit)
        hanging = 1 if unit[-1] in _HANGING else 0
        if used and used + width - hanging > room + _SLACK:
            count, used, room = count + 1, 0.0, others
            width = em_width(unit) + _JOIN * _joins(unit)
        if width > room:  # a word longer than a line is cut
            count += int((width - 0.5) // room)
            width %= room
        used += width
        before = unit[-1]
    return count


def _joins(text: str) -> int:
    """Return how often Chinese characters and other writing stand side by side."""
    return len(_SIDE_BY_SIDE.findall(text))


def _units(text: str) -> Iterator[str]:
    """Yield the pieces between which a line may break."""
    unit = ""
    for piece in _PIECE.findall(text):
        if unit and unit[-1] not in _OPENING and piece[0] not in _CLOSING:
            yield unit
            unit = ""
        unit += piece
    if unit:
        yield unit
