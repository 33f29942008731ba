"""ZIPs of letters' files: read without unpacking, whoever packed them and in what encoding."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

from inservice_docs.formats.di.decoding import MOST_BYTES
from inservice_docs.records.finding import Finding, Place, UserError, error

MOST_MEMBERS = 2_000
_END_SIZE = 22
_END_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip


def is_zip(data: bytes) -> bool:
    """Tell whether bytes begin as a ZIP does."""
    return data[:4] in (b"PK\x03\x04", _END_MARK)


def open_zip(stream: BinaryIO, place: Place) -> tuple[list[str], Callable[[str], bytes]]:
    """Open a ZIP: its files' names, and a function that reads one, never past MOST_BYTES + 1.

    Both raise UserError for what is damaged or locked, or holds too many files.
    """
    try:
        if _members(stream) > MOST_MEMBERS:
            raise UserError(
                error("di-zip-large", "壓縮檔裡的檔案太多。", "只壓縮這一件公文的檔案。", place)
            )
        archive = zipfile.ZipFile(stream)
    except _FAULTS as problem:
        raise UserError(_unreadable(problem, place)) from None
    # A damaged directory has members without a name, which ZipInfo.is_dir stumbles over.
    members = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    entries = {_name(entry): entry for entry in members}

    def read(name: str) -> bytes:
        entry = entries[name]
        try:
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile
            with archive.open(entry) as part:
                return part.read(MOST_BYTES + 1)
        except _FAULTS as problem:
            raise UserError(_unreadable(problem, place)) from None

    return [name for name in entries if _is_own(name)], read


def _unreadable(problem: Exception, place: Place) -> Finding:
    locked = isinstance(problem, RuntimeError) and "encrypt" in str(problem)
    what = "壓縮檔有密碼，無法讀取。" if locked else "壓縮檔已損壞，無法讀取。"
    return error("di-zip-unreadable", what, "先自行解壓縮，再選解開的資料夾。", place)


def _members(stream: BinaryIO) -> int:
    """Return how many members a ZIP says it has, before its directory is read into memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_COMMENT - _END_SIZE))
    tail = stream.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END_SIZE > len(tail):
        raise zipfile.BadZipFile
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    # A directory with long comments costs memory too, whatever number it states.
    return max(int.from_bytes(tail[at + 10 : at + 12], "little"), directory // 2_000)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return a member's name; Windows tools write it in Big5 without saying so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "cp950"):
        try:
            # Its separator may be hidden in a Big5 character, so only / parts folders.
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_own(name: str) -> bool:
    return not name.startswith("__MACOSX/") and not PurePosixPath(name).name.startswith("._")
