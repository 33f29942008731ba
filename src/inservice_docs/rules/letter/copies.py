"""Numbers of copies (份數): the same thing in the same number throughout."""

from __future__ import annotations

from collections.abc import Iterator

from .pattern import Pattern
from .rule import WARNING, Hit, LetterRule
from .sentences import phrase
from .sources import SENSE
from .view import Found, View

# fmt: off
COUNT = LetterRule(
    "attachment-count", WARNING, SENSE, "同一附件的份數前後不一",
    fix="核對份數，前後寫成一致。",
    bad="附件：實施計畫2份\n主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
    good="附件：實施計畫1份\n主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
DIFFER = LetterRule(
    "copies-differ", WARNING, SENSE, "同一附件的份數在主旨與說明不同",
    fix="核對份數，前後寫成一致。",
    bad="說明：檢附實施計畫2份。",
    good="說明：實施計畫由教務處訂定。",
)
RULES = (COUNT, DIFFER)
# fmt: on

COUNTED = Pattern(
    r"(?P<name>[^\s\d，。；：、「」（）()]{2,12}?)[ ]?(?:各|乙式|一式|計|共)?[ ]?(?P<n>\d{1,4}"
    r"|[乙一二兩三四五六七八九十]{1,2})[ ]?(?P<unit>份|件|冊|張|本|套|紙)",
    needs="份 件 冊 張 本 套 紙",
)
"""A thing counted by the copy: 實施計畫1份."""
_DIGITS = {
    char: number
    for number, chars in enumerate(
        ("", "一乙", "二兩", "三", "四", "五", "六", "七", "八", "九", "十")
    )
    for char in chars
}
_EACH = Pattern(r"各[ ]?(?:\d|[一二兩三四五六七八九十])")
_JOINED = Pattern("[、及與和]|以及|暨")
_ASIDE = Pattern(r"[（(][^（）()]*[）)]|[「」]")
_STOP = ("檢送", "檢附", "檢陳", "附", "及", "與", "本校", "各", "旨揭", "上開", "前開", "該", "本")


def check(view: View) -> Iterator[Hit]:
    """Yield numbers of copies that contradict each other."""
    yield from _counts(view)
    yield from _differ(view)


def _told(view: View) -> list[tuple[str, int, Found]]:
    """Return (thing, copies, where) of the texts; 「甲及乙各1份」 counts each of the two."""
    told = []
    for found in view.find(COUNTED):
        if "式" in found.words:
            continue
        number = _number(found.match["n"])
        told.append((_bare(found.match["name"]), number, found))
        if _EACH.search(found.words):
            low, _ = phrase(found.spot.text, found.start, found.end)
            for name in _JOINED.compiled.split(found.spot.text[low : found.end])[:-1]:
                told.append((_bare(_ASIDE.sub("", name)), number, found))
    return told


def _counts(view: View) -> Iterator[Hit]:
    """Yield a thing listed in other numbers than the text encloses."""
    spot = view.fields["attachment_text"]
    told = _told(view) if spot.text else []
    for listed in COUNTED.finditer(spot.text):
        name = _bare(listed["name"])
        if len(name) < 2:
            continue
        same = [(count, found) for thing, count, found in told if thing.endswith(name)]
        if same and "式" not in listed.group():
            number, found = _number(listed["n"]), same[0][1]
            if number and all(count not in (0, number) for count, _ in same):
                yield COUNT.hit(
                    spot,
                    listed.span(),
                    f"附件欄是「{listed.group()}」，「{found.spot.name}」是「{found.words}」。",
                    "核對份數，前後寫成一致。",
                )


def _differ(view: View) -> Iterator[Hit]:
    """Yield a thing counted otherwise in a paragraph than in 主旨."""
    counted = [found for found in view.find(COUNTED) if "式" not in found.words][:60]
    subject = [found for found in counted if found.spot is view.subject]
    for found in counted:
        if found.spot is view.subject:
            continue
        name = _bare(found.match["name"])
        for other in subject:
            same = _bare(other.match["name"])
            alike = (
                len(name) >= 2 and len(same) >= 2 and (name.endswith(same) or same.endswith(name))
            )
            one, two = _number(found.match["n"]), _number(other.match["n"])
            if alike and found.match["unit"] == other.match["unit"] and one and two and one != two:
                yield DIFFER.hit(
                    found.spot,
                    found.span,
                    f"「{found.spot.name}」寫「{found.words}」，主旨寫「{other.words}」。",
                )


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _DIGITS.get(words, 0)


def _bare(name: str) -> str:
    for word in _STOP:
        at = name.rfind(word)
        if at >= 0 and len(name) - at - len(word) >= 2:
            name = name[at + len(word) :]
    return name
