"""期望語: the words in which a letter says what it expects, by direction (公文用語)."""

from __future__ import annotations

from .pattern import Pattern

UP = (
    "鑒核",
    "鑒察",
    "鑑核",
    "鑑察",
    "鑒查",
    "核示",
    "核備",
    "釋示",
    "核轉",
    "裁示",
    "鈞裁",
    "鑒諒",
)
LEVEL = ("查照", "察照", "惠復", "惠覆", "見復", "見覆", "卓參", "卓處")
DOWN = ("照辦", "遵照", "遵辦", "切實辦理", "確實辦理", "轉行")
ASKED = (
    "備查",
    "核定",
    "核准",
    "核復",
    "核可",
    "核判",
    "備案",
    "轉知",
    "惠予協助",
    "賜復",
    "批示",
    "周知",
)
USUAL = (*UP, *LEVEL, *DOWN, *ASKED)
"""The words that end a 主旨, whichever way the letter goes."""
_NEUTRAL = (
    "惠允", "協助", "惠予", "同意", "准予", "查明", "審核", "審查", "酌處", "參處", "撥款", "核撥",
    "惠賜", "出席",
)  # fmt: skip
_WISH = r"[請希祈]"

FORMAL = Pattern(
    rf"{_WISH}[^，。；\r]{{0,8}}?(?:{'|'.join((*USUAL, *_NEUTRAL))})[^，。；\r]{{0,8}}",
    needs="請 希 祈",
)  # fmt: skip
"""An expectation in one of the usual words, with the few characters after it."""

GENERAL = Pattern(
    rf"{_WISH}[ \u3000]{{0,3}}(?:查照|鑒核|鑒察|核示|備查|照辦)[^，。；\r]{{0,6}}", needs="請 希"
)
"""A general expectation (概括期望語) right after 請."""
