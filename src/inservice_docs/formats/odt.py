"""The text of an OpenDocument file (odt), line by line."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from inservice_docs.records.finding import Place, UserError, error

MOST_CONTENT = 20_000_000
"""Bytes of content.xml unzipped; a letter has some 50 kB."""

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MIMETYPE = b"application/vnd.oasis.opendocument.text"


def read_lines(data: bytes, file: str) -> list[str]:
    """Return the paragraphs of an odt as lines, tabs and line breaks kept.

    Raises UserError when the file is broken, locked, too large or no OpenDocument text.
    """
    root = _content(data, file)
    lines: list[str] = []
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h"):
        lines.extend("".join(_pieces(element)).split("\n"))
    return lines


def _content(data: bytes, file: str) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.read("mimetype").strip() != _MIMETYPE:
                raise _refused("odt-not-text", "這不是 ODT 文字文件。", file)
            if archive.getinfo("content.xml").file_size > MOST_CONTENT:
                raise _refused("odt-too-large", "ODT 的內容太大，不像公文。", file)
            with archive.open("content.xml") as stream:
                content = stream.read(MOST_CONTENT + 1)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError,
            NotImplementedError):  # fmt: skip
        raise _refused("odt-broken", "ODT 檔損壞或有密碼保護，無法讀取。", file) from None
    if len(content) > MOST_CONTENT:
        raise _refused("odt-too-large", "ODT 的內容太大，不像公文。", file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _refused("odt-broken", "ODT 檔損壞，無法讀取。", file) from None


def _refused(code: str, message: str, file: str) -> UserError:
    fix = "用 LibreOffice 開啟後另存成 ODT 或 docx，再試一次。"
    return UserError(error(code, message, fix, Place(file)))


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text inside a paragraph; nested paragraphs (frames) come on their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdecimal() else 1)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in (
            f"{_TEXT}p",
            f"{_TEXT}h",
            f"{_TEXT}note",
        ):
            yield from _pieces(child)
        yield child.tail or ""
