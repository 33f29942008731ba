"""The layout of a letter's lines: how far each item stands in and hangs, and how much fits a page.

Sizes and heights are those of 政府文書格式參考規範 as the templates have them.
"""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.documents.letters.wrap import line_count
from inservice_docs.taiwan.text import em_width

LAYOUTS: dict[int, tuple[float, tuple[float, ...]]] = {
    1: (0, (2, 3, 4)),
    2: (1, (2, 3, 4, 5)),
    3: (4, (1, 1.5, 2, 2.5)),
    4: (5, (1.5, 2, 2.5, 3)),
    5: (7.5, (2,)),
    6: (8.5, (2, 3)),
}
"""Level of an item -> where its number starts, and the widths of number that have a layout."""

DEEPEST = max(LAYOUTS)
LABEL, TEXT = "段名", "段落"
"""The layouts of a label that stands alone, and of a paragraph's text after its label."""

PAGE_HEIGHT = 700
LINE, SMALL_LINE = 25, 15
BODY_SIZE, SMALL_SIZE = 16, 12
TEXT_WIDTH = 453.5
CONTACT_WIDTH = TEXT_WIDTH - 224
"""The type area of an A4 page with margins of 2.5 cm, in points."""


def item_layout(level: int, marker: str) -> str:
    """Return the name of the layout of an item by its level and the width of its marker."""
    _, widths = LAYOUTS[min(level, DEEPEST)]
    width = min(widths, key=lambda each: abs(each - em_width(marker)))
    return f"條列{min(level, DEEPEST)}-{width:g}字"


def hanging(layout: str) -> tuple[float, float]:
    """Return where a layout's first line and its other lines start, in em."""
    if layout == LABEL:
        return 0, 0
    if layout == TEXT:
        return 0, 3
    level, width = layout.removeprefix("條列").removesuffix("字").split("-")
    start = LAYOUTS[int(level)][0]
    return start, start + float(width)


def small_lines(texts: Sequence[str], width: float = TEXT_WIDTH, hang: float = 5) -> int:
    """Return how many lines of 12 pt some texts take in a width (points)."""
    room = width / SMALL_SIZE
    return sum(line_count(text, room, room - hang) for text in texts)
