"""What kind of file it is, told by its content; the name's ending may be wrong."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from enum import Enum

_MOST_PARTS = 5_000
_HEAD = 1024
_STARTS = (
    (b"\xd0\xcf\x11\xe0", "OLE"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "IMAGE"),
    (b"\xff\xd8\xff", "IMAGE"),
    (b"GIF8", "IMAGE"),
    (b"II*\x00", "IMAGE"),
    (b"MM\x00*", "IMAGE"),
    (b"Rar!", "ARCHIVE"),
    (b"7z\xbc\xaf\x27\x1c", "ARCHIVE"),
    (b"\x1f\x8b", "ARCHIVE"),
    (b"MZ\x90\x00", "PROGRAM"),
    (b"SQLite format 3\x00", "DATABASE"),
)
_PHONE_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


class Kind(Enum):
    """A kind of file; the value is how messages call it."""

    DOCX = "Word 文件（.docx）"
    ODT = "ODT 文件"
    PDF = "PDF"
    XML = "XML"
    EXCHANGE = "公文交換的壓縮檔"
    TEXT = "文字檔"
    OLD_WORD = "舊版的 Word 檔（.doc）"
    OLD_EXCEL = "舊版的 Excel 檔（.xls）"
    OLE = "舊版的 Office 檔"
    LOCKED_OFFICE = "有密碼保護的 Word 或 Excel 檔"
    MAIL = "Outlook 郵件（.msg）"
    RTF = "RTF 檔"
    HTML = "網頁（HTML）檔"
    IMAGE = "圖檔"
    WORKBOOK = "試算表"
    SLIDES = "簡報檔"
    ZIP = "壓縮檔（ZIP）"
    ARCHIVE = "壓縮檔（RAR、7z 等）"
    PROGRAM = "程式"
    DATABASE = "資料庫"


def kind_of(data: bytes) -> Kind:
    """Return the kind of a file by its content; what nothing else fits is text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if b"%PDF-" in data[:_HEAD]:
        return Kind.PDF
    if data[4:12] in _PHONE_PICTURES or data[8:12] == b"WEBP" or _is_bitmap(data):
        return Kind.IMAGE
    for start, name in _STARTS:
        if data.startswith(start):
            return _ole_kind(data) if name == "OLE" else Kind[name]
    text = _head_text(data)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return Kind.HTML if _HTML.match(text.lstrip("\ufeff")) else Kind.XML
    return Kind.TEXT


def _is_bitmap(data: bytes) -> bool:
    return data.startswith(b"BM") and data[6:10] == b"\x00" * 4


def _head_text(data: bytes) -> str:
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.replace(b"\x00", b"").decode("utf-8", "ignore")


def _ole_kind(data: bytes) -> Kind:
    for name, kind in (
        ("EncryptedPackage", Kind.LOCKED_OFFICE),
        ("WordDocument", Kind.OLD_WORD),
        ("Workbook", Kind.OLD_EXCEL),
        ("__substg1.0_", Kind.MAIL),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    return Kind.OLE


def _zip_kind(data: bytes) -> Kind:
    if data.count(b"PK\x01\x02") > _MOST_PARTS:
        return Kind.ZIP
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception:  # whatever a damaged archive raises
        return _damaged_kind(data)
    if mimetype.startswith(b"application/vnd.oasis.opendocument."):
        rest = mimetype.removeprefix(b"application/vnd.oasis.opendocument.")
        return {b"s": Kind.WORKBOOK, b"p": Kind.SLIDES}.get(rest[:1], Kind.ODT)
    if "[Content_Types].xml" in names:
        folders = {name.partition("/")[0] for name in names}
        return Kind.WORKBOOK if "xl" in folders else Kind.SLIDES if "ppt" in folders else Kind.DOCX
    endings = {name.lower().rpartition(".")[2] for name in names}
    return Kind.EXCHANGE if endings & {"di", "sw", "xml"} else Kind.ZIP


def _damaged_kind(data: bytes) -> Kind:
    """Return what a damaged archive was, by the names of its first parts."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return Kind.ODT
    return Kind.DOCX if b"[Content_Types].xml" in data or b"word/" in data else Kind.EXCHANGE
