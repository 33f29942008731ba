"""期望語 as such: outdated or miswritten forms, their order, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import EXPLANATION, WORDING
from .view import Found, View

# fmt: off
DECIDE = LetterRule(
    "expectation-decide", WARNING, WORDING, "函裡用了「請核示」（核示用於內部的簽；"
    "舊表列為上行用語）",
    fix="對直屬上級改用「請鑒核」，其他改用「請查照」或「請惠復」。",
    base="上行",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請核示。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
)
OLD = LetterRule(
    "expectation-old", WARNING, WORDING, "舊式的期望語（惠覆、見覆）", safe=True,
    fix="改為「惠復」「見復」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照惠覆。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照惠復。",
)
MISWRITTEN = LetterRule(
    "expectation-miswritten", WARNING, WORDING, "期望語寫錯字（鑑核、請查造、敬請査照）", safe=True,
    fix="改為「鑒核」「查照」等正確寫法。",
    base="上行",
    bad="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑑核。",
    good="主旨：檢陳本校「閱讀教學工作坊」實施計畫1份，請鑒核。",
)
ORDER = LetterRule(
    "expectation-hui-order", WARNING, WORDING, "「惠請」倒置（惠在請之後）",
    fix="改為「請惠予……」或「敬請……」。",
    bad="主旨：檢送「閱讀教學工作坊」實施計畫1份，惠請協助公告，請查照。",
    good="主旨：檢送「閱讀教學工作坊」實施計畫1份，請惠予協助公告，請查照。",
)
IN_BODY = LetterRule(
    "expectation-in-body", WARNING, EXPLANATION, "期望語在說明或辦法裡重複（期望語只寫在主旨）",
    fix="刪去；期望語只寫在主旨。",
    bad="說明：實施計畫如附件，請查照。",
    good="說明：實施計畫如附件，請於開學前轉知教師。",
)
MEMO_LEVEL = LetterRule(
    "memo-expectation", WARNING, WORDING, "簽裡用了函的期望語（請查照、請照辦）",
    fix="簽給首長決定用「請核示」，報告用「請鑒核」。",
    base="簽",
    bad="主旨：擬辦理「閱讀教學工作坊」校內研習，請查照。",
    good="主旨：擬辦理「閱讀教學工作坊」校內研習，請核示。",
)
HOPE = LetterRule(
    "expectation-command-hope", WARNING, WORDING, "以「希」命令受文者（現已一律用「請」）",
    safe=True,
    fix="改為「請」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，希查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
RULES = (DECIDE, OLD, MISWRITTEN, ORDER, IN_BODY, MEMO_LEVEL, HOPE)
# fmt: on

_DECIDE = Pattern(
    r"[請祈][^，。；\r]{0,6}?(?:核示|示遵|核奪|裁示|鈞裁|批示)",
    needs="核示 示遵 核奪 裁 批示",
)
_OLD = Pattern(r"(?<=[惠見賜])覆", needs="覆")
_WRONG = Pattern(
    r"(?<=[請予])([ \u3000]?)(鑑核|鑑察|鑑查|鑒查|檢核(?=。)|査照|查造|查昭|察查照|核是)"
)
_RIGHT = {
    "鑑核": "鑒核", "鑑察": "鑒察", "鑑查": "鑒察", "鑒查": "鑒察", "檢核": "鑒核", "査照": "查照",
    "查造": "查照", "查昭": "查照", "察查照": "查照", "核是": "核示",
}  # fmt: skip
_HUI = Pattern(r"惠請(?P<next>惠)?", needs="惠請")
_BODY = Pattern(
    r"(?:敬|惠|並|謹|伏|懇)?[請希祈][ \u3000]{0,3}(?:惠予|准予|同意|予以|惠)?[ \u3000]{0,3}"
    r"(?:查照|鑒核|鑒察|鑑核|鑑察|核示|備查|照辦|核備|見復|惠復|惠覆|見覆"
    r"|(?:鈞長|鈞座)?[ ]?(?:裁示|鈞裁|卓裁|示遵))[^，。；\r]{0,6}",
    needs="請 希 祈",
)  # fmt: skip
_WEAK = Pattern(
    r"(?:敬|惠|並|謹|懇)?請(?:惠予協助|惠予同意|惠允|轉知|協助|照准|惠予轉知)(?=[。；]?(?:\r|\n"
    r"|$))",
    needs="請",
)
_MEMO = Pattern(
    r"[請希][ \u3000]?(?:查照|照辦|轉知|轉行)[^，。；\r]{0,6}", needs="查照 照辦 轉知 轉行"
)
_HOPE = Pattern(r"(?<![冀期])希(?=查照|照辦|轉知|轉行|辦理|切實|確實|遵照|鑒|核)", needs="希")


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the expectations of a letter, whoever it goes to."""
    yield from _forms(view)
    if view.is_memo:
        for found in view.find(_MEMO):
            if found.spot is view.subject:
                yield MEMO_LEVEL.hit(
                    found.spot,
                    found.span,
                    f"簽的主旨用了「{found.words}」。",
                    "簽給首長決定用「請核示」，報告用「請鑒核」。",
                )
    elif view.is_letter:
        for found in view.find(_DECIDE):
            if found.spot is view.subject:
                yield DECIDE.hit(
                    found.spot,
                    found.span,
                    f"函裡用了「{found.words}」。",
                    "對直屬上級改用「請鑒核」，其他改用「請查照」或「請惠復」。",
                )
    if view.is_memo or view.is_letter:
        yield from _in_body(view)


def _forms(view: View) -> Iterator[Hit]:
    for found in view.find(_OLD):
        before = found.spot.text[found.start - 1]
        yield OLD.hit(
            found.spot, found.span, f"「{before}覆」是舊寫法。", f"改為「{before}復」。", put="復"
        )
    for found in view.find(_WRONG):
        wrong = found.match.group(2)
        start = found.end - len(wrong)
        yield MISWRITTEN.hit(
            found.spot,
            (start, found.end),
            f"期望語寫成「{wrong}」。",
            f"改為「{_RIGHT[wrong]}」。",
            put=_RIGHT[wrong],
        )
    for found in view.find(_HUI):
        rest = found.spot.text[found.end : found.end + 4]
        yield ORDER.hit(
            found.spot,
            found.span,
            f"「{found.words}{rest}」把「惠」放在「請」前面。",
            "改為「請惠予……」或「敬請……」。",
        )
    for found in view.find(_HOPE):
        rest = found.spot.text[found.end : found.end + 2]
        yield HOPE.hit(
            found.spot, found.span, f"期望語用了「希{rest}」。", f"改為「請{rest}」。", put="請"
        )


def _in_body(view: View) -> Iterator[Hit]:
    for found in view.find(_BODY):
        if found.spot is not view.subject and not _of_others(view, found):
            plan = found.spot.name.startswith(("擬辦", "建議"))
            yield IN_BODY.hit(
                found.spot,
                found.span,
                f"「{found.spot.name}」裡又寫了期望語「{found.words}」。",
                "刪去；期望語只寫在主旨。",
                severity=HINT if plan else WARNING,
            )
    for found in view.find(_WEAK):
        if found.spot is not view.subject and not view.quoted(found.spot, found.start):
            yield IN_BODY.hit(
                found.spot,
                found.span,
                f"「{found.spot.name}」以「{found.words}」作結，像是期望語。",
                "概括的期望語只寫在主旨；說明裡改為具體的要求。",
                severity=HINT,
            )


def _of_others(view: View, found: Found) -> bool:
    """Tell whether an expectation is quoted or reported: 前經本校函請備查在案."""
    rest = found.spot.text[found.end : found.end + 4]
    reported = found.spot.text[max(0, found.start - 1) : found.start] in ("函", "報", "陳", "簽")
    return view.quoted(found.spot, found.start) or reported or "在案" in found.words + rest
