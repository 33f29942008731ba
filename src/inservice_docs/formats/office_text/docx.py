"""The lines of a docx as Word shows them: numbers, text boxes, the rows of tables."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from inservice_docs.formats.office_text.docx_numbers import Numbers, W
from inservice_docs.formats.office_text.lines import OfficeText, row_lines
from inservice_docs.formats.office_text.package import Package

MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = f"{W}txbxContent"
_UNSEEN = {f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "rt", "instrText")} | {
    f"{_COMPATIBLE}Fallback"
}


def read_docx(data: bytes, file: str) -> OfficeText:
    """Return the lines of a docx; a row of a table is one line, its cells parted by tabs.

    Raises UserError for a file that is damaged, too large or no Word document.
    """
    package = Package(data, file)
    main = _main_part(package)
    root = package.xml(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise package.refused("docx-not-word", "這不是 Word 文件（缺少本文）。")
    folder = posixpath.dirname(main)
    numbers = Numbers(package.xml(f"{folder}/numbering.xml"), package.xml(f"{folder}/styles.xml"))
    headers: list[str] = []
    for name in sorted(package.names):
        if name.startswith(f"{folder}/header") and name.endswith(".xml"):
            header = package.xml(name)
            if header is not None:
                headers.extend(_lines(header, numbers))
    return OfficeText(list(_lines(body, numbers)), headers)


def _main_part(package: Package) -> str:
    links = package.xml("_rels/.rels")
    for link in links if links is not None else ():
        if link.get("Type") == MAIN:
            name = posixpath.normpath(link.get("Target", "")).lstrip("/")
            if name in package.names:
                return name
    raise package.refused("docx-not-word", "這是壓縮檔，但不是 Word 文件。")


def _lines(parent: etree._Element, numbers: Numbers) -> Iterator[str]:
    """Yield the lines of the paragraphs and tables inside an element."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(child, numbers)
        elif child.tag == f"{W}tbl":
            for row in child.iterchildren(f"{W}tr"):
                cells = (list(_lines(cell, numbers)) for cell in _first(row, f"{W}tc"))
                yield from row_lines(cells)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _lines(child, numbers)


def _paragraph(paragraph: etree._Element, numbers: Numbers) -> Iterator[str]:
    text = "".join(_pieces(paragraph))
    if text.strip():
        yield numbers.before(paragraph) + text
    for box in _first(paragraph, _BOX):
        yield from _lines(box, numbers)


def _first(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the elements of a kind inside another, without those inside themselves."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _first(child, tag)


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield what an element's runs say; the text boxes within it come on their own."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag != _BOX:
            yield from _pieces(child)
