"""The parts of a docx or odt that somebody hands in, each within bounds.

Only the parts asked for are unpacked: neither a zip bomb nor forty pictures cost anything.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from inservice_docs.records.finding import Place, UserError, error

MOST_PARTS = 3_000
MOST_PART = 8_000_000
MOST_TAGS = 200_000
MOST_ATTRIBUTES = 400_000
"""Bounds of one part: ten pages from Word have some 20,000 tags."""

_SAVE_AS = "用 Word 或 LibreOffice 開啟後另存新檔，再試一次。"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    struct.error, OverflowError,
)  # fmt: skip


class Package:
    """An opened docx or odt: its parts by name."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open a package; raises UserError when it is damaged or has too many parts."""
        self._place = Place(file)
        if data.count(b"PK\x01\x02") > MOST_PARTS:
            raise self.refused("office-too-large", "檔案內的部分太多，不像公文。")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise self._damaged() from None
        self.names = frozenset(self._archive.namelist())

    def part(self, name: str) -> bytes:
        """Return one part, empty when there is none; raises UserError when it is too large."""
        if name not in self.names:
            return b""
        try:
            entry = self._archive.getinfo(name)
            if entry.flag_bits & 1:
                raise self.refused("office-locked", "檔案有密碼保護，無法讀取。")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._damaged()
            with self._archive.open(entry) as stream:
                data = stream.read(MOST_PART + 1)
        except (*_DAMAGED, RuntimeError):
            raise self._damaged() from None
        if len(data) > MOST_PART:
            raise self._too_large()
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None when there is no such part.

        Nothing is expanded or fetched. Raises UserError for XML that is not well-formed, declares
        a document type, or is larger than any letter.
        """
        data = self.part(name)
        if not data:
            return None
        if data.count(b"<") > MOST_TAGS or data.count(b"=") > MOST_ATTRIBUTES:
            raise self._too_large()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refused("office-hostile", "檔案含有不允許的宣告，正常的文件不會有。")
        return root

    def refused(self, code: str, message: str, fix: str = _SAVE_AS) -> UserError:
        """Return the error for a file that cannot be read."""
        return UserError(error(code, message, fix, self._place))

    def _damaged(self) -> UserError:
        return self.refused("office-damaged", "檔案損壞或不完整，無法讀取。")

    def _too_large(self) -> UserError:
        return self.refused("office-too-large", "檔案展開後太大，不像公文。")
