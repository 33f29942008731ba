"""One document with a page for each record (合併成一檔), written piece by piece."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from inservice_docs.formats.docx.apart import THIN, apart
from inservice_docs.formats.docx.archive import Packed
from inservice_docs.formats.docx.numbering import counts_on
from inservice_docs.formats.docx.part import Part
from inservice_docs.formats.docx.source import Source
from inservice_docs.records.finding import Finding, Place, UserError, error

_START = re.compile(r"<w:body[^>]*>")
_END = re.compile(r"<w:sectPr[ >](?:(?!<w:sectPr[ >]).)*</w:sectPr>\s*</w:body>$|</w:body>$", re.S)
_FIRST = re.compile(
    r"\s*(<w:p(?: [^>]*)?(?<!/)>)(?:<w:pPr>((?:<w:(?:pStyle|keepNext|keepLines)[^>]*/>)*))?"
)
_EMPTY_FIRST = re.compile(r"\s*<w:p(?: [^>]*)?/>")
_NEW_PAGE = "<w:pageBreakBefore/>"
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
# Names that must not occur twice in a document.
_UNIQUE = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*/>| w14:(?:paraId|textId)="[^"]*"')
_OBSTACLES = (
    (r"<w:(?:footnote|endnote)Reference\b", "註腳無法分屬各筆"),
    (r"<w:comment(?:RangeStart|Reference)\b", "註解無法分屬各筆"),
)
_CURE = "請改為每筆一個檔案（壓縮成一個 ZIP），或調整範本"


class Cut(Enum):
    """Whether a merged document is to be cut apart again, and what its records are until then."""

    NOT = 0
    BY_PAGES = 1
    BY_SECTIONS = 2


def obstacles(body: Part, members: Mapping[str, bytes]) -> list[str]:
    """Return, in Chinese, why a template's records cannot share one document, if so."""
    text = body.source.text
    found = [why for pattern, why in _OBSTACLES if re.search(pattern, text)]
    if len(re.findall(r"<w:sectPr[ >]", text)) > 1:
        found.append("範本有兩個以上的分節")
    if counts_on(text, members):
        found.append("自動編號會接續到下一筆")
    if body.static:
        found.append("本文沒有任何欄位")
    return found


def refuse(reason: str, file: str) -> Finding:
    """Return the finding for records that cannot share one document."""
    return error("template-not-mergeable", f"無法合併成一個檔案：{reason}", _CURE, Place(file))


def merged_body(
    source: Source,
    records: Iterable[tuple[str, dict[str, bytes]]],
    file: str,
    *,
    cut: Cut = Cut.NOT,
) -> tuple[Packed, dict[str, bytes]]:
    """Return the body part with all records, each from a new page, and the other varying parts.

    `source` is the body; a record is its body and its other varying parts, by name. `cut` tells
    whether it is to be cut apart again, see `apart`. Raises UserError when there is no record
    and when a header differs from record to record.
    """
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    pieces: list[bytes] = []
    check = size = 0
    shared: dict[str, bytes] = {}
    for text in _texts(source, _Bodies(records, shared, file), cut):
        data = text.encode()
        check, size = zlib.crc32(data, check), size + len(data)
        pieces.append(stream.compress(data))
    pieces.append(stream.flush())
    return Packed(source.member.encode(), b"".join(pieces), check, size), shared


class _Bodies:
    """The contents of the bodies, pictures numbered through; `start` and `end` stand around all."""

    def __init__(
        self, records: Iterable[tuple[str, dict[str, bytes]]], shared: dict[str, bytes], file: str
    ) -> None:
        self._records, self._shared, self.file = iter(records), shared, file
        self._pictures = 1001
        first = next(self._records, None)
        if first is None:
            nothing = error("nothing-to-render", "沒有任何一筆資料", "請先確認名單", Place(file))
            raise UserError(nothing)
        self._shared.update(first[1])
        self.start, self._first, self.end = self._cut(first[0])

    def __iter__(self) -> Iterator[str]:
        yield self._numbered(self._first)
        for xml, others in self._records:
            if others != self._shared:
                raise UserError(refuse("頁首、頁尾或註腳的內容每筆不同", self.file))
            yield self._numbered(self._cut(xml)[1])

    def _cut(self, xml: str) -> tuple[str, str, str]:
        start, end = _START.match(xml), _END.search(xml)
        if start is None or end is None:
            raise UserError(refuse("範本的本文不完整", self.file))
        return start.group(), xml[start.end() : end.start()], end.group()

    def _numbered(self, content: str) -> str:
        if "<wp:docPr" not in content:
            return content
        content, count = _renumber(content, self._pictures)
        self._pictures += count
        return content


def _texts(source: Source, bodies: _Bodies, cut: Cut) -> Iterator[str]:
    yield source.before + bodies.start
    if cut is not Cut.NOT:
        end = bodies.end.removesuffix("</w:body>").rstrip()
        try:
            yield from apart(source, bodies, end, cut is Cut.BY_SECTIONS)
        except ValueError:
            raise UserError(refuse("本文不是以段落結束", bodies.file)) from None
        yield "</w:body>" + source.after
        return
    for number, content in enumerate(bodies):
        yield _on_new_page(_UNIQUE.sub("", content)) if number else content
    yield bodies.end + source.after


def _on_new_page(content: str) -> str:
    """Return a record's content so that it starts on a new page."""
    if _EMPTY_FIRST.match(content):
        return _EMPTY_FIRST.sub(f"<w:p><w:pPr>{_NEW_PAGE}</w:pPr></w:p>", content, count=1)
    first = _FIRST.match(content)
    if first is None:
        return THIN + content
    opening, properties = first.groups()
    rest = content[first.end() :]
    if properties is None:
        return f"{opening}<w:pPr>{_NEW_PAGE}</w:pPr>{rest}"
    if rest.startswith("<w:pageBreakBefore"):
        rest = re.sub(r"^<w:pageBreakBefore[^>]*/>", "", rest)
    return f"{opening}<w:pPr>{properties}{_NEW_PAGE}{rest}"


def _renumber(content: str, first: int) -> tuple[str, int]:
    """Number the pictures from `first` on; return the content and how many there are."""
    pieces = _PICTURE_ID.split(content)
    for at in range(1, len(pieces), 3):
        pieces[at] += str(first + at // 3)
    return "".join(pieces), len(pieces) // 3
