"""QR codes drawn as SVG."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from inservice_docs.formats.qr.drawing import qr_svg


@pytest.mark.parametrize(
    "text", ["https://example.edu.tw/s/115-003-k7f2m9xqabcd", "1-a", "x" * 500]
)
def test_a_drawing_is_read_back(text: str) -> None:
    """Its dots are those of the code, with the quiet zone around."""
    tree = etree.fromstring(qr_svg(text).encode())
    size = int(tree.get("viewBox").split()[2])
    picture = Image.new("L", (size, size), 255)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", tree[1].get("d")):
        picture.putpixel((int(x), int(y)), 0)
    (found,) = zxingcpp.read_barcodes(
        picture.resize((size * 4, size * 4), Image.Resampling.NEAREST)
    )
    assert found.text == text
