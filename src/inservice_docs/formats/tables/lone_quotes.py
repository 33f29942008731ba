"""Quotes (引號) of a CSV file that open a cell and never close it: they would swallow people."""

from __future__ import annotations

import re

_MOST = 200
"""Lone quotes; a file with more of them is no list with a slip of the pen."""


def without_lone_quotes(text: str, mark: str) -> tuple[str, list[int]]:
    """Return the text without the quotes that open a cell and never close it, and their lines.

    A cell of several lines ends with a quote before `mark` (what parts the cells) or the end of a
    line. One that ends nowhere, or in another line before anything else, was never meant. Lines
    are counted from 1.
    """
    opens = re.compile(rf'(?:\A|(?<=[{re.escape(mark)}\r\n]))"')
    runs_on = re.compile(rf'{opens.pattern}(?:[^"\r\n]|"")*(?:[\r\n]|\Z)')
    if not runs_on.search(text):
        return text, []
    ends = ("", mark, "\r", "\n")
    lone: list[int] = []
    at = 0
    while found := opens.search(text, at):
        closing = _closing(text, found.end())
        within = text[found.end() : closing]
        several = "\n" in within or "\r" in within
        if closing < 0 or (several and text[closing + 1 : closing + 2] not in ends):
            lone.append(found.start())
            at = found.end()
            if len(lone) > _MOST:
                return text, []
        else:
            at = closing + 1
    lines = [len(re.findall("\r\n|\n|\r", text[:each])) + 1 for each in lone]
    for each in reversed(lone):
        text = text[:each] + text[each + 1 :]
    return text, lines


def _closing(text: str, at: int) -> int:
    """Return where the quote is that closes a cell; a doubled one is part of the cell."""
    while (found := text.find('"', at)) >= 0 and text[found + 1 : found + 2] == '"':
        at = found + 2
    return found
