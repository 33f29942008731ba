"""The lines of an OpenDocument text (odt) as LibreOffice shows them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from inservice_docs.formats.office_text.lines import OfficeText, row_lines
from inservice_docs.formats.office_text.odt_numbers import STYLE, TEXT, ListState, OdtNumbers
from inservice_docs.formats.office_text.package import Package

MIMETYPES = (
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.text-template",
)
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_BOX = f"{_DRAW}text-box"
_UNSEEN = {f"{TEXT}{name}" for name in ("tracked-changes", "note", "ruby-text", "hidden-text")} | {
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_TABLE}covered-table-cell",
}
_MOST_SPACES = 100


def read_odt(data: bytes, file: str) -> OfficeText:
    """Return the lines of an odt; a row of a table is one line, its cells parted by tabs.

    Raises UserError for a file that is damaged, locked, too large or no OpenDocument text.
    """
    package = Package(data, file)
    if package.part("mimetype").strip() not in MIMETYPES:
        raise package.refused("odt-not-text", "這不是 ODT 文字文件。")
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise package.refused("office-locked", "檔案有密碼保護，無法讀取。")
    root = package.xml("content.xml")
    text = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if text is None:
        raise package.refused("odt-not-text", "這不是 ODT 文字文件（缺少本文）。")
    styles = package.xml("styles.xml")
    reader = _Reader(OdtNumbers((root, styles)))
    headers = [] if styles is None else list(styles.iter(f"{STYLE}header"))
    return OfficeText(
        list(reader.lines(text)), [line for each in headers for line in reader.lines(each)]
    )


class _Reader:
    """Walks one document; the numbers count as it goes."""

    def __init__(self, numbers: OdtNumbers) -> None:
        self._numbers = numbers

    def lines(self, parent: etree._Element) -> Iterator[str]:
        """Yield the lines of the paragraphs, lists and tables inside an element."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, self._numbers.open_list(child), 1)
            elif child.tag == f"{_TABLE}table-row":
                cells = child.iterchildren(f"{_TABLE}table-cell")
                yield from row_lines(list(self.lines(cell)) for cell in cells)
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                yield from self.lines(child)

    def _list(self, element: etree._Element, state: ListState, level: int) -> Iterator[str]:
        for item in element:
            number = ""
            if item.tag == f"{TEXT}list-item":
                first = next(iter(item), None)
                if first is not None and first.tag in _PARAGRAPHS:
                    number = self._numbers.next_item(state, level, item)
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, state, level + 1)
                elif child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, number)
                    number = ""

    def _paragraph(self, element: etree._Element, number: str = "") -> Iterator[str]:
        text = "".join(_pieces(element))
        if text.strip():
            yield number + text
        for box in _boxes(element):
            yield from self.lines(box)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes inside a paragraph, without those inside themselves."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _UNSEEN:
            yield from _boxes(child)


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text inside a paragraph; text boxes come on their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * (
                min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1
            )
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and child.tag != _BOX:
            yield from _pieces(child)
        yield child.tail or ""
