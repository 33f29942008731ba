"""A text as a QR code (ISO/IEC 18004) drawn as SVG: sharp at every size, for posters and cards."""

from __future__ import annotations

from typing import Any

import zxingcpp


def qr_svg(text: str) -> str:
    """Return a text as a QR code with its quiet zone, error correction M, one path for all dots.

    Keep to ASCII: readers guess how anything else is meant. Raises ValueError for a text longer
    than a code can hold.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=True)
    size, dots = image.shape[0], memoryview(image).tobytes()
    path = "".join(
        f"M{column} {row}h1v1h-1z"
        for row in range(size)
        for column in range(size)
        if not dots[row * size + column]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="{path}" fill="#000"/></svg>'
    )
