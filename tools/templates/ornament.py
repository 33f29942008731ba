"""The frame of a certificate: a firm line, a fine one, and a fret (回紋) in each corner.

It is drawn in the page header, so that it stands on every page of a merged file and the text can
be edited without touching it.
"""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml

COLOUR = "8C2B1F"
PAGE = (210.0, 297.0)
EDGE, FINE, NOTCH = 11.0, 3.4, 17.0
"""Millimetres: from the paper's edge to the firm line, on to the fine one, and its notch."""

_EMU = 36_000
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
Line = list[tuple[float, float]]


def add_frame(header: Any) -> None:
    """Draw the frame behind the text of every page that has this header."""
    paragraph = header.paragraphs[0]
    paragraph.style = "header"
    width, height = PAGE[0] - 2 * EDGE, PAGE[1] - 2 * EDGE
    firm = [[(0, 0), (width, 0), (width, height), (0, height), (0, 0)]]
    fine = [_notched(width, height)]
    frets = [_mirrored(_fret(), x, y, width, height) for x in (False, True) for y in (False, True)]
    for number, (lines, points) in enumerate(((firm, 2.5), (fine, 0.75), (frets, 1.25)), 1):
        paragraph._p.append(parse_xml(_drawing(number, lines, points, width, height)))


def _notched(width: float, height: float) -> Line:
    """Return the fine line: a rectangle whose corners step inwards."""
    near, far = FINE, NOTCH
    corner = [(near, far), (far, far), (far, near)]
    right = [(width - x, y) for x, y in reversed(corner)]
    below = [(width - x, height - y) for x, y in corner]
    left = [(x, height - y) for x, y in reversed(corner)]
    return [*corner, *right, *below, *left, corner[0]]


def _fret() -> Line:
    """Return the fret of the upper left corner: a square spiral inside the notch."""
    low, high = FINE, NOTCH - 2.2
    step = (high - low) / 5
    return [
        (high, low), (low, low), (low, high), (high, high), (high, low + 2 * step),
        (low + 2 * step, low + 2 * step), (low + 2 * step, high - 1.4 * step),
        (high - 1.6 * step, high - 1.4 * step),
    ]  # fmt: skip


def _mirrored(line: Line, right: bool, below: bool, width: float, height: float) -> Line:
    return [(width - x if right else x, height - y if below else y) for x, y in line]


def _drawing(number: int, lines: list[Line], points: float, width: float, height: float) -> str:
    size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
    path = "".join(_path(line) for line in lines)
    pen = round(points * 12_700)
    return (
        f'<w:r {_NAMES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="1" locked="1" layoutInCell="0" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(EDGE * _EMU)}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{round(EDGE * _EMU)}'
        f"</wp:posOffset></wp:positionV><wp:extent {size}/>"
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="框線{number}"/><wp:cNvGraphicFramePr/>'
        "<a:graphic><a:graphicData"
        ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f"<a:ext {size}/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round(width * 100)}" h="{round(height * 100)}" fill="none">{path}</a:path>'
        f'</a:pathLst></a:custGeom><a:noFill/><a:ln w="{pen}"><a:solidFill>'
        f'<a:srgbClr val="{COLOUR}"/></a:solidFill><a:miter lim="800000"/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _path(line: Line) -> str:
    def point(at: tuple[float, float]) -> str:
        return f'<a:pt x="{round(at[0] * 100)}" y="{round(at[1] * 100)}"/>'

    first, *others = line
    closed = others and others[-1] == first
    moves = "".join(
        f"<a:lnTo>{point(each)}</a:lnTo>" for each in (others[:-1] if closed else others)
    )
    return f"<a:moveTo>{point(first)}</a:moveTo>{moves}{'<a:close/>' if closed else ''}"
