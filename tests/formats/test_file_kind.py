"""Files are told apart by their content, whatever they are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.office_files import docx, odt, package, paragraph
from tests.support.pdf_files import pdf

from inservice_docs.formats.file_kind import Kind, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def ole(name: str) -> bytes:
    """An old Office file with a stream of that name."""
    return OLE + name.encode("utf-16-le") + b"\x00" * 600


def opendocument(kind: str) -> bytes:
    """An OpenDocument file of a kind."""
    return package({"mimetype": f"application/vnd.oasis.opendocument.{kind}"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(paragraph("函")), Kind.DOCX),
        (docx(paragraph("函" * 500))[:-100], Kind.DOCX),
        (odt("<text:p/>"), Kind.ODT),
        (opendocument("text-template"), Kind.ODT),
        (opendocument("spreadsheet"), Kind.WORKBOOK),
        (opendocument("presentation"), Kind.SLIDES),
        (package({"[Content_Types].xml": "", "xl/workbook.xml": ""}), Kind.WORKBOOK),
        (package({"[Content_Types].xml": "", "ppt/a.xml": ""}), Kind.SLIDES),
        (package({"a/公文.di": "<函/>"}), Kind.EXCHANGE),
        (package({"readme.txt": ""}), Kind.ZIP),
        (package({f"{n}": "" for n in range(5_001)}), Kind.ZIP),
        (b"PK\x03\x04 nothing", Kind.EXCHANGE),
        (pdf(b""), Kind.PDF),
        (b"\n\n" + pdf(b""), Kind.PDF),
        (ole("WordDocument"), Kind.OLD_WORD),
        (ole("Workbook"), Kind.OLD_EXCEL),
        (ole("EncryptedPackage"), Kind.LOCKED_OFFICE),
        (ole("__substg1.0_0037001F"), Kind.MAIL),
        (OLE, Kind.OLE),
        (b"{\\rtf1", Kind.RTF),
        (b"\x89PNG\r\n", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0", Kind.IMAGE),
        (b"II*\x00", Kind.IMAGE),
        (b"BM\x00\x10\x00\x00\x00\x00\x00\x00", Kind.IMAGE),
        (b"\x00\x00\x00\x18ftypheic", Kind.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBP", Kind.IMAGE),
        (b"Rar!\x1a\x07", Kind.ARCHIVE),
        ("<?xml version='1.0'?><函/>".encode("utf-16"), Kind.XML),
        (b"\xef\xbb\xbf\n<!DOCTYPE x><x/>", Kind.XML),
        (b"<!-- a --><!DOCTYPE html><p>", Kind.HTML),
        (b"<HTML>", Kind.HTML),
        (b"BMW", Kind.TEXT),
        ("主旨：請查照。".encode("cp950"), Kind.TEXT),
        (b"", Kind.TEXT),
    ],
)
def test_kinds(data: bytes, kind: Kind) -> None:
    """Each kind by its first bytes, or by what an archive holds."""
    assert kind_of(data) is kind


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", OLE[:8], b"%PDF-", b"<"]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    """Whatever the bytes are, they are of some kind."""
    assert kind_of(start + data) in Kind
