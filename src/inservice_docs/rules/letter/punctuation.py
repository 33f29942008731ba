"""Punctuation (標點符號): full-width, paired, not doubled, and there at the end."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.records.gap import OPEN

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import PUNCTUATION
from .spots import Spot
from .view import View

# fmt: off
HALF = LetterRule(
    "punctuation-half-width", WARNING, PUNCTUATION, "中文裡用了半形標點", safe=True,
    fix="改為全形標點。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份,請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
BRACKETS = LetterRule(
    "brackets-half-width", HINT, PUNCTUATION, "中文裡用了半形括號", safe=True,
    fix="改為全形（）。",
    bad="說明：研習時間：115年9月18日(星期五)上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時，電話(04)2292-1175。",
)
DOUBLED = LetterRule(
    "punctuation-doubled", WARNING, PUNCTUATION, "標點重複或相連", safe=True,
    fix="只留一個標點。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
UNPAIRED = LetterRule(
    "brackets-unpaired", WARNING, PUNCTUATION, "引號或括號不成對",
    fix="補上缺少的一半，或刪去多餘的一半。",
    bad="主旨：檢送本校「閱讀教學工作坊實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
QUOTES = LetterRule(
    "quotes-western", WARNING, PUNCTUATION, "用了西式引號（應為「」）", safe=True,
    fix="改為「」。",
    bad="主旨：檢送本校“閱讀教學工作坊”實施計畫1份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
END = LetterRule(
    "text-end", HINT, PUNCTUATION, "分項或段落沒有以句號結束",
    fix="加上「。」。",
    bad="說明：實施計畫由本校教務處訂定",
    good="說明：實施計畫由本校教務處訂定。",
)
LIST = LetterRule(
    "list-comma-before-and", HINT, PUNCTUATION, "頓號與「及」「與」連用", safe=True,
    fix="刪去「及」「與」前的頓號。",
    bad="說明：請攜帶筆電、教材、及文具。",
    good="說明：請攜帶筆電、教材及文具。",
)
DOTS = LetterRule(
    "ellipsis-form", HINT, PUNCTUATION, "刪節號寫成點（應為……）", safe=True,
    fix="改為「……」，或用「等」。",
    bad="說明：課程包括繪本、影片...等。",
    good="說明：課程包括繪本、影片等。",
)
RULES = (HALF, BRACKETS, DOUBLED, UNPAIRED, QUOTES, END, LIST, DOTS)
# fmt: on

_FULL = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    ".": "。",
    "､": "、",
    "｡": "。",
    "﹐": "，",
}
# "Not Latin" stands for a Chinese character: a class of all of them takes long to compile.
_WIDE = r"[^\x00-\xff]"
_HALF = Pattern(
    rf"(?<={_WIDE})[ ]?[,;?!､｡﹐](?=[ ]?(?:{_WIDE}|[\r\n]|$))|(?<={_WIDE})[:,](?=[ ]?[\dA-Za-z])"
    rf"|(?<={_WIDE}):(?={_WIDE})|(?<={_WIDE})[.](?=[\r\n]|{_WIDE}|$)"
    rf"|(?<=[0-9A-Za-z%])[ ]?[,;](?=[ ]?{_WIDE})|(?<=[0-9A-Za-z%])[.](?=[\r\n]|$)",
    needs=", ; : ? ! . ､ ｡ ﹐",
)  # fmt: skip
_ROUND = Pattern(
    rf"(?<!\d)\((?=[^()\r\n]{{1,60}}\))(?P<in>[^()\r\n]*)\)(?!\d)"
    rf"|(?<=\d)\((?P<two>[^()\r\n]*{_WIDE}[^()\r\n]*)\)",
    needs="(",
)
_DOUBLED = Pattern(
    r"([，。；：、！？])\1+|[，、；：][，。；、]|。[，、；：]|？。|！。",
    needs="， 。 ； ： 、 ！ ？",
)
_QUOTES = Pattern(
    "[“\"](?P<in>[^“”\"\r\n]{1,60})[”\"]|[‘'](?P<single>[^\x00-\xff][^‘’'\r\n]{0,40})[’']",
    needs="“ ” \" ‘ '",
)
_LIST = Pattern(r"、(?=[及與暨]|以及|和(?![平諧解好]))", needs="、及 、與 、暨 、以及 、和")
_DOTS = Pattern(r"\.{3,}|。{3,}|(?<!…)…(?!…)|⋯+", needs="... 。。。 … ⋯")
_PAIRS = {"「": "」", "『": "』", "（": "）", "《": "》", "〈": "〉", "【": "】"}
_CLOSERS = {close: begin for begin, close in _PAIRS.items()}
_ENDS = "。；：！？」』）)…、" + OPEN
_URL = Pattern(r"https?:|www\.|@")


def check(view: View) -> Iterator[Hit]:
    """Yield what is wrong with the punctuation of 主旨 and the paragraphs."""
    for found in view.find(_HALF):
        mark = found.words.strip()
        if _URL.search(found.spot.text, max(0, found.start - 8), found.end + 2):
            continue
        right = _FULL[mark]
        around = found.spot.raw[max(0, found.start - 3) : found.end + 2].strip()
        beside = (
            found.spot.text[found.start - 1 : found.start]
            + found.spot.text[found.end : found.end + 1]
        )
        put = "" if right in beside else right
        yield HALF.hit(
            found.spot,
            found.span,
            f"「{around}」用了半形的「{mark}」。",
            f"改為「{right}」。",
            put=put,
        )
    for found in view.find(_ROUND):
        inner = found.match["in"] if found.match["in"] is not None else found.match["two"]
        if not inner.isascii():
            start, end = found.span
            yield BRACKETS.hit(
                found.spot,
                found.span,
                f"「{found.words[:14]}」用了半形括號。",
                "改為全形（）。",
                put=f"（{found.spot.raw[start + 1 : end - 1]}）",
            )
    for node in view.paragraphs:
        if node.marker.raw.rstrip().endswith(":"):
            at = len(node.marker.raw.rstrip()) - 1
            yield HALF.hit(
                node.marker,
                (at, at + 1),
                f"段名「{node.marker.raw.strip()}」用了半形的「:」。",
                "改為「：」。",
                put="：",
            )
    yield from _marks(view)
    for spot in view.texts:
        yield from _pairs(spot)
    yield from _ends(view)


def _marks(view: View) -> Iterator[Hit]:
    for found in view.find(_DOUBLED):
        words = found.words
        same = len(set(words)) == 1
        if words.startswith("。。。"):
            continue
        yield DOUBLED.hit(
            found.spot,
            found.span,
            f"標點「{words}」重複。",
            f"只留一個「{words[-1] if same else '標點'}」。".replace("「標點」", "標點"),
            put=words[0] if same else None,
        )
    for found in view.find(_QUOTES):
        inner = found.match["in"] or found.match["single"]
        if inner and not inner.isascii():
            start, end = found.span
            put = f"「{found.spot.raw[start + 1 : end - 1]}」"
            yield QUOTES.hit(
                found.spot, found.span, f"「{inner[:12]}」用了西式引號。", "改為「」。", put=put
            )
    for found in view.find(_LIST):
        word = found.spot.text[found.end : found.end + 1]
        yield LIST.hit(
            found.spot, found.span, f"頓號之後又用「{word}」。", f"刪去「{word}」前的頓號。", put=""
        )
    for found in view.find(_DOTS):
        yield DOTS.hit(
            found.spot,
            found.span,
            f"刪節號寫成「{found.words}」。",
            "改為「……」，或用「等」。",
            put="……",
        )


def _pairs(spot: Spot) -> Iterator[Hit]:
    waiting: list[tuple[str, int]] = []
    for at, char in enumerate(spot.text):
        if char in _PAIRS:
            waiting.append((char, at))
        elif char in _CLOSERS:
            if waiting and waiting[-1][0] == _CLOSERS[char]:
                waiting.pop()
            else:
                yield _unpaired(spot, at, char, _CLOSERS[char])
                return
    if waiting:
        char, at = waiting[-1]
        yield _unpaired(spot, at, char, _PAIRS[char])


def _unpaired(spot: Spot, at: int, char: str, other: str) -> Hit:
    words = spot.raw[max(0, at - 3) : at + 8]
    return UNPAIRED.hit(
        spot, (at, at + 1), f"「{words}」附近的{char}沒有配對。", f"補上{other}，或刪去{char}。"
    )


def _ends(view: View) -> Iterator[Hit]:
    for top in view.paragraphs:
        for node in top.walk():
            plain = node.text.text.rstrip()
            if plain and plain[-1] not in _ENDS and not node.items and len(plain) > 8:
                end = len(plain)
                yield END.hit(
                    node.text,
                    (end - 1, end),
                    f"「{node.text.name}」以「{plain[-6:]}」結束，沒有句號。",
                    "加上「。」。",
                )
