"""Opening a .docx that somebody hands in: safely, with a plain word for what is wrong."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from inservice_docs.records.finding import Place, UserError, error

#: Bytes of the file, of one part unzipped, of one XML part, and of everything unzipped.
MAX_FILE = 30_000_000
MAX_PART = 40_000_000
MAX_XML = 12_000_000
MAX_TOTAL = 120_000_000
MAX_PARTS = 2000
#: Tags and attributes of all XML parts: each takes up to half a kilobyte once it is parsed, and a
#: letter of a hundred pages has some fifty thousand.
MAX_TAGS = 300_000

# Office files are UTF-8 or UTF-16; in any other encoding tags could be written otherwise.
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe<\0|\xfe\xff\0<|<\0|\0<")
_ENCODING = re.compile(rb"[^<]{0,9}<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "請用 Word 或 LibreOffice 開啟後，另存為「Word 文件（.docx）」"
_REPAIR = "檔案可能損壞或沒有下載完整，請重新取得，或用 Word 開啟修復後另存新檔"


def refuse(code: str, message: str, fix: str, name: str) -> UserError:
    """Return the error for a file that cannot be used."""
    return UserError(error(code, message, fix, Place(file=name)))


def read_bytes(source: Path | str | bytes, name: str = "") -> tuple[bytes, str]:
    """Return a file's bytes and the name to call it by; raises UserError when it cannot be read."""
    if isinstance(source, bytes):
        data, name = source, name or "文件.docx"
    else:
        path = Path(source)
        name = name or path.name
        try:
            with path.open("rb") as file:
                data = file.read(MAX_FILE + 1)
        except OSError as problem:
            raise refuse(
                "docx-unreadable",
                f"讀不到檔案「{path}」（{problem.strerror}）",
                "請確認檔案存在、沒有被其他程式鎖住，而且可以讀取",
                name,
            ) from problem
    if len(data) > MAX_FILE:
        raise refuse(
            "docx-too-big",
            f"檔案超過 {MAX_FILE // 1_000_000} MB",
            "範本只放版面；請縮小或刪去其中的圖片",
            name,
        )
    return data, name


def open_package(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a .docx by name, each within bounds and every XML part well-formed.

    Raises UserError: not a ZIP file, encrypted, old .doc, damaged, larger unzipped or with more
    tags than any document, XML with a document type (which could make much out of little), no text
    of Word's.
    """
    _check_kind(data, name)
    try:
        parts = _unzip(data, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as problem:
        raise refuse("docx-damaged", "檔案損壞，無法解壓縮", _REPAIR, name) from problem
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        raise refuse("docx-not-word", "這是壓縮檔，但不是 Word 文件", _SAVE_AS, name)
    xml = {part: content for part, content in parts.items() if part.endswith((".xml", ".rels"))}
    _check_tags(xml, name)
    for part, content in xml.items():
        _check_xml(part, content, name)
    return parts


def _check_kind(data: bytes, name: str) -> None:
    """Refuse by the first bytes what is no ZIP file, and say what it is."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refuse("docx-encrypted", "檔案有密碼保護", "請先在 Word 移除密碼再存檔", name)
        raise refuse("docx-old-format", "這是舊版的 Word 檔（.doc）或其他舊格式", _SAVE_AS, name)
    if not data:
        raise refuse("docx-empty", "檔案是空的", _REPAIR, name)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise refuse("docx-not-word", "這不是 Word 文件（.docx）", _SAVE_AS, name)


def _unzip(data: bytes, name: str) -> dict[str, bytes]:
    """Unzip within bounds that hold whatever the directory claims."""
    parts: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > MAX_PARTS:
            raise refuse("docx-too-big", f"檔案內超過 {MAX_PARTS} 個部分", _REPAIR, name)
        for info in members:
            if info.flag_bits & 1:
                raise refuse("docx-encrypted", "壓縮檔有密碼保護", "請先移除密碼", name)
            if info.filename in parts:
                raise refuse("docx-damaged", f"檔案內有兩個「{info.filename}」", _REPAIR, name)
            limit = MAX_XML if info.filename.endswith((".xml", ".rels")) else MAX_PART
            with archive.open(info) as member:
                content = member.read(limit + 1)
            total += len(content)
            if len(content) > limit or total > MAX_TOTAL:
                raise refuse(
                    "docx-too-big",
                    f"檔案解壓縮後太大（{info.filename}）",
                    "這不像一般的範本；請改用較小的檔案",
                    name,
                )
            parts[info.filename] = content
    return parts


def _check_tags(parts: dict[str, bytes], name: str) -> None:
    """Refuse, before anything is parsed, more tags than a document has or parts that hide them."""
    tags = 0
    for part, content in parts.items():
        declared = _ENCODING.match(content.replace(b"\0", b"")[:200])
        if declared and declared.group(1).lower() not in (b"utf-8", b"utf-16"):
            raise refuse("docx-damaged", f"檔案內的「{part}」不是 UTF-8", _SAVE_AS, name)
        if not _START.match(content):
            raise refuse("docx-damaged", f"檔案內的「{part}」不是正確的 XML", _REPAIR, name)
        tags += content.count(b"<") + content.count(b"=")
        if tags > MAX_TAGS:
            raise refuse(
                "docx-too-big",
                f"檔案內的版面標記超過 {MAX_TAGS // 10_000} 萬個（{part}）",
                "這不像一般的文件；請拆成幾個較小的檔案",
                name,
            )


def _check_xml(part: str, content: bytes, name: str) -> None:
    """Refuse a part that is not well-formed XML or declares a document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise refuse(
            "docx-damaged", f"檔案內的「{part}」不是正確的 XML", _REPAIR, name
        ) from problem
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise refuse("docx-hostile", f"檔案內的「{part}」含有不允許的宣告", _SAVE_AS, name)
