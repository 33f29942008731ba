"""A ZIP written in one go (串流), piece by piece: pieces may be made elsewhere, memory stays flat.

Python's own zipfile keeps every entry until the end; a million of them take half a gigabyte. Here
the directory waits in a file of its own, and a piece is laid out, its part of the directory too, by
whoever made its files: who writes it only moves the offsets.
"""

from __future__ import annotations

import shutil
import struct
import zlib
from array import array
from collections.abc import Iterable
from pickle import PickleBuffer
from typing import IO, Any, NamedTuple, SupportsIndex

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_LARGE_OFFSET = struct.Struct("<2HQ")
# Where in a record of the directory these stand: both versions, the extra's length, the offset.
_VERSIONS, _EXTRA, _OFFSET = struct.Struct("<2H"), struct.Struct("<H"), struct.Struct("<I")
_EXTRA_AT, _OFFSET_AT = 30, 42
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


class Piece(NamedTuple):
    """Some files as they will lie in the archive, one after another, and their directory.

    `directory` holds a record for each file whose offset counts from the start of `data`; `records`
    tells where in the directory each begins, `offsets` where in the data its file does.
    """

    data: bytes | memoryview
    directory: bytes
    records: array[int]
    offsets: array[int]
    names: tuple[str, ...]

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[type[Piece], tuple[Any, ...]]:
        """Travel with the data apart, where the way there can take it up without a copy."""
        data = PickleBuffer(self.data) if int(protocol) >= 5 else bytes(self.data)
        return Piece, (data, *self[1:])


def make_piece(files: Iterable[tuple[str, bytes]]) -> Piece:
    """Lay out (name, bytes) pairs; what is compressed already is kept as it is.

    Every entry carries the same date and the UTF-8 flag, so that the same files give the same
    bytes and any program shows Chinese names. Raises ValueError for a file, or a piece, of 4 GiB
    or more.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    names: list[str] = []
    records, offsets = array("Q"), array("Q")
    at = record = 0
    for name, content in files:
        method = _STORED if name.lower().endswith(_PACKED) else _DEFLATED
        data = content if method == _STORED else zlib.compress(content, wbits=-15)
        raw, packed, size = name.encode(), len(data), len(content)
        if max(at, packed, size) > _MOST:
            raise ValueError("a file of 4 GiB or more")
        same = (_UTF8, method, 0, _DATE, zlib.crc32(content), packed, size, len(raw), 0)
        parts += (_LOCAL.pack(b"PK\x03\x04", _VERSION, *same), raw, data)
        directory += (
            _CENTRAL.pack(
                b"PK\x01\x02", _MADE_ON_UNIX | _VERSION, _VERSION, *same, 0, 0, 0, _ATTRIBUTES, at
            ),
            raw,
        )
        names.append(name)
        records.append(record)
        offsets.append(at)
        at += _LOCAL.size + len(raw) + packed
        record += _CENTRAL.size + len(raw)
    return Piece(b"".join(parts), b"".join(directory), records, offsets, tuple(names))


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
        self._directory.write(_moved(piece, self.offset))
        self.offset += len(piece.data)
        self.count += len(piece.names)

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


def _moved(piece: Piece, base: int) -> bytes | bytearray:
    """Return the directory of a piece that begins at `base`."""
    if base + len(piece.data) >= _MOST:
        return _moved_far(piece, base)
    moved, place = bytearray(piece.directory), _OFFSET.pack_into
    for record, at in zip(piece.records, piece.offsets, strict=True):
        place(moved, record + _OFFSET_AT, base + at)
    return moved


def _moved_far(piece: Piece, base: int) -> bytes:
    """Return it in the large form where an offset needs more than four bytes."""
    parts: list[bytes | bytearray] = []
    ends = (*piece.records[1:], len(piece.directory))
    for record, end, at in zip(piece.records, ends, piece.offsets, strict=True):
        entry, offset = bytearray(piece.directory[record:end]), base + at
        if offset < _MOST:
            _OFFSET.pack_into(entry, _OFFSET_AT, offset)
        else:
            _VERSIONS.pack_into(entry, 4, _MADE_ON_UNIX | _LARGE_VERSION, _LARGE_VERSION)
            _EXTRA.pack_into(entry, _EXTRA_AT, _LARGE_OFFSET.size)
            _OFFSET.pack_into(entry, _OFFSET_AT, _MOST)
            entry += _LARGE_OFFSET.pack(1, 8, offset)
        parts.append(entry)
    return b"".join(parts)
