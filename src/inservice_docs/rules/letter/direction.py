"""Expectation and enclosing words against the direction of the letter (上行、平行、下行)."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.rules.relations import Relation

from .expectation_words import DOWN, FORMAL, LEVEL, UP
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import WORDING
from .view import Found, View

# fmt: off
TOO_LOW = LetterRule(
    "expectation-too-low", ERROR, WORDING, "對直屬上級用了平行或下行的期望語",
    fix="改為「請鑒核」（陳報備查用「請備查」）。",
    base="上行",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請查照。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
)
TOO_HIGH = LetterRule(
    "expectation-too-high", WARNING, WORDING, "對平行或下級機關用了上行的期望語（對下級時為錯誤）",
    fix="改為「請查照」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
COMMAND = LetterRule(
    "expectation-command", WARNING, WORDING, "對平行機關用了下行的期望語（請照辦、請查照辦理）",
    fix="改為「請查照」、「請惠予協助」或「請查照惠復」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請照辦。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
MIXED = LetterRule(
    "expectation-mixed", HINT, WORDING, "正本同時有直屬上級與其他機關，期望語難以兼顧",
    fix="對直屬上級另發一件，用「請鑒核」。",
    base="上行",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。\n正本：彰化縣政府、南投縣政府",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。\n正本：南投縣政府、雲林縣政府",
)
UNKNOWN = LetterRule(
    "direction-unknown", HINT, WORDING, "無法判斷隸屬關係，請自行確認用語的方向",
    fix="對直屬上級用「請鑒核」，其他用「請查照」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請鑒核。\n受文者：某某機構\n正本：某某機構",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
ATTACH_LOW = LetterRule(
    "attach-verb-too-low", WARNING, WORDING, "對直屬上級附送用「檢送」（應用「檢陳」）", safe=True,
    fix="改為「檢陳」。",
    base="上行",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
)
ATTACH_HIGH = LetterRule(
    "attach-verb-too-high", WARNING, WORDING, "對平行或下級機關附送用「檢陳」（應用「檢送」）",
    safe=True,
    fix="改為「檢送」。",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
RULES = (TOO_LOW, TOO_HIGH, COMMAND, MIXED, UNKNOWN, ATTACH_LOW, ATTACH_HIGH)
# fmt: on

_COMMANDS = (*DOWN, "查照辦理", "查照轉行")
_UPWARD = tuple(word for word in UP if word not in ("核示", "裁示", "鈞裁"))
# What one asks of an authority by law, whoever asks (報請備查): right in any direction.
_FORMAL_ASKS = ("備查", "核定", "核准", "備案", "准予", "核可")
_SEND = Pattern("(?<![請須應])檢(?:送|附)(?=[本「0-9一]|.{0,30}[0-9一1]份)", needs="檢送 檢附")
_PRESENT = Pattern("(?<![請須應])(?:檢|附)陳(?!列)", needs="檢陳 附陳")


def check(view: View) -> Iterator[Hit]:
    """Yield the words of 主旨 that do not fit the direction of the letter."""
    if not view.is_letter or not view.addressed:
        return
    names = [to.name for to in view.addressed]
    relations = {view.relation(name) for name in names}
    asked = [found for found in view.find(FORMAL) if found.spot is view.subject]
    unsure = next((name for name in names if _open(view, name)), None)
    if unsure is not None:
        yield from _unknown(view, asked, unsure)
    elif relations == {Relation.SUPERIOR}:
        yield from _upwards(view, asked)
    elif Relation.SUPERIOR in relations:
        yield from _mixed(view, asked)
    else:
        yield from _level_or_down(view, asked, relations)


def _open(view: View, name: str) -> bool:
    """Tell whether a recipient may be the superior for all that its name tells."""
    return view.relation(name) is Relation.UNKNOWN and not view.surely_not_superior(name)


def _upwards(view: View, asked: list[Found]) -> Iterator[Hit]:
    words = "".join(found.words for found in asked)
    if not any(word in words for word in (*UP, *_FORMAL_ASKS)):
        for found in asked:
            if any(word in found.words for word in (*LEVEL, *_COMMANDS, "轉知")):
                certain = any(word in found.words for word in (*LEVEL, *_COMMANDS))
                yield TOO_LOW.hit(
                    found.spot,
                    found.span,
                    f"「{found.words}」用於平行或下行文，而「{view.addressed[0].name}」是直屬上級機"
                    "關。",
                    "改為「請鑒核」（陳報備查用「請備查」）。",
                    severity=ERROR if certain else WARNING,
                )
    for found in view.find(_SEND):
        if not view.quoted(found.spot, found.start):
            main = found.spot is view.subject
            yield ATTACH_LOW.hit(
                found.spot,
                found.span,
                f"對直屬上級附送用了「{found.words}」。",
                "改為「檢陳」。",
                put="檢陳" if main else None,
                severity=WARNING if main else HINT,
            )


def _level_or_down(view: View, asked: list[Found], known: set[Relation]) -> Iterator[Hit]:
    down = known == {Relation.LOWER}
    side = "都是下級機關" if down else "都是沒有隸屬關係的機關"
    side = "都不是直屬上級" if Relation.UNKNOWN in known else side
    for found in asked:
        if any(word in found.words for word in _UPWARD):
            yield TOO_HIGH.hit(
                found.spot,
                found.span,
                f"「{found.words}」用於直屬上級，而正本{side}。",
                "改為「請查照」。",
                severity=ERROR if down else WARNING,
            )
        elif known == {Relation.LEVEL} and any(word in found.words for word in _COMMANDS):
            yield COMMAND.hit(
                found.spot,
                found.span,
                f"「{found.words}」是對下級的用語，而正本{side}。",
                "改為「請查照」、「請惠予協助」或「請查照惠復」。",
            )
    for found in view.find(_PRESENT):
        if not view.quoted(found.spot, found.start):
            yield ATTACH_HIGH.hit(
                found.spot,
                found.span,
                f"「{found.words}」用於直屬上級，而正本{side}。",
                "改為「檢送」。",
                put="檢送",
            )


def _mixed(view: View, asked: list[Found]) -> Iterator[Hit]:
    for found in asked[-1:]:
        yield MIXED.hit(
            found.spot,
            found.span,
            f"正本有直屬上級，也有其他機關，期望語「{found.words}」難以兼顧。",
            "對直屬上級另發一件，用「請鑒核」。",
        )


def _unknown(view: View, asked: list[Found], name: str) -> Iterator[Hit]:
    for found in asked:
        if any(word in found.words for word in (*_UPWARD, *_COMMANDS)):
            yield UNKNOWN.hit(
                found.spot,
                found.span,
                f"無法判斷與「{name[:20]}」的隸屬關係，請確認「{found.words}」是否合適。",
                "對直屬上級用「請鑒核」，其他用「請查照」。",
            )
