"""A text as a QR code (ISO/IEC 18004), a PNG with one bit a dot."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import zxingcpp

DOTS = 4
"""Dots of the picture for each module: Word blurs a picture of one dot a module.

Four dots of one bit are one hexadecimal digit, which is how they are packed below.
"""

# The standard lets the writer choose among eight masks; the search for the best takes ten times as
# long as all the rest. A sealed payload looks random, so that any mask serves it as well.
_MASK = 3
_DIGITS = bytes(ord("f" if value else "0") for value in range(256))
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_UP = b"\x02"
_LEVEL = 1


def qr_png(text: str) -> bytes:
    """Return a text as a QR code with its quiet zone, error correction M (15 %).

    The same text gives the same bytes. Keep to ASCII: readers guess how anything else is meant.
    Raises ValueError for a text longer than a code can hold (about 2,300 letters).
    """
    code = zxingcpp.create_barcode(
        text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK
    )
    image: Any = code.to_image(scale=1, add_quiet_zones=True)
    return _png(memoryview(image).tobytes(), image.shape[0])


def _png(modules: bytes, size: int) -> bytes:
    """Return a square of modules, a byte each, as a PNG of `DOTS` times its size."""
    width, stride = size * DOTS, (size + 1) // 2
    digits = modules.translate(_DIGITS).decode()
    fill = "f" * (size % 2)
    # Each line stands DOTS times; "the same as above" is all zeros to PNG.
    again = (_UP + bytes(stride)) * (DOTS - 1)
    ends = range(size, size * size + 1, size)
    rows = (b"\0" + bytes.fromhex(digits[end - size : end] + fill) + again for end in ends)
    header = struct.pack(">2I5B", width, width, 1, 0, 0, 0, 0)
    data = zlib.compress(b"".join(rows), _LEVEL)
    return b"".join((_SIGNATURE, _chunk(b"IHDR", header), _chunk(b"IDAT", data), _END))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
