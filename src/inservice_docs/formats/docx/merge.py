"""One document with a page for each record (合併成一檔), written piece by piece."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

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
# Before a table the break needs a paragraph of its own, too small to be seen.
_THIN = (
    f'<w:p><w:pPr>{_NEW_PAGE}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
_PICTURE_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
# Names that must not occur twice in a document.
_UNIQUE = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*/>| w14:(?:paraId|textId)="[^"]*"')
_OBSTACLES = (
    (r"<w:(?:footnote|endnote)Reference\b", "註腳無法分屬各筆"),
    (r"<w:comment(?:RangeStart|Reference)\b", "註解無法分屬各筆"),
)
_CURE = "請改為每筆一個檔案（壓縮成一個 ZIP），或調整範本"


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
    source: Source, records: Iterable[tuple[str, dict[str, bytes]]], file: str
) -> tuple[Packed, dict[str, bytes]]:
    """Return the body part with all records, each from a new page, and the other varying parts.

    `source` is the body; a record is its body and its other varying parts, by name. Raises
    UserError when there is no record and when a header differs from record to record.
    """
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    pieces: list[bytes] = []
    check = size = 0
    shared: dict[str, bytes] = {}
    for text in _texts(source, records, shared, file):
        data = text.encode()
        check, size = zlib.crc32(data, check), size + len(data)
        pieces.append(stream.compress(data))
    pieces.append(stream.flush())
    return Packed(source.member.encode(), b"".join(pieces), check, size), shared


def _texts(
    source: Source,
    records: Iterable[tuple[str, dict[str, bytes]]],
    shared: dict[str, bytes],
    file: str,
) -> Iterator[str]:
    pictures = 1001
    end = ""
    for number, (xml, others) in enumerate(records):
        shared.update(others if number == 0 else {})
        if others != shared:
            raise UserError(refuse("頁首、頁尾或註腳的內容每筆不同", file))
        start, ending = _START.match(xml), _END.search(xml)
        if start is None or ending is None:
            raise UserError(refuse("範本的本文不完整", file))
        content = xml[start.end() : ending.start()]
        if number == 0:
            yield source.before + start.group()
            end = ending.group() + source.after
        else:
            content = _on_new_page(_UNIQUE.sub("", content))
        if "<wp:docPr" in content:
            content, count = _renumber(content, pictures)
            pictures += count
        yield content
    if not end:
        raise UserError(error("nothing-to-render", "沒有任何一筆資料", "請先確認名單", Place(file)))
    yield end


def _on_new_page(content: str) -> str:
    """Return a record's content so that it starts on a new page."""
    if _EMPTY_FIRST.match(content):
        return _EMPTY_FIRST.sub(f"<w:p><w:pPr>{_NEW_PAGE}</w:pPr></w:p>", content, count=1)
    first = _FIRST.match(content)
    if first is None:
        return _THIN + content
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
