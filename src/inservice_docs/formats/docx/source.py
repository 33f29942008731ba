"""What docxtpl makes of a template, taken once: every part that can hold tags, as Jinja text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docxtpl import DocxTemplate

from inservice_docs.formats.docx.package import refuse
from inservice_docs.formats.docx.properties import TAGGED

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
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
    tags; `tagged` the core properties that hold one, by name; `core` the member of the properties.
    """

    members: dict[str, bytes]
    sources: tuple[Source, ...]
    tagged: dict[str, str]
    core: str


def prepare(data: bytes, name: str) -> Prepared:
    """Have docxtpl prepare every part; raises UserError when python-docx cannot open the file."""
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
    return Prepared(members, tuple(_sources(template, members)), tagged, core)


def _core_member(document: Any) -> str:
    """Return the name of the core properties' part, which python-docx makes when there is none."""
    document.core_properties  # noqa: B018 - made on first access
    part = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return str(part.partname.membername)


def _sources(template: DocxTemplate, members: dict[str, bytes]) -> Iterator[Source]:
    document: Any = template.docx
    main = document.part.partname.membername
    whole = members[main].decode("utf-8")
    start, end = whole.index("<w:body"), whole.rindex("</w:body>") + len("</w:body>")
    body = _without_namespaces(template.patch_xml(template.get_xml()))
    yield Source("body", main, whole[:start], body, whole[end:])
    for kind, uri in (("header", template.HEADER_URI), ("footer", template.FOOTER_URI)):
        seen: set[str] = set()
        for _, part in template.get_headers_footers(uri):
            member = part.partname.membername
            if member not in seen:
                seen.add(member)
                text = template.patch_xml(template.get_part_xml(part))
                yield Source(kind, member, _DECLARATION, text, "")
    for part in document.part.package.parts:
        if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
            text = template.patch_xml(part.blob.decode("utf-8"))
            declared = re.match(r"\s*<\?xml[^>]*\?>\s*", text)
            at = declared.end() if declared else 0
            yield Source("footnotes", part.partname.membername, _DECLARATION, text[at:], "")


def _without_namespaces(body: str) -> str:
    """Drop the declarations that lxml repeats on the body; the document's own element has them."""
    return re.sub(r"^<w:body[^>]*>", "<w:body>", body, count=1)
