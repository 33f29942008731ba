"""Digits and Latin letters half-width (半形), and characters that nobody sees or should."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.taiwan.text import half_width

from .pattern import Pattern
from .rule import WARNING, Hit, LetterRule
from .sources import DIGITS as SOURCE
from .sources import PUNCTUATION
from .spots import Spot
from .view import View

# fmt: off
DIGITS = LetterRule(
    "digit-full-width", WARNING, SOURCE, "數字用了全形（１１５年）", safe=True,
    fix="改為半形數字。",
    bad="說明：依本校１１５年度校務計畫辦理。",
    good="說明：依本校115年度校務計畫辦理。",
)
LATIN = LetterRule(
    "latin-full-width", WARNING, SOURCE, "英文字母用了全形（ｅ－ｍａｉｌ）", safe=True,
    fix="改為半形字母。",
    bad="說明：請以ｅ－ｍａｉｌ報名。",
    good="說明：請以e-mail報名。",
)
HIDDEN = LetterRule(
    "character-hidden", WARNING, PUNCTUATION, "看不見的字元（零寬空白等）", safe=True,
    fix="刪除。",
    bad="說明：依本校\u200b校務計畫辦理。",
    good="說明：依本校校務計畫辦理。",
)
SIMPLIFIED = LetterRule(
    "character-simplified", WARNING, PUNCTUATION, "簡化字（應用正體字）",
    fix="改用正體字。",
    bad="說明：依本校校务计画办理。",
    good="說明：依本校校務計畫辦理。",
)
RULES = (DIGITS, LATIN, HIDDEN, SIMPLIFIED)
# fmt: on

_DIGITS = Pattern("[０-９]+(?:[．，：／－][０-９]+)*")
_LATIN = Pattern(
    "[Ａ-Ｚａ-ｚ]+(?:[－＠．＿／：][Ａ-Ｚａ-ｚ０-９]+)*|(?<=[A-Za-z0-9])[＠－．](?=[A-Za-z0-9])"
)
_HIDDEN = Pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff]+")
# Characters that are simplified forms only; those that Big5 has as well are left out.
_SIMPLE = frozenset(
    "办学习发级会议请实报业务东书计画这为说时间们对开关动区图团园国场声处备头夹奖妇孙宝审宽宾导"
    "将尽层岁岛币师帅帐带帮广庆库应废张弹强归当录彻态总恳惯戏战户执扩扫扬换损摆摇数无旧显晋晓暂"
    "权条来标栋样档桥检楼横欢欧残毕汇汉汤沟泽测济浓涛润涨渐湾满滨灭灯灵炼烂热爱牵犹独狭环现电疗"
    "监盖盘码础礼祸称稳穷竞笔签简类粮紧约纪纯纲纳纸纺线练组细织终经结绕给络绝统继绩续维综绿缘编"
    "缩罗罚职联聪肃脑节艺苏荣药获营虑虽补袭装观规视览觉订认讨让训讯记讲许论设访证评识诉词试话询"
    "该详语误诸诺课谁调谈谢谱责败货质购贯贵费资赏赛赞转轮软轻载较辆输边达迁过运还进远违连迟选递"
    "逻遗郑释针钟钢钱铁银错键镇长门问闭闲闻阅队阳阴阵阶际陆陈险随隐难雾静项顺须顾顿预领频题颜额"
    "风飞饭饮馆马驱验鱼鲜鸟龙龟"
)


def check(view: View) -> Iterator[Hit]:
    """Yield characters of the wrong width or kind, in every field."""
    for spot in view.spots:
        raw = spot.raw
        if raw.isascii():
            continue
        if raw != spot.text:
            yield from _wide(spot)
        for found in _HIDDEN.finditer(raw):
            yield HIDDEN.hit(
                spot, found.span(), f"第{found.start() + 1}字是看不見的字元。", "刪除。", put=""
            )
    simple = _SIMPLE.intersection(view.joined)
    for char in sorted(simple):
        for spot, at in view.find_word(char, fields=True):
            yield SIMPLIFIED.hit(spot, (at, at + 1), f"「{char}」是簡化字。", "改用正體字。")


def _wide(spot: Spot) -> Iterator[Hit]:
    for rule, pattern in ((DIGITS, _DIGITS), (LATIN, _LATIN)):
        for found in pattern.finditer(spot.raw):
            words = found.group()
            right = half_width(words)
            yield rule.hit(
                spot, found.span(), f"「{words}」是全形。", f"改為「{right}」。", put=right
            )
