"""The abolished respectful space (挪抬), and stray spaces between characters."""

from __future__ import annotations

from collections.abc import Iterator

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import PUNCTUATION, SPACING
from .view import View

# fmt: off
EXPECTATION = LetterRule(
    "space-before-expectation", WARNING, SPACING, "期望語之前空格（104年起不再挪抬）", safe=True,
    fix="刪除空格。",
    base="上行",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請　鑒核。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
)
PURPOSE = LetterRule(
    "space-before-purpose", WARNING, SPACING, "目的語之前空格（104年起不再挪抬）", safe=True,
    fix="刪除空格。",
    bad="主旨：本校辦理「閱讀教學工作坊」，敬請　推薦教師參加，請查照。\n附件：",
    good="主旨：本校辦理「閱讀教學工作坊」，敬請推薦教師參加，請查照。\n附件：",
)
SALUTATION = LetterRule(
    "space-before-salutation", WARNING, SPACING, "稱謂之前空格（104年起不再挪抬）", safe=True,
    fix="刪除空格。",
    base="上行",
    bad="說明：本校已依　鈞府規定完成報名公告。",
    good="說明：本校已依鈞府規定完成報名公告。",
)
STRAY = LetterRule(
    "space-in-text", HINT, PUNCTUATION, "中文字之間有多餘的空格",
    fix="刪除空格。",
    bad="說明：依本校115年度 校務計畫辦理。",
    good="說明：依本校115年度校務計畫辦理。",
)
RULES = (EXPECTATION, PURPOSE, SALUTATION, STRAY)
# fmt: on

_SPACES = " \u3000\u00a0\t\u2002\u2003\u2009\u202f"
# "Not Latin" stands for a Chinese character: a class of all of them takes long to compile.
_WIDE = "[^\x00-\xff\u3000\u2002\u2003\u2009\u202f]"
_ASKED = "鑒|鑑|查照|察照|核|備查|照辦|轉知|轉行|惠|見復|見覆|釋示|裁|批示|卓|賜"
_ALL = Pattern(rf"(?<={_WIDE})(?P<space>[{_SPACES}]+)(?={_WIDE})", needs=tuple(_SPACES))
_EXPECTED = Pattern(rf"(?:{_ASKED})")
_CALLED = Pattern(
    "(?:[鈞貴]|大(?=[府署院部]))(?:府|局|處|署|部|院|會|校|園|所|館|中心|公司|單位|機關|長|座|學校)"
)


def check(view: View) -> Iterator[Hit]:
    """Yield spaces within the texts."""
    for found in view.find(_ALL):
        text, start, end = found.spot.text, found.start, found.end
        words = found.spot.raw[max(0, start - 1) : end + 2]
        before = text[start - 1 : start]
        rule = _rule(text, before, end)
        if rule is STRAY:
            yield STRAY.hit(found.spot, (start, end), f"「{words}」中間有空格。", "刪除空格。")
        else:
            yield rule.hit(
                found.spot,
                (start, end),
                f"「{words}」在{_named(rule)}前空格。",
                "刪除空格；期望、目的及稱謂用語不再挪抬。",
                put="",
            )


def _rule(text: str, before: str, end: int) -> LetterRule:
    if _CALLED.match(text, end):
        return SALUTATION
    if before in "請希祈":
        return EXPECTATION if _EXPECTED.match(text, end) else PURPOSE
    if before in "俾賜予惠准" and before:
        return PURPOSE
    return STRAY


def _named(rule: LetterRule) -> str:
    return {EXPECTATION.code: "期望語", PURPOSE.code: "目的語"}.get(rule.code, "稱謂")
