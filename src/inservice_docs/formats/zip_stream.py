"""A ZIP written in one go (串流), piece by piece: pieces may be made elsewhere, memory stays flat.

Python's own zipfile keeps every entry until the end; a million of them take half a gigabyte. Here
the directory waits in a file of its own, and a piece is laid out by whoever made its files.
"""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Iterable
from typing import IO, NamedTuple

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LARGE_OFFSET = struct.Struct("<2HQ")
_END = struct.Struct("<4s4H2IH")
_LARGE_END = struct.Struct("<4sQ2H2I4Q")
_LOCATOR = struct.Struct("<4sIQI")
_VERSION, _LARGE_VERSION = 20, 45
_MADE_ON_UNIX = 3 << 8
_ATTRIBUTES = 0o100644 << 16
_UTF8 = 0x800
_DATE = (1 << 5) | 1  # 1980-01-01, the first day that ZIP knows
_STORED, _DEFLATED = 0, 8
_MOST, _MANY = 0xFFFFFFFF, 0xFFFF
_PACKED = (".docx", ".xlsx", ".odt", ".zip", ".png", ".jpg")


class Entry(NamedTuple):
    """One file of a piece: its name, how it is stored, and where in the piece its header stands."""

    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    at: int


class Piece(NamedTuple):
    """Some files as they will lie in the archive, one after another."""

    data: bytes
    entries: tuple[Entry, ...]


def make_piece(files: Iterable[tuple[str, bytes]]) -> Piece:
    """Lay out (name, bytes) pairs; what is compressed already is kept as it is.

    Every entry carries the same date and the UTF-8 flag, so that the same files give the same
    bytes and any program shows Chinese names. Raises ValueError for a file of 4 GiB or more.
    """
    parts: list[bytes] = []
    entries: list[Entry] = []
    at = 0
    for name, content in files:
        if len(content) > _MOST:
            raise ValueError("a file of 4 GiB or more")
        method = _STORED if name.lower().endswith(_PACKED) else _DEFLATED
        data = content if method == _STORED else zlib.compress(content, wbits=-15)
        raw, crc, packed, size = name.encode(), zlib.crc32(content), len(data), len(content)
        parts += (
            _LOCAL.pack(
                b"PK\x03\x04", _VERSION, _UTF8, method, 0, _DATE, crc, packed, size, len(raw), 0
            ),
            raw,
            data,
        )
        entries.append(Entry(raw, method, crc, packed, size, at))
        at += _LOCAL.size + len(raw) + packed
    return Piece(b"".join(parts), tuple(entries))


class ZipStream:
    """Writes pieces to `target` and their directory, for now, to `directory`.

    Both are only ever appended to, so that the work can be taken up again where both were whole:
    `offset` and `count` tell how far it had come.
    """

    def __init__(
        self, target: IO[bytes], directory: IO[bytes], offset: int = 0, count: int = 0
    ) -> None:
        """Begin, or go on after `count` files in `offset` bytes."""
        self._target, self._directory = target, directory
        self.offset, self.count = offset, count

    def add(self, piece: Piece) -> None:
        """Write a piece."""
        self._target.write(piece.data)
        self._directory.write(b"".join(_central(entry, self.offset) for entry in piece.entries))
        self.offset += len(piece.data)
        self.count += len(piece.entries)

    def close(self) -> None:
        """Write the directory and the end; `directory` must be readable from its start."""
        size = self._directory.tell()
        self._directory.seek(0)
        shutil.copyfileobj(self._directory, self._target)
        if self.offset + size > _MOST or self.count >= _MANY:
            count, end = self.count, self.offset + size
            self._target.write(
                _LARGE_END.pack(
                    b"PK\x06\x06", _LARGE_END.size - 12, _MADE_ON_UNIX | _LARGE_VERSION,
                    _LARGE_VERSION, 0, 0, count, count, size, self.offset,
                )
            )  # fmt: skip
            self._target.write(_LOCATOR.pack(b"PK\x06\x07", 0, end, 1))
        count, size, offset = min(self.count, _MANY), min(size, _MOST), min(self.offset, _MOST)
        self._target.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0))


def _central(entry: Entry, base: int) -> bytes:
    """Return the directory's record of a file whose piece begins at `base`."""
    name, method, crc, packed, size, at = entry
    offset, extra, version = base + at, b"", _VERSION
    if offset >= _MOST:
        extra, version = _LARGE_OFFSET.pack(1, 8, offset), _LARGE_VERSION
        offset = _MOST
    return b"".join(
        (
            _CENTRAL.pack(
                b"PK\x01\x02", _MADE_ON_UNIX | version, version, _UTF8, method, 0, _DATE,
                crc, packed, size, len(name), len(extra), 0, 0, 0, _ATTRIBUTES, offset,
            ),
            name,
            extra,
        )
    )  # fmt: skip
