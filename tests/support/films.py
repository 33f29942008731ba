"""Films (影片) of badges held before a camera, as Chromium takes them for what a camera sees."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from inservice_docs.formats.qr.write import qr_png

SIZE = (640, 480)
RATE = 10
"""Pictures a second."""
DESK, SKEW = 96, 7


def film(path: Path, codes: Sequence[str], seconds: float = 1.5) -> Path:
    """Write a film that shows codes one after the other, each for a while; "" shows nobody.

    Each is held a little askew before a grey wall. A camera shows the film again and again.
    """
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F{RATE}:1 Ip A1:1 C420\n".encode())
        colours = bytes([128]) * (SIZE[0] * SIZE[1] // 2)
        for code in codes:
            picture = b"FRAME\n" + _held(code).tobytes() + colours
            file.write(picture * round(seconds * RATE))
    return path


def _held(code: str) -> Image.Image:
    """A badge in somebody's hand."""
    seen = Image.new("L", SIZE, DESK)
    if code:
        with Image.open(BytesIO(qr_png(code))) as drawn:
            badge = drawn.convert("L").resize((210, 210), Image.Resampling.BILINEAR)
        badge = badge.rotate(SKEW, Image.Resampling.BICUBIC, expand=True, fillcolor=DESK)
        seen.paste(badge, (230, 90))
    return seen
