"""The lines of a PDF page by where their pieces lie; producers draw them in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

_SHOWS = {b"Tj", b"TJ", b"'", b'"'}
_GUESSED = re.compile("(?<=[\u2e80-\uffef]) (?=\\S)|(?<=\\S) (?=[\u2e80-\uffef])")
_BINDING = re.compile("[裝訂線.…．·‧┄┅┈┊┆|:： \u3000]+")
_GAP, _COLUMN = 1.2, 1.8
_WORD_GAP = 0.2
_SLACK = 0.2
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_SAME_LINE = 0.5


Matrix = Sequence[float]
_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
_TURNS: dict[int, Matrix] = {
    90: (0, -1, 1, 0, 0, 0),
    180: (-1, 0, 0, -1, 0, 0),
    270: (0, 1, -1, 0, 0, 0),
}
"""What /Rotate, clockwise, does to the places on a page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text drawn at once: where it begins, and its size, in points.

    `apart` tells that pypdf saw room before it, enough for a space between words.
    """

    text: str
    x: float
    y: float
    size: float
    apart: bool = False

    @property
    def right(self) -> float:
        """Return about where the text ends."""
        return self.x + self.size * sum(1.0 if char > "\u02ff" else 0.5 for char in self.text)


def page_lines(page: Any) -> list[tuple[str, float, float, float]]:
    """Return a page's lines from top to bottom as (text, left, right, size), in points."""
    collector = _Collector(_TURNS.get(page.rotation % 360, _UPRIGHT))
    page.extract_text(visitor_operand_before=collector.see, visitor_text=collector.take)
    lines = [_line(line) for line in _lines(_without_binding(collector.pieces))]
    return [line for line in lines if line[0]]


class _Collector:
    """Collects what pypdf reads, without the spaces that it puts where it sees room."""

    def __init__(self, turn: Matrix) -> None:
        self.pieces: list[Piece] = []
        self._turn = turn
        self._strings: list[bytes] = []
        self._place = (0.0, 0.0)

    def see(self, operator: bytes, operands: Any, *_: Any) -> None:
        """Note the strings that are shown: what a text has beyond them was guessed."""
        if operator in _SHOWS:
            self._strings.extend(_strings(operands))

    def take(self, text: str, outer: Matrix, inner: Matrix, font: Any, size: float) -> None:
        """Take a piece of text with the matrices that place it."""
        codes = sum(_codes(string, font) for string in self._strings)
        self._strings.clear()
        apart = False
        if codes < len(text.replace("\n", "")):
            apart = codes > 0 and text.startswith(" ")
            text = _GUESSED.sub("", text.removeprefix(" ")) if codes else ""
        place = _product(_product(inner, outer), self._turn)
        for piece in _pieces(text, place, size):
            self._add(replace(piece, apart=apart))

    def _add(self, piece: Piece) -> None:
        # A change of font parts a text; pypdf then gives the place of the whole for each part.
        place = (piece.x, piece.y)
        if self.pieces and place == self._place:
            piece = replace(piece, x=self.pieces[-1].right)
        self._place = place
        self.pieces.append(piece)


def _strings(operands: Any) -> Iterator[bytes]:
    for each in operands:
        if isinstance(each, (bytes, str)):
            yield each if isinstance(each, bytes) else bytes(2 * len(each))
        elif isinstance(each, list):
            yield from _strings(each)


def _codes(string: bytes, font: Any) -> int:
    """Return how many characters a string shows in a font."""
    if not font or font.get("/Subtype") != "/Type0":
        return len(string)
    if "B5" in str(font.get("/Encoding")):
        return len(string.decode("cp950", "replace"))
    return len(string) // 2


def _pieces(text: str, place: Matrix, size: float) -> Iterator[Piece]:
    a, b, c, d, x, y = place
    if abs(b) > 0.1 * abs(a) or not text.strip("\n"):
        return
    height = abs(size) * (c * c + d * d) ** 0.5
    for row, part in enumerate(text.strip("\n").split("\n")):
        if part:
            yield Piece(part, x, y - 1.2 * height * row, height or 1.0)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    m, n, o, p, q, r = outer
    return (
        a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p,
        e * m + f * o + q, e * n + f * p + r,
    )  # fmt: skip


def _without_binding(pieces: list[Piece]) -> list[Piece]:
    """Leave out 裝訂線 in the left margin, where it stands beside lines of text."""
    margin = min(
        (each.x for each in pieces if len(each.text) > 1 and not _BINDING.fullmatch(each.text)),
        default=0.0,
    )
    return [
        each for each in pieces if each.x + each.size > margin or not _BINDING.fullmatch(each.text)
    ]


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of one line after the other, whatever order they were drawn in."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: -each.y):
        if line and line[0].y - piece.y > _SAME_LINE * min(line[0].size, piece.size):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _line(pieces: list[Piece]) -> tuple[str, float, float, float]:
    ordered = sorted(pieces, key=lambda each: each.x)
    first = next((each for each in ordered if each.text.strip()), None)
    if first is None:
        return "", 0.0, 0.0, 0.0
    text, right = "", first.x
    last: Piece | None = None
    for piece in ordered:
        if last and piece.text == last.text and piece.x - last.x < 0.3 * piece.size:
            continue  # drawn twice, to look bold
        text += _between(text, piece, right) + piece.text
        right = max(right, piece.right)
        last = piece
    return text.strip(), first.x, right, max(each.size for each in ordered)


def _between(text: str, piece: Piece, right: float) -> str:
    """Return what stands for the room before a piece: nothing, a space, or a column's tab."""
    if not text:
        return ""
    # Latin letters are measured as half an em each, which the wider fonts exceed.
    narrow = len(text) - len(text.rstrip(_ASCII))
    gap = (piece.x - right) / piece.size - _SLACK * narrow
    if gap > _COLUMN:
        return "\t"
    if text[-1].isascii() and piece.text[0].isascii():
        return " " if (piece.apart or gap > _WORD_GAP) and text[-1] != " " else ""
    return "\u3000" if gap > _GAP and not text[-1].isspace() else ""
