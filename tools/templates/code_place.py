"""The place of a QR code (驗證碼): it floats on the page of certificates that have a seal.

A picture with the alternative text `{{ 驗證碼 }}` is what the program puts each code into.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from docx.oxml import parse_xml

NAME = "驗證碼"
_EMU = 36_000
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def add_code_place(paragraph: Any, at_mm: tuple[int, int], size_mm: int) -> None:
    """Let a square picture float at a place of the page, if there is a code."""
    link, _ = paragraph.part.get_or_add_image(io.BytesIO(_white_dot()))
    drawing = parse_xml(_drawing(link, at_mm, size_mm))
    paragraph.add_run(f"{{%r if {NAME} %}}")
    paragraph._p.append(drawing)
    paragraph.add_run("{%r endif %}")


def _white_dot() -> bytes:
    """Return a PNG of one white dot, which stands where the code will."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">2I5B", 1, 1, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def _drawing(link: str, at_mm: tuple[int, int], size_mm: int) -> str:
    size = f'cx="{size_mm * _EMU}" cy="{size_mm * _EMU}"'
    across, down = (
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{at * _EMU}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, at in zip("HV", at_mm, strict=True)
    )
    return (
        f'<w:r {_NAMES}><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"'
        ' simplePos="0" relativeHeight="2" behindDoc="0" locked="1" layoutInCell="0"'
        f' allowOverlap="1"><wp:simplePos x="0" y="0"/>{across}{down}<wp:extent {size}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="9" name="{NAME}" descr="{{{{ {NAME} }}}}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="9" name="{NAME}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )
