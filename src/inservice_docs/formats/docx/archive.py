"""ZIP archives with the same bytes for the same content: unchanged parts are laid out once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

#: Makes a raw deflate stream of some bytes.
Compress = Callable[[bytes], bytes]

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_UTF8_NAME = 0x800
_DATE = (1 << 5) | 1  # 1980-01-01, the first day that ZIP knows
_DEFLATED = 8
_LIMIT = 0xFFFFFFFF


def deflate(data: bytes) -> bytes:
    """Compress with the standard library at its usual level."""
    return zlib.compress(data, 6, wbits=-15)


def deflate_well(data: bytes) -> bytes:
    """Compress as small as the standard library can; for what is compressed once."""
    return zlib.compress(data, 9, wbits=-15)


def deflate_not(data: bytes) -> bytes:
    """Wrap without compressing; for what is compressed already."""
    return zlib.compress(data, 0, wbits=-15)


class Packed(NamedTuple):
    """One part as it lies in the archive: its name, compressed bytes, checksum and true size."""

    name: bytes
    data: bytes
    crc: int
    size: int

    def local(self) -> bytes:
        """Return the header that stands before the data."""
        return _LOCAL.pack(
            b"PK\x03\x04", _VERSION, _flags(self.name), _DEFLATED, 0, _DATE,
            self.crc, len(self.data), self.size, len(self.name), 0,
        )  # fmt: skip

    def central(self, offset: int) -> bytes:
        """Return the directory's entry for data whose header stands at `offset`."""
        return _CENTRAL.pack(
            b"PK\x01\x02", _VERSION, _VERSION, _flags(self.name), _DEFLATED, 0, _DATE,
            self.crc, len(self.data), self.size, len(self.name), 0, 0, 0, 0, 0, offset,
        )  # fmt: skip


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8_NAME


def pack(name: str, data: bytes, compress: Compress = deflate) -> Packed:
    """Compress one part."""
    return Packed(name.encode(), compress(data), zlib.crc32(data), len(data))


class Archive:
    """An archive whose unchanged parts are laid out once; the changing ones follow each time."""

    def __init__(self, unchanged: Sequence[Packed]) -> None:
        """Lay out the unchanged parts, in order."""
        head: list[bytes] = []
        directory: list[bytes] = []
        offset = 0
        for part in unchanged:
            directory.append(part.central(offset))
            head += (part.local(), part.name, part.data)
            directory.append(part.name)
            offset += _LOCAL.size + len(part.name) + len(part.data)
        self._head = b"".join(head)
        self._directory = b"".join(directory)
        self._count = len(unchanged)

    def complete(self, changing: Iterable[Packed]) -> bytes:
        """Return the whole archive with the changing parts added.

        Raises ValueError when it would need the large form of ZIP (4 GiB).
        """
        pieces = [self._head]
        directory = [self._directory]
        offset, count = len(self._head), self._count
        for part in changing:
            directory += (part.central(offset), part.name)
            pieces += (part.local(), part.name, part.data)
            offset += _LOCAL.size + len(part.name) + len(part.data)
            count += 1
        listing = b"".join(directory)
        if offset + len(listing) > _LIMIT:
            raise ValueError("archive larger than 4 GiB")
        pieces.append(listing)
        pieces.append(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0))
        return b"".join(pieces)
