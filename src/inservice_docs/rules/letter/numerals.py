"""Arabic or Chinese numerals (數字寫法): quantities 1份, idioms 一案, articles 第44條."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inservice_docs.taiwan.numerals import parse_chinese_number
from inservice_docs.taiwan.problem import FactError

from .pattern import Pattern
from .rule import HINT, WARNING, Hit, LetterRule
from .sources import DIGITS, WORDING
from .view import Found, View

# fmt: off
YI = LetterRule(
    "quantity-yi", WARNING, WORDING, "數量寫成「乙」或大寫（乙份、壹份）", safe=True,
    fix="改為「1份」。",
    bad="主旨：檢送本校「閱讀教學工作坊」實施計畫乙份，請查照。",
    good="主旨：檢送本校「閱讀教學工作坊」實施計畫1份，請查照。",
)
CASE = LetterRule(
    "case-yi", WARNING, WORDING, "「一案」寫成乙案或1案", safe=True,
    fix="改為「一案」。",
    bad="主旨：有關本校辦理「閱讀教學工作坊」乙案，請查照。\n附件：",
    good="主旨：有關本校辦理「閱讀教學工作坊」一案，請查照。\n附件：",
)
IDIOM = LetterRule(
    "idiom-arabic", WARNING, DIGITS, "慣用語用了阿拉伯數字（1式2份、1律、星期3）", safe=True,
    fix="改用中文數字，例如「一式」「一律」。",
    bad="說明：實施計畫1式2份，1律由本校寄送。",
    good="說明：實施計畫一式2份，一律由本校寄送。",
)
QUANTITY = LetterRule(
    "quantity-chinese", WARNING, DIGITS, "數量、單位用了中文數字（三小時、二份）", safe=True,
    fix="改用阿拉伯數字，例如「3小時」。",
    bad="說明：全程參與者核給研習時數三小時。",
    good="說明：全程參與者核給研習時數3小時，一律於課後登錄。",
)
ARTICLE = LetterRule(
    "article-chinese", WARNING, DIGITS, "引用法條用了中文數字（第四十四條第一項）", safe=True,
    fix="改用阿拉伯數字，例如「第44條第1項」。",
    bad="說明：依教師法第三十二條第一項規定辦理。",
    good="說明：依教師法第32條第1項規定辦理。",
)
MONEY = LetterRule(
    "money-form", WARNING, DIGITS, "金額的寫法（NT$、台幣；應作新臺幣○元）",
    fix="改為「新臺幣○元」。",
    bad="說明：每人收取材料費NT$200。",
    good="說明：每人收取材料費新臺幣200元。",
)
RULES = (YI, CASE, IDIOM, QUANTITY, ARTICLE, MONEY)
# fmt: on

_YI = Pattern(
    r"(?<![甲、/及與或])[乙壹](?P<unit>份|式|名|次|場|節|件|張|冊|本(?!校)|套|紙|批|日|人|位|篇|則"
    r"|枚|支|台|部|輛|封"
    r"|筆|項|天|年|小時|學分|元)|(?P<capital>[貳參叁肆伍陸柒捌玖拾]+)(?P<of>份|名|小時|人|件|張|冊"
    r"|場)(?!加)",
    needs="乙 壹 貳 參 叁 肆 伍 陸 柒 捌 玖 拾",
)  # fmt: skip
_CASE = Pattern(r"(?<![甲、/及與或第共計\d])[乙1壹]案(?!例)", needs="案")
_IDIOM = Pattern(
    r"(?<![\d第.])1(?=致|律|併|般|旦|切|貫|再|式|(?:同)(?=參|出|辦|前))|(?<=星期)[1-7](?!\d)"
    r"|(?<=[週周])[1-6](?=[）)])",
    needs="1 星期 週 周",
)  # fmt: skip
_FIRM = "小時|學分|份|分鐘|頁|冊|張|公里|公尺|名"
_CHINESE = "[一二兩三四五六七八九十百千]{1,5}"
_QUANTITY = Pattern(
    rf"(?<![第前近零一二兩三四五六七八九十百千萬幾每])(?!(?<=[數好])[十百千])(?P<n>{_CHINESE})(?P<u"
    rf"nit>個?(?:{_FIRM})|(?:[百千萬]元|萬元)"
    rf"|(?:人|天|位|場)(?![次地])|日內|週內)(?!次)"
)
_ARTICLE = Pattern(
    r"第[一二三四五六七八九十百零〇○]{1,7}條(?:之[一二三四五六七八九十]{1,3})?"
    r"(?:第[一二三四五六七八九十]{1,3}項)?(?:第[一二三四五六七八九十]{1,3}款)?"
    r"|(?<=[點則法知畫定])第[一二三四五六七八九十]{1,3}點",
    needs="條 點",
)  # fmt: skip
_MONEY = Pattern(r"(?:NTD?\$?|NT＄)[ ]?[\d,]+(?:元)?(?:整)?|(?<!新)[台臺]幣|新台幣", needs="NT 幣")
_WEEK = "一二三四五六日"


def check(view: View) -> Iterator[Hit]:
    """Yield numerals of the wrong kind; names in quotation marks are left alone."""
    for found in view.find(_YI, fields=True):
        if not view.quoted(found.spot, found.start):
            yield from _yi(found)
    alternatives = "甲案" in view.text
    for found in view.find(_CASE):
        named = alternatives and found.words == "乙案"
        if not named and not view.quoted(found.spot, found.start):
            yield CASE.hit(
                found.spot, found.span, f"「{found.words}」是舊寫法。", "改為「一案」。", put="一案"
            )
    for found in view.find(_IDIOM):
        weekday = found.spot.text[found.start - 1 : found.start] in ("期", "週", "周")
        right = _WEEK[int(found.match.group()) - 1] if weekday else "一"
        around = found.spot.raw[max(0, found.start - 2) : found.end + 1]
        yield IDIOM.hit(
            found.spot,
            found.span,
            f"「{around}」是慣用語，不用阿拉伯數字。",
            f"改為「{right}」。",
            put=right,
        )
    for found in view.find(_QUANTITY):
        if not view.quoted(found.spot, found.start):
            yield from _quantity(found)
    for found in view.find(_ARTICLE):
        if not view.quoted(found.spot, found.start):
            right = _arabic(found.words)
            yield ARTICLE.hit(
                found.spot,
                found.span,
                f"法條寫成「{found.words}」。",
                f"改為「{right}」。",
                put=right,
            )
    for found in view.find(_MONEY):
        yield MONEY.hit(
            found.spot, found.span, f"金額寫成「{found.words}」。", "改為「新臺幣○元」。"
        )


def _yi(found: Found) -> Iterator[Hit]:
    unit = found.match["unit"]
    if unit:
        right = ("一" if unit in ("式", "節") else "1") + unit
    else:
        right = _arabic(found.match["capital"]) + found.match["of"]
    yield YI.hit(
        found.spot, found.span, f"「{found.words}」是舊寫法。", f"改為「{right}」。", put=right
    )


def _quantity(found: Found) -> Iterator[Hit]:
    number, unit = found.match["n"], found.match["unit"]
    if unit == "萬元" or unit[0] in "百千":
        firm, right = True, f"以阿拉伯數字書寫，例如「{_arabic(number)}{unit}」"
    else:
        firm = bool(re.fullmatch(f"個?(?:{_FIRM})", unit)) and number != "百"
        right = f"改為「{_arabic(number)}{unit}」"
    if not firm and (number in ("一", "兩", "千", "百", "十") or unit == "場"):
        return
    put = _arabic(number) + unit if firm and right.startswith("改為") else None
    yield QUANTITY.hit(
        found.spot,
        found.span,
        f"數量「{found.words}」用了中文數字。",
        f"{right}。",
        put=put,
        severity=WARNING if firm else HINT,
    )


def _arabic(words: str) -> str:
    """Return the words with each Chinese number in Arabic numerals."""

    def number(match: re.Match[str]) -> str:
        try:
            return str(parse_chinese_number(match.group()))
        except FactError:
            return match.group()

    return re.sub("[零〇○一二兩三四五六七八九十百千貳參叁肆伍陸柒捌玖拾]+", number, words)
