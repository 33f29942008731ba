"""What docxtpl makes of a template, taken once: every part that can hold tags, as Jinja text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from inservice_docs.formats.docx.half_tags import half_tags
from inservice_docs.formats.docx.package import refuse
from inservice_docs.formats.docx.properties import TAGGED
from inservice_docs.records.finding import Finding, Severity

#: Placeholders and tags of a template, each of which takes ten kilobytes to compile.
MAX_MARKS = 5_000
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_KINDS = {RELATIONSHIP_TYPE.HEADER: "header", RELATIONSHIP_TYPE.FOOTER: "footer"}
_ROOM = {
    "body": "本文",
    "header": "頁首",
    "footer": "頁尾",
    "footnotes": "註腳",
    "property": "摘要資訊",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One part with its tags: `text` is Jinja text between the unchanging `before` and `after`."""

    kind: str
    member: str
    before: str
    text: str
    after: str

    @property
    def room(self) -> str:
        """Return where in the document it stands, as a reader calls it: 本文, 頁首."""
        return _ROOM[self.kind]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template as docxtpl and python-docx read it.

    `members` are all parts as python-docx writes them, in order; `sources` those that can hold
    tags; `tagged` the core properties that hold one, by name; `core` the member of the properties;
    `findings` tell of tags that are opened or closed only.
    """

    members: dict[str, bytes]
    sources: tuple[Source, ...]
    tagged: dict[str, str]
    core: str
    findings: tuple[Finding, ...]


def prepare(data: bytes, name: str) -> Prepared:
    """Have docxtpl prepare every part; raises UserError when python-docx cannot open the file or
    there are more tags than any template has.

    A part with half a tag stays as it is, since docxtpl would take all that follows for the tag.
    """
    template = DocxTemplate(io.BytesIO(data))
    try:
        template.init_docx()
        document: Any = template.docx
        core = _core_member(document)
        written = io.BytesIO()
        document.save(written)
    except Exception as problem:  # whatever a foreign file makes python-docx stumble over
        raise refuse(
            "docx-not-word",
            "這不是可用的 Word 文件（缺少本文，或格式不合）",
            "請用 Word 或 LibreOffice 開啟後，另存為「Word 文件（.docx）」",
            name,
        ) from problem
    written.seek(0)
    with zipfile.ZipFile(written) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    properties = {field: getattr(document.core_properties, field) for field in TAGGED}
    tagged = {field: text for field, text in properties.items() if "{{" in text or "{%" in text}
    found: list[Finding] = []
    sources: list[Source] = []
    for source in _sources(document, members, name):
        half = list(half_tags(members[source.member], name, source.room))
        found += half
        if not any(each.severity is Severity.ERROR for each in half):
            source = replace(source, text=template.patch_xml(source.text))
        sources.append(source)
    if sum(source.text.count(mark) for source in sources for mark in ("{{", "{%")) > MAX_MARKS:
        raise refuse(
            "docx-too-big",
            f"範本裡的標記超過 {MAX_MARKS:,} 個",
            "重複的內容請改用迴圈（{% for %}），或拆成幾份範本",
            name,
        )
    return Prepared(members, tuple(sources), tagged, core, tuple(found))


def _core_member(document: Any) -> str:
    """Return the name of the core properties' part, which python-docx makes when there is none."""
    document.core_properties  # noqa: B018 - made on first access
    part = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return str(part.partname.membername)


def _sources(document: Any, members: dict[str, bytes], name: str) -> Iterator[Source]:
    """Yield each part that can hold tags, its text as docxtpl takes it up."""
    main = document.part.partname.membername
    whole = members[main].decode("utf-8")
    start, end = whole.find("<w:body"), whole.rfind("</w:body>") + len("</w:body>")
    if start < 0 or end < start:
        raise refuse("docx-not-word", "這份 Word 文件沒有本文", "請換一個檔案", name)
    body = re.sub("^<w:body[^>]*>", "<w:body>", whole[start:end])
    yield Source("body", main, whole[:start], body, whole[end:])
    seen: set[str] = set()
    for link in document.part.rels.values():
        kind = _KINDS.get(link.reltype)
        member = "" if link.is_external else link.target_part.partname.membername
        if kind is not None and member not in seen and link.target_part.blob:
            seen.add(member)
            text = etree.tostring(parse_xml(link.target_part.blob), encoding="unicode")
            yield Source(kind, member, _DECLARATION, text, "")
    for part in document.part.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            text = re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", part.blob.decode("utf-8"))
            yield Source("footnotes", part.partname.membername, _DECLARATION, text, "")
