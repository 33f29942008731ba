"""What the reader of workbooks does not tell of an OpenDocument sheet (.ods): joined cells."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from lxml import etree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_JOINED = re.compile(rb'number-rows-spanned\s*=\s*["\'](?:[2-9]|1[0-9])')
_MOST = 1_000_000
Merged = tuple[tuple[int, ...], ...]


def joined_cells(content: bytes) -> Mapping[str, Merged]:
    """Return the cells that are joined downwards, by the name of their sheet.

    Each as its first row and column and its last, counted from 0, as a `Grid` has them. `content`
    is the part content.xml; one that cannot be read has none, the reader says what is wrong.
    """
    if not _JOINED.search(content):
        return {}
    found: dict[str, list[tuple[int, ...]]] = {}
    try:
        events = etree.iterparse(
            io.BytesIO(content),
            events=("start", "end"),
            tag=tuple(f"{_TABLE}{name}" for name in ("table", *_CELLS, "table-row")),
            resolve_entities=False,
            no_network=True,
        )
        _collect(events, found)
    except etree.XMLSyntaxError:
        return {}
    return {name: tuple(cells) for name, cells in found.items()}


_CELLS = ("table-cell", "covered-table-cell")


def _collect(
    events: Iterable[tuple[str, etree._Element]], found: dict[str, list[tuple[int, ...]]]
) -> None:
    name, row, column = "", 0, 0
    for event, element in events:
        tag = element.tag.removeprefix(_TABLE)
        if event == "start":
            if tag == "table":
                name, row = element.get(f"{_TABLE}name", ""), 0
            elif tag == "table-row":
                column = 0
            elif tag in _CELLS:
                down, across = _count(element, "rows-spanned"), _count(element, "columns-spanned")
                if down > 1:
                    last = (row + down - 1, column + across - 1)
                    found.setdefault(name, []).append((row, column, *last))
                column += _count(element, "columns-repeated")
        elif tag == "table-row":
            row += _count(element, "rows-repeated")
            element.clear()


def _count(element: etree._Element, what: str) -> int:
    word = element.get(f"{_TABLE}number-{what}", "1")
    return min(int(word), _MOST) if word.isdecimal() else 1
