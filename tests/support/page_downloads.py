"""What was downloaded from the pages (下載的檔案), opened as its reader would open it."""

from __future__ import annotations

import csv
import io
import zipfile

import docx
import openpyxl
import pypdf
from lxml import etree

from inservice_docs.formats.qr.read import read_qr


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a ZIP by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {each.filename: archive.read(each) for each in archive.infolist()}


def kinds(files: dict[str, bytes]) -> list[str]:
    """How the files' names end, in order."""
    return sorted(name.rpartition(".")[2] for name in files)


def of_kind(files: dict[str, bytes], kind: str) -> bytes:
    """The first file of a kind."""
    return next(data for name, data in sorted(files.items()) if name.endswith(f".{kind}"))


def docx_text(data: bytes) -> str:
    """The words of a Word document, tables and all."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join(each.text or "" for each in body.iter(f"{{{body.nsmap['w']}}}t"))


def with_words(data: bytes, old: str, new: str) -> bytes:
    """A Word document in which somebody replaced some words."""
    document = docx.Document(io.BytesIO(data))
    for each in document.element.body.iter(f"{{{document.element.nsmap['w']}}}t"):
        each.text = (each.text or "").replace(old, new)
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def docx_code(data: bytes) -> str:
    """What the QR code in a Word document says."""
    pictures = [each for name, each in unpacked(data).items() if "/media/" in name]
    return next(code for each in pictures for code in read_qr(each))


def sheet_rows(data: bytes) -> list[list[str]]:
    """The cells of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def csv_rows(data: bytes) -> list[list[str]]:
    """The cells of a table as text."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def pdf_text(data: bytes) -> str:
    """The words of a PDF, page after page."""
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def di_text(data: bytes) -> str:
    """The words of an exchange file (di)."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    return "".join(etree.fromstring(data, parser).itertext())
