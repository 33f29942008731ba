"""主旨: one paragraph, one matter, not itemised, ending in what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.records.gap import OPEN

from .expectation_words import FORMAL, GENERAL, USUAL
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import SUBJECT
from .view import View

LONGEST = 100

# fmt: off
ITEMISED = LetterRule(
    "subject-itemised", ERROR, SUBJECT, "主旨分項（主旨須一段完成）",
    fix="併成一段，其餘內容移到說明分項。",
    bad="主旨：一、檢送實施計畫1份。二、請推薦教師參加，請查照。",
    good="主旨：檢送實施計畫1份，請推薦國小一、二年級教師參加，請查照。",
)
LINES = LetterRule(
    "subject-several-lines", WARNING, SUBJECT, "主旨分成好幾行",
    fix="主旨只寫一段，刪除換行。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，\n請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
LONG = LetterRule(
    "subject-long", WARNING, SUBJECT, f"主旨超過{LONGEST}字",
    fix="只留目的與期望，時間、地點、方式移到說明。",
    bad="主旨：本校為增進教師閱讀教學知能，並促進跨校交流與專業對話，"
    "訂於115年9月18日（星期五）上午9時至12時"
    "假本校至善樓三樓會議廳辦理「閱讀教學工作坊」，邀請多位具豐富實務經驗之現職教師分享教學活動設計"
    "與班級經營方式，檢送實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
NO_EXPECTATION = LetterRule(
    "subject-no-expectation", WARNING, SUBJECT,
    "主旨沒有期望語（只有具體要求而無概括期望語時為提示）",
    fix="在最後加上期望語，例如「，請查照。」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
NOT_LAST = LetterRule(
    "expectation-not-last", HINT, SUBJECT, "期望語不在主旨的最後",
    fix="把期望語移到主旨最後。",
    bad="主旨：請查照本校「閱讀教學工作坊」實施計畫，該計畫如附件1份。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
TWO_MATTERS = LetterRule(
    "subject-two-matters", WARNING, SUBJECT, "一個主旨講了兩件事（一文一事）",
    fix="一文一事：另一件事另行發文。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，另有關本校借用場地一案，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，課程表另行公告，請查照。",
)
SENTENCES = LetterRule(
    "subject-several-sentences", WARNING, SUBJECT, "主旨在中間就用了句號",
    fix="改用「，」連成一句。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份。請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
NO_STOP = LetterRule(
    "subject-end", WARNING, SUBJECT, "主旨沒有以句號結束", safe=True,
    fix="在最後加上「。」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
RULES = (ITEMISED, LINES, LONG, NO_EXPECTATION, NOT_LAST, TWO_MATTERS, SENTENCES, NO_STOP)
# fmt: on

_AT = r"(?:^|(?<=[\r：:。；，]))[ \u3000]*"
_FIRST = Pattern(
    _AT + r"(?:一、(?!二)|[（(]一[）)]|1[、.](?![\d])|[（(]1[）)]|[㈠①⑴])",
    needs="一 1 ㈠ ① ⑴",
)
_SECOND = Pattern(
    r"(?<=[\r：:。；，])[ \u3000]*(?:二、(?!三)|[（(]二[）)]|2[、.](?!\d)|[（(]2[）)]|[㈡②⑵])"
)
# 二、 after a full stop or semicolon goes on from a first item that has no marker.
_NEXT = Pattern(r"(?<=[。；])[ \u3000]*(?:二、(?![一三四五六七八九十])|[（(]二[）)])", needs="二")
_APART = Pattern(
    r"[；。，](?:另|又|此外|再者)(?:有關|關於|檢[送附陳]|請|惠請|敬請|本校|函送|申請|邀請)"
    r"|[一乙1]案[^。\r]{0,60}[一乙1]案|(?<!第)[2-9二兩三四五][ ]?案(?!例)"
    r"|[一乙1]案[，、]?(?:及|與|暨|以及|並)(?:有關|關於)",
    needs="另 又 此外 再者 案",
)  # fmt: skip
_ASKS = Pattern(r"(?<![申聘邀延])請|希|祈|敬邀|歡迎")


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with 主旨."""
    spot, text = view.subject, view.subject.text
    plain = text.strip()
    if not plain:
        return
    yield from _shape(view)
    if len("".join(plain.split())) > LONGEST:
        yield LONG.hit(
            spot,
            (LONGEST, len(text)),
            f"主旨有{len(''.join(plain.split()))}字，超過{LONGEST}字。",
            "只留目的與期望，時間、地點、方式移到說明。",
        )
    if view.is_letter or view.is_memo:
        yield from _expectation(view, plain)
        yield from _matters(view)
    if "通知單" not in view.kind and plain[-1] not in "。！？」』）)" and not plain.endswith(OPEN):
        end = len(text.rstrip())
        last = plain[-1] in "，、；：,.;:" and plain[-1]
        put = None if last else plain[-1] + "。"
        yield NO_STOP.hit(
            spot,
            (end - 1, end),
            f"主旨以「{plain[-6:]}」結束，沒有句號。",
            "在最後加上「。」。",
            put=put,
        )


def _shape(view: View) -> Iterator[Hit]:
    spot, text = view.subject, view.subject.text
    first = _FIRST.search(text)
    second = _SECOND.search(text, first.end()) if first else None
    whole = first and (second or not text[: first.start()].strip())
    marked = first if whole else _NEXT.search(text)
    if marked and not view.quoted(spot, marked.start()):
        words = marked.group().strip()
        yield ITEMISED.hit(
            spot, marked.span(), f"主旨以「{words}」分項。", "併成一段，其餘內容移到說明分項。"
        )
    elif "\r" in text.strip():
        at = text.index("\r", len(text) - len(text.lstrip()))
        yield LINES.hit(spot, (at, at + 1), "主旨分成好幾行。", "主旨只寫一段，刪除換行。")
    for at, char in enumerate(text.rstrip()[:-1]):
        if char == "。" and not view.quoted(spot, at) and text[at + 1] not in "」』）)\r。":
            yield SENTENCES.hit(
                spot, (at, at + 1), "主旨在期望語之前就用了句號。", "改用「，」連成一句。"
            )
            break


def _expectation(view: View, plain: str) -> Iterator[Hit]:
    spot = view.subject
    end = len(spot.text)
    last = re.split(r"[，。；\r]", plain.rstrip("。；， \u3000\r"))[-1]
    if _ASKS.search(last) and any(word in last for word in USUAL):
        return
    words = [found for found in view.find(FORMAL) if found.spot is spot]
    words = [found for found in words if any(word in found.words for word in USUAL)]
    if words:
        tail = spot.text[words[-1].end :]
        if len(tail.strip("。，；、 \u3000")) > 12 and "，" in tail:
            yield NOT_LAST.hit(
                spot,
                words[-1].span,
                f"期望語「{words[-1].words}」之後還有內容。",
                "把期望語移到主旨最後。",
            )
        return
    asks = _ASKS.search(plain)
    example = "請核示" if view.is_memo else "請查照"
    yield NO_EXPECTATION.hit(
        spot,
        (max(0, end - 1), end),
        "主旨只有具體要求，沒有概括的期望語。" if asks else "主旨沒有期望語。",
        f"在最後加上期望語，例如「，{example}。」。",
        severity=HINT if asks else WARNING,
    )


def _matters(view: View) -> Iterator[Hit]:
    spot, text = view.subject, view.subject.text
    for found in _APART.finditer(text):
        if not view.quoted(spot, found.start()):
            yield TWO_MATTERS.hit(
                spot,
                found.span(),
                f"主旨從「{found.group().lstrip('；。，')[:12]}」起像是另一件事。",
                "一文一事：另一件事另行發文。",
            )
            return
    general = list(GENERAL.finditer(text))
    if len(general) > 1 and general[-1].start() - general[0].end() > 8:
        yield TWO_MATTERS.hit(
            spot,
            general[0].span(),
            f"主旨有兩個期望語「{general[0].group()}」與「{general[-1].group()}」。",
            "只留最後一個；若是兩件事，分成兩件公文。",
        )
