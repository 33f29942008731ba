"""The automatic numbers of a docx: what Word shows before a paragraph and does not write there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from inservice_docs.formats.office_text.numbering import show_number

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {
    **dict.fromkeys(
        ("taiwaneseCountingThousand", "taiwaneseCounting", "taiwaneseDigital", "chineseCounting",
         "chineseCountingThousand", "ideographDigital", "japaneseCounting"), "chinese",
    ),
    **dict.fromkeys(("ideographLegalTraditional", "chineseLegalSimplified"), "formal"),
    "ideographTraditional": "stems",
    "ideographZodiac": "branches",
    "decimalEnclosedCircle": "circled",
    "decimalEnclosedCircleChinese": "circled",
    "decimalEnclosedParen": "bracketed",
    "decimalFullWidth": "full-width",
    "decimalFullWidth2": "full-width",
    "upperLetter": "upper-letter",
    "lowerLetter": "lower-letter",
    "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
}  # fmt: skip
_UNNUMBERED = {"bullet", "none"}
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass
class _Level:
    style: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class _List:
    """A list: its abstract definition, its levels, and where a level begins anew."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """Read the definitions; either part may be missing."""
        self._lists = _lists(numbering) if numbering is not None else {}
        self._by_style = _style_numbers(styles) if styles is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def before(self, paragraph: etree._Element) -> str:
        """Return the number that Word shows before a paragraph, empty when it has none."""
        number, level = self._place(paragraph)
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for each in found.restarts:
                counts.pop(each, None)
        start = found.restarts.get(level, found.levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if found.levels[level].style in _UNNUMBERED:
            return ""
        text = found.levels[level].text
        return _PLACE.sub(lambda match: _shown(found, counts, int(match[1]) - 1), text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
        number, level = _numbered(properties)
        style = properties.find(f"{W}pStyle")
        if not number and style is not None:
            number, own = self._by_style.get(style.get(f"{W}val", ""), ("", None))
            level = level if level is not None else own
        return number, level or 0


def _shown(found: _List, counts: dict[int, int], level: int) -> str:
    known = found.levels.get(level, _Level())
    return show_number(counts.get(level, known.start), _STYLES.get(known.style, ""))


def _numbered(properties: etree._Element) -> tuple[str, int | None]:
    inner = properties.find(f"{W}numPr")
    if inner is None:
        return "", None
    return _value(inner, "numId"), _integer(_value(inner, "ilvl"))


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _integer(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def _lists(numbering: etree._Element) -> dict[str, _List]:
    abstracts = {
        each.get(f"{W}abstractNumId", ""): dict(_levels(each))
        for each in numbering.iter(f"{W}abstractNum")
    }
    lists = {}
    for each in numbering.iter(f"{W}num"):
        abstract = _value(each, "abstractNumId")
        found = _List(abstract, dict(abstracts.get(abstract, {})))
        for override in each.iter(f"{W}lvlOverride"):
            level = _integer(override.get(f"{W}ilvl", ""))
            start = _integer(_value(override, "startOverride"))
            if level is not None and start is not None:
                found.restarts[level] = start
            found.levels.update(_levels(override))
        lists[each.get(f"{W}numId", "")] = found
    return lists


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for each in parent.iter(f"{W}lvl"):
        level = _integer(each.get(f"{W}ilvl", ""))
        if level is not None and level < _LEVELS:
            start = _integer(_value(each, "start"))
            style = _value(each, "numFmt") or "decimal"
            yield level, _Level(style, _value(each, "lvlText"), 1 if start is None else start)


def _style_numbers(styles: etree._Element) -> dict[str, tuple[str, int | None]]:
    """Return the list and level of each paragraph style, its own or that of the style it is on."""
    own: dict[str, tuple[str, int | None]] = {}
    bases: dict[str, str] = {}
    for each in styles.iter(f"{W}style"):
        name = each.get(f"{W}styleId", "")
        bases[name] = _value(each, "basedOn")
        properties = each.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}numPr") is not None:
            own[name] = _numbered(properties)
    found = {}
    for name in bases:
        seen: set[str] = set()
        at = name
        while at and at not in own and at not in seen:
            seen.add(at)
            at = bases.get(at, "")
        if at in own:
            found[name] = own[at]
    return found
