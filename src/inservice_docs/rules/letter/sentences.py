"""The sentence (句) and the phrase (分句) around a part of a text."""

from __future__ import annotations

_END = "。；;！？\r\n"


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a part of a text: between 。；！？ and line ends."""
    low = max((text.rfind(char, max(0, start - 200), start) for char in _END), default=-1) + 1
    after = [at for char in _END if (at := text.find(char, end, end + 200)) >= 0]
    return low, min(after, default=min(len(text), end + 200))


def phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the phrase around a part of a text: between any punctuation marks."""
    marks = _END + "，,"
    low = max((text.rfind(char, max(0, start - 100), start) for char in marks), default=-1) + 1
    after = [at for char in marks if (at := text.find(char, end, end + 100)) >= 0]
    return low, min(after, default=min(len(text), end + 100))
