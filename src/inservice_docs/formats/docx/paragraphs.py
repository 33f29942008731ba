"""Reading the text of a .docx back: paragraphs in order, tables too, tabs and breaks kept."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from lxml import etree

from inservice_docs.formats.docx.package import open_package, refuse

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_text(data: bytes, name: str = "文件.docx") -> list[str]:
    """Return the texts of the body's paragraphs, those in table cells in their place.

    Tabs come as U+0009, breaks as line feeds. Raises UserError for a file that is no sound .docx.
    """
    parts = open_package(data, name)
    main = main_member(parts, name)
    return list(texts_of(parts[main]))


def read_parts(data: bytes, name: str = "文件.docx") -> dict[str, list[str]]:
    """Return the paragraphs of every part that has text, by part: body, headers, footers, notes."""
    parts = open_package(data, name)
    found = {
        member: list(texts_of(content))
        for member, content in parts.items()
        if member.startswith("word/") and member.endswith(".xml")
    }
    return {member: texts for member, texts in found.items() if texts}


def main_member(parts: dict[str, bytes], name: str) -> str:
    """Return the name of the part with the body; raises UserError when there is none."""
    for link in etree.fromstring(parts["_rels/.rels"]):
        if link.get("Type") == _MAIN:
            member = posixpath.normpath(str(link.get("Target"))).lstrip("/")
            if member in parts:
                return member
    raise refuse(
        "docx-not-word",
        "這不是 Word 文件（缺少本文）",
        "請用 Word 或 LibreOffice 開啟後，另存為「Word 文件（.docx）」",
        name,
    )


def texts_of(content: bytes) -> Iterator[str]:
    """Yield the text of each paragraph of one part."""
    root: Any = etree.fromstring(content)
    for paragraph in root.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    """Yield what an element's runs say, without the paragraphs of a text box within it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in (f"{_W}p", f"{_W}pPr", f"{_W}rPr", f"{_W}del", _FALLBACK):
            yield from _pieces(child)
