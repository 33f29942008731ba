"""Lines of a letter's text: what they say, how far they stand in, and whether they broke off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from inservice_docs.taiwan.text import unholdable

_SPACE = re.compile("[\t\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LEADING = re.compile(f"(?:{_SPACE.pattern})*")
_ODD_SPACE = re.compile("[\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]")
_INVISIBLE = re.compile("[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Some PDFs name the radical where they mean the character that looks the same (⽇ for 日).
_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff]")
_COLUMNS = re.compile("(?:\t|[ \u3000]*\t[ \t\u3000]*| {4,}|\u3000{3,}| *(?:\u3000 *){3,})")
_FRAME = "│┃║"
_WIDEST_WRAPPED = 120

MOST_LINES = 4_000
"""The lines that a letter may have; fifty printed pages have half of that. One more is kept."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `text` without outer white space, its columns parted by tabs.

    Where a broken line is to be joined with a space, the next one begins with it.

    `indent` counts half-width columns from the left margin. `full` tells that the line reaches the
    right margin, so that the next one may be its rest. `page` counts from 0.
    """

    text: str
    indent: int = 0
    full: bool = False
    page: int = 0


def clean(text: str) -> str:
    """Return a line's text without hidden and unholdable characters, odd white space put right."""
    text = _ODD_SPACE.sub(" ", _INVISIBLE.sub("", text))
    text = _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    bad = {index for index, _ in unholdable(text)}
    return "".join(char for at, char in enumerate(text) if at not in bad) if bad else text


def width(text: str) -> int:
    """Return how many half-width columns a text takes."""
    return sum(4 if char == "\t" else 1 + (char > "\u02ff") for char in text)


def unspaced(text: str) -> str:
    """Return a text without any white space, everything else as written."""
    return _SPACE.sub("", text).replace("\n", "")


def plain(text: str) -> str:
    """Return a text with one full-width space where columns stood apart."""
    return text.replace("\t", "\u3000")


def paragraph_lines(paragraphs: Iterable[str]) -> list[Line]:
    """Return the lines of paragraphs (docx, odt), none of which was broken by a page's width."""
    lines = (line for text in paragraphs for line in text.split("\n") if line.strip())
    made = (Line(_columns(clean(line)).strip("\t \u3000")) for line in lines)
    return list(islice(made, MOST_LINES + 1))


def text_lines(text: str) -> list[Line]:
    """Return the lines of a text file; form feeds part its pages."""
    found = list(islice(_said(text), MOST_LINES + 1))
    widest = max((indent + width(said) for said, indent, _ in found), default=0)
    wrapped = widest <= _WIDEST_WRAPPED
    return [
        Line(said, indent, wrapped and indent + width(said) >= widest * 0.85, page)
        for said, indent, page in found
    ]


def _said(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what each line says, how far it stands in, and its page."""
    for page, content in enumerate(text.split("\f")):
        for raw in content.split("\n"):
            line = clean(raw).strip(_FRAME)
            lead = _LEADING.match(line)
            start = lead.end() if lead else 0
            if said := line[start:].rstrip("\t \u3000"):
                yield _columns(said), width(line[:start]), page


def _columns(text: str) -> str:
    """Part columns by one tab each, whatever white space stood between them."""
    return _COLUMNS.sub("\t", text)
