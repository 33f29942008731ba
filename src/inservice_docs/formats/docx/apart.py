"""Records in one document with a bookmark at each (書籤), so that it can be cut apart again.

Such a document is converted in one go. Where pages are numbered or differ by their place, every
record is a section of its own (分節), numbered from 1; elsewhere it only starts on a new page,
which LibreOffice lays out many times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from inservice_docs.formats.docx.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BODY = re.compile(r"<w:body[^>]*>(.*)</w:body>", re.DOTALL)
# What the schema wants before these two within w:sectPr.
_BEFORE_TYPE = ("headerReference", "footerReference", "footnotePr", "endnotePr")
_BEFORE_NUMBER = (*_BEFORE_TYPE, "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")
# Fields that count or point beyond their record.
_FIELDS = re.compile(
    r"\b(NUMPAGES|SECTIONPAGES|SECTION|SEQ|REF|PAGEREF|NOTEREF|STYLEREF|TOC|INDEX|LISTNUM"
    r"|AUTONUM\w*|NEXT|MERGEREC)\b"
)
_STORIES = re.compile(r"word/(?:document|header|footer)[^/]*\.xml")
_BY_PLACE = re.compile(r"\bPAGE\b|<w:(?:pgNum|titlePg|evenAndOddHeaders|mirrorMargins|lnNumType)\b")
MARK = "record"
# Before a table the break needs a paragraph of its own, too small to be seen.
THIN = (
    '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20"'
    ' w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


def bookmark(number: int) -> str:
    """Return the bookmark at the start of a record, counted from 0."""
    return f"{MARK}{number:06}"


def obstacles(members: Mapping[str, bytes]) -> list[str]:
    """Return, in Chinese, which fields would come out otherwise among other records."""
    words: list[str] = []
    for member, content in members.items():
        if not _STORIES.fullmatch(member):
            continue
        root: Any = etree.fromstring(content)
        for paragraph in root.iter(f"{_W}p"):
            said = "".join(each.text or "" for each in paragraph.iter(f"{_W}instrText"))
            simple = (each.get(f"{_W}instr") or "" for each in paragraph.iter(f"{_W}fldSimple"))
            words += _FIELDS.findall(" ".join((said, *simple)))
    return [f"功能變數「{word}」的結果會受其他筆影響" for word in dict.fromkeys(words)]


def needs_sections(members: Mapping[str, bytes]) -> bool:
    """Tell whether pages show their number or depend on their place in the document."""
    return any(
        _BY_PLACE.search(content.decode("utf-8", "replace"))
        for member, content in members.items()
        if _STORIES.fullmatch(member) or member == "word/settings.xml"
    )


def apart(source: Source, bodies: Iterable[str], end: str, sections: bool) -> Iterator[str]:
    """Yield the bodies' contents, each with its bookmark and from a new page; with `sections` each
    but the last is closed by its own.

    `bodies` are what stands between `<w:body>` and its section properties `end`. Raises ValueError
    for a body whose last element can hold no section.
    """
    waiting: Any = None
    for number, body in enumerate(bodies):
        if waiting is not None:
            yield _closed(waiting) if sections else _text(waiting, but=1)
        waiting = _parse(source, body + end)
        _mark(waiting, number)
        if sections:
            _set(waiting[0][-1], "type", "val", "nextPage", _BEFORE_TYPE)
            _set(waiting[0][-1], "pgNumType", "start", "1", _BEFORE_NUMBER)
        elif number:
            _break(waiting[0])
    if waiting is not None:
        yield _text(waiting)


def _parse(source: Source, content: str) -> Any:
    """Return a record's document, whose first child is its body and the last of that a section."""
    xml = f"{source.before}<w:body>{content}</w:body>{source.after}"
    root: Any = etree.fromstring(xml.encode())
    body = root.find(f"{_W}body")
    root.insert(0, body)
    if not len(body) or body[-1].tag != f"{_W}sectPr":
        etree.SubElement(body, f"{_W}sectPr")
    return root


def _text(root: Any, but: int = 0) -> str:
    """Return the content of the body, `but` so many of its last elements."""
    for _ in range(but):
        root[0].remove(root[0][-1])
    found = _BODY.search(etree.tostring(root, encoding="unicode"))
    return found.group(1) if found else ""


def _mark(root: Any, number: int) -> None:
    """Give a record its bookmark, and no names that another record has too."""
    body = root[0]
    for each in list(body.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        each.getparent().remove(each)
    if number:
        for each in body.iter(f"{_W}p", f"{_W}tr"):
            for name in ("paraId", "textId"):
                each.attrib.pop(f"{_W14}{name}", None)
    first = next(body.iter(f"{_W}p"))
    at = 1 if len(first) and first[0].tag == f"{_W}pPr" else 0
    start = first.makeelement(f"{_W}bookmarkStart", {f"{_W}id": str(number)})
    start.set(f"{_W}name", bookmark(number))
    first.insert(at, start)
    first.insert(at + 1, first.makeelement(f"{_W}bookmarkEnd", {f"{_W}id": str(number)}))


def _break(body: Any) -> None:
    """Start a record on a new page."""
    first = body[0]
    if first.tag != f"{_W}p":
        body.insert(0, etree.fromstring(THIN.replace("<w:p>", f'<w:p xmlns:w="{_W[1:-1]}">', 1)))
        return
    properties = first.find(f"{_W}pPr")
    if properties is None:
        properties = first.makeelement(f"{_W}pPr")
        first.insert(0, properties)
    element = properties.find(f"{_W}pageBreakBefore")
    if element is None:
        names = {f"{_W}{each}" for each in ("pStyle", "keepNext", "keepLines")}
        at = sum(1 for each in properties if each.tag in names)
        properties.insert(at, properties.makeelement(f"{_W}pageBreakBefore"))
    else:
        element.attrib.clear()


def _set(section: Any, name: str, attribute: str, value: str, before: tuple[str, ...]) -> None:
    element = section.find(f"{_W}{name}")
    if element is None:
        names = {f"{_W}{each}" for each in before}
        at = sum(1 for each in section if each.tag in names)
        element = section.makeelement(f"{_W}{name}")
        section.insert(at, element)
    element.set(f"{_W}{attribute}", value)


def _closed(root: Any) -> str:
    """Return a body's content with its section's end in its last paragraph."""
    section = root[0][-1]
    last = section.getprevious()
    if last is None or last.tag != f"{_W}p":
        raise ValueError("the body does not end with a paragraph")
    properties = last.find(f"{_W}pPr")
    if properties is None:
        properties = last.makeelement(f"{_W}pPr")
        last.insert(0, properties)
    change = properties.find(f"{_W}pPrChange")
    at = len(properties) if change is None else properties.index(change)
    properties.insert(at, section)
    return _text(root)
