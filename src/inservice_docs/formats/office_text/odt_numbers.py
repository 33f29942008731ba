"""The automatic numbers of an odt: list styles, and how far each list has counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from inservice_docs.formats.office_text.numbering import show_number

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_STYLES = {
    "a": "lower-letter", "A": "upper-letter", "i": "lower-roman", "I": "upper-roman",
    "一": "chinese", "壹": "formal", "甲": "stems", "子": "branches", "①": "circled",
    "１": "full-width",
}  # fmt: skip
_PLACE = re.compile(r"%([1-9]|10)%")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int


@dataclass
class ListState:
    """How far one list has counted, level by level."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


class OdtNumbers:
    """Counts the items of one document's lists in their order."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        """Read the list styles of content and styles; either part may be missing."""
        self._styles: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style") if root is not None else ():
                self._styles.setdefault(style.get(f"{STYLE}name", ""), dict(_levels(style)))
        self._by_style: dict[str, ListState] = {}
        self._by_id: dict[str, ListState] = {}

    def open_list(self, element: etree._Element) -> ListState:
        """Return the state of a list that begins here, or goes on from an earlier one."""
        style = element.get(f"{TEXT}style-name", "")
        continued = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._by_style.get(style)
        state = continued or ListState(style)
        self._by_style[style] = state
        if name := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._by_id[name] = state
        return state

    def next_item(self, state: ListState, level: int, item: etree._Element) -> str:
        """Count an item and return its number as shown, empty for bullets and unknown styles."""
        known = self._styles.get(state.style, {}).get(level)
        given = _integer(item.get(f"{TEXT}start-value"))
        begin = known.start if known else 1
        count = given if given is not None else state.counts.get(level, begin - 1) + 1
        state.counts = {each: at for each, at in state.counts.items() if each < level}
        state.counts[level] = count
        if known is None or not known.text:
            return ""
        return _PLACE.sub(lambda found: self._shown(state, int(found[1])), known.text)

    def _shown(self, state: ListState, level: int) -> str:
        known = self._styles.get(state.style, {}).get(level)
        return show_number(state.counts.get(level, 1), known.style if known else "")


def _levels(style: etree._Element) -> Iterable[tuple[int, _Level]]:
    for each in style.iterchildren(f"{TEXT}list-level-style-number"):
        level = _integer(each.get(f"{TEXT}level"))
        form = each.get(f"{STYLE}num-format", "")
        if level is None or not form or level > _DEEPEST:
            continue
        prefix, suffix = each.get(f"{STYLE}num-prefix", ""), each.get(f"{STYLE}num-suffix", "")
        text = each.get(_EXTENDED) or f"{prefix}%{level}%{suffix}"
        start = _integer(each.get(f"{TEXT}start-value"))
        yield level, _Level(_STYLES.get(form[0], ""), text, 1 if start is None else start)


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 6 else None
