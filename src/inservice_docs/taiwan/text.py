"""Entered text: odd characters put right, hidden ones found, misspelt words recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20}
# In running text the full-width ，！？：；（）～ are right as they stand; these never are.
_LATIN = {
    code: plain
    for code, plain in _FULL_WIDTH.items()
    if chr(plain).isalnum() or chr(plain) in "@#&*+-./_%= "
}
# Control characters are no white space here: `unholdable` must still find them afterwards.
_SPACES = re.compile("[\t\n\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def half_width(text: str) -> str:
    """Return the text with every full-width form of an ASCII character (全形) as ASCII (半形)."""
    return text.translate(_FULL_WIDTH)


def tidy(text: str) -> str:
    """Return a short value (name, code, heading) as it was meant.

    Runs of any white space, line breaks too, become one space; zero-width characters go;
    full-width letters and digits become half-width. Chinese punctuation and rare characters stay.
    Not for prose, whose line breaks matter.
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", text).translate(_LATIN)).strip(" ")


def compact(text: str) -> str:
    """Return the text half-width, with neither white space nor zero-width characters."""
    return _SPACES.sub("", _INVISIBLE.sub("", half_width(text)))


def unholdable(text: str) -> list[tuple[int, int]]:
    """Return (index, code point) of each character that no document can hold.

    XML 1.0 has no control characters and no lone surrogates; U+FDD0-FDEF are this program's own.
    """
    return [(found.start(), ord(found.group())) for found in _UNHOLDABLE.finditer(text)]


def em_width(text: str) -> float:
    """Return how wide a text is in em: 1 for a Chinese character, half for a Latin one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that a misspelt word most likely means, or None when none is like it."""
    meant = tidy(word)[:60].casefold()
    best, best_score = None, 0.0
    for choice in choices:
        other = choice.casefold()
        score = SequenceMatcher(None, meant, other, autojunk=False).ratio()
        if len(meant) >= 2 and meant in other:
            score = max(score, 0.6)
        # Chinese words are short: one wrong character of two is already half.
        needed = 0.5 if max(len(meant), len(other)) <= 3 else 0.6
        if score >= needed and score > best_score:
            best, best_score = choice, score
    return best


def shown(text: str) -> str:
    """Return a text fit for a message: short, printable, without a whole ID or phone number."""
    plain = "".join(c if c.isprintable() else "?" for c in tidy(text)[:40])
    digits = [at for at, char in enumerate(plain) if char.isdigit()]
    if len(digits) >= 6:
        hidden = set(digits[3:])
        plain = "".join("*" if at in hidden else char for at, char in enumerate(plain))
    return plain if len(plain) <= 20 else plain[:20] + "…"
