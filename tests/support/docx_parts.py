"""Comparing Word files part by part as normalised XML, and building small templates for tests."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from typing import Any

import docx
from lxml import etree

CORE = "docProps/core.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def normalised(name: str, content: bytes) -> str:
    """Return a part in a form that is equal for equal XML; a picture's bytes as they are."""
    if not name.endswith((".xml", ".rels")):
        return content.hex()
    root = etree.fromstring(content)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        # Order means nothing in these two kinds of lists.
        root[:] = sorted(root, key=lambda child: sorted(child.attrib.items()))
    return etree.tostring(root, method="c14n").decode()


def assert_same_parts(one: bytes, other: bytes, but: Collection[str] = (CORE,)) -> None:
    """Assert that two Word files are the same, part by part as canonical XML.

    Parts named in `but` are left out: by default the core properties, which hold the time.
    """
    left, right = parts_of(one), parts_of(other)
    assert sorted(set(left) - set(but)) == sorted(set(right) - set(but))
    for name in sorted(set(left) - set(but)):
        assert normalised(name, left[name]) == normalised(name, right[name]), name


def build(write: Callable[[Any], object]) -> bytes:
    """Return the bytes of a document made with python-docx: `write` gets the empty document."""
    document = docx.Document()
    write(document)
    return saved(document)


def saved(document: Any) -> bytes:
    """Return the bytes of a python-docx document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a .docx with the XML of one part changed as text."""
    parts = parts_of(data)
    parts[name] = change(parts[name].decode("utf-8")).encode("utf-8")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()


def table(document: Any, rows: list[list[str]]) -> Any:
    """Add a table with the given texts to a document or cell."""
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


def png() -> bytes:
    """Return a picture of one red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")
