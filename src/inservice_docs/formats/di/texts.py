"""The text of an element: wrapped lines joined, outer white space off, all else as it stands."""

from __future__ import annotations

import re

from lxml import etree

_OUTER = " \t\r\n\u3000\u200b\ufeff"
_WRAP = re.compile(r"[ \t\u3000]*[\r\n][ \t\r\n\u3000]*")


def unwrap(text: str | None) -> str:
    """Return a text as one line; between Latin words a line end was a space."""
    if not text:
        return ""
    plain = text.strip(_OUTER)
    return _WRAP.sub(_joint, plain) if "\n" in plain or "\r" in plain else plain


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    latin = before.isascii() and after.isascii() and after.isalpha()
    return " " if latin and (before.isalpha() or before in ",.;:)") else ""


def own_text(element: etree._Element) -> str:
    """Return an element's own text, without that of the elements inside it."""
    return unwrap((element.text or "") + "".join(child.tail or "" for child in element))


def all_text(element: etree._Element) -> str:
    """Return the text of an element and of all inside it."""
    return unwrap("".join(str(text) for text in element.itertext()))


def children(element: etree._Element) -> list[etree._Element]:
    """Return the elements directly inside an element, without comments and instructions."""
    return [child for child in element if isinstance(child.tag, str)]
