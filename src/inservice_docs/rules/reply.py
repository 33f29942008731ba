"""What a reply (復函) says that matters to approval: the hours, and the letters it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from inservice_docs.records.letter import Letter, item_texts
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.numerals import parse_chinese_number
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import compact

# The texts are searched without white space and in half-width forms: 「，」 is a comma.
_COUNT = r"(?<![\d.])(?P<count>\d{1,3}(?:\.\d{1,2})?|[一二兩三四五六七八九十]{1,3}(?:點五)?)"
_HOURS = re.compile(
    rf"{_COUNT}(?P<half>個半)?個?(?:小時|鐘點)(?P<more>半|30分(?!鐘?[內前後]))?"
    r"(?=(?P<after>.{0,8}))"
)
_BARE = re.compile(
    r"時數(?:共計?|總計|合計|各?為|[各計共:]|採計|核[予給])*"
    + _COUNT
    + r"(?:時(?![至起到])|(?=[,。;、)]|$))"
)
_ABOUT_HOURS = re.compile(
    "時數|核[予給發定]|給予|給與|採計|採認|登[錄載]|認證|惠允|同意|予以|研習|進修|計|共|合計"
)
_AFTER_HOURS = re.compile("^(?:之|的)?(?:研習|進修|教師|在職|終身學習|認證)?時數")
_NO_AWARD = re.compile(
    "(?:每(?:學?年度?|週|月|日)|至少|最多|提[前早]|逾|超過|未滿|不足|不得少於|滿|遲到|早退|缺席|車程"
    "|路程)[^,。;]{0,4}$"
)
_LIMIT = re.compile("^(?:之?[前內後]|以[前內上下])")
_JOINED = re.compile("小時[^,。;]{0,10}[、及與和][^,。;]{0,10}$")

_NUMBER = re.compile(
    r"(?P<word>[\u3400-\u9fff()〔〕]{1,24})字第(?P<digits>\d{6,11}[A-Za-z]?)號"
    r"|(?P<notice>[\u3400-\u9fff]{2,8}公告第\d{6,11}號)"
)
_LEAD = re.compile(
    ".*(?:[日號]|依據|依|復|奉|准|據|按|請參考|請參閱|參照|檢送|檢附|如|以|於|與|及|和|暨|或|[貴本鈞大該]"
    "(?:[校府局部處署會院館園所司縣市]|中心|公司|單位|機關)"
    "|政府|教育[部局處]|行政院|國教署|學前教育署|委員會|[中小大]學|學校|高中|國中|國小)(?=..)"
)


def hours_in(letter: Letter) -> tuple[Decimal, ...]:
    """Return the hours of study that a letter grants or asks for, in the order first named.

    Hours that are named as such (研習時數3小時, 核予3小時) count before any others. Time limits
    (24小時內) and yearly totals (每學年至少18小時) are none.
    """
    sure: list[Decimal] = []
    others: list[Decimal] = []
    for text in texts_of(letter):
        for hours, named in _mentions(compact(text)):
            (sure if named else others).append(hours)
    return tuple(dict.fromkeys(sure or others))


def references_in(letter: Letter) -> tuple[str, ...]:
    """Return the numbers (文號) of other letters that a letter refers to, as printed."""
    found: list[str] = []
    for text in texts_of(letter):
        for match in _NUMBER.finditer(compact(text)):
            if match["notice"]:
                found.append(_LEAD.sub("", match["notice"]))
                continue
            word = _closed(_LEAD.sub("", match["word"]))
            found.append(parse_number(f"{word}字第{match['digits']}號").text)
    own = letter.number.split("、")
    return tuple(dict.fromkeys(number for number in found if number and number not in own))


def texts_of(letter: Letter) -> Iterator[str]:
    """Yield the texts of a letter in their order: 主旨, paragraphs, items."""
    yield letter.subject
    for part in letter.paragraphs:
        yield part.text
        yield from item_texts(part.items)


def _mentions(text: str) -> Iterator[tuple[Decimal, bool]]:
    """Yield (hours, are they named as hours of study) for each mention in a text."""
    found = [*_HOURS.finditer(text), *_BARE.finditer(text)]
    named = False
    for match in sorted(found, key=lambda each: each.start()):
        before = text[max(0, match.start() - 14) : match.start()]
        hours = _amount(match)
        if hours is None or _NO_AWARD.search(before):
            continue
        if match.re is _BARE:
            yield hours, True
            named = True
            continue
        if _LIMIT.match(match["after"]):
            continue
        goes_on = named and _JOINED.search(before)
        named = bool(
            goes_on
            or _ABOUT_HOURS.search(before.rpartition("。")[2])
            or _AFTER_HOURS.match(match["after"])
        )
        yield hours, named


def _amount(match: re.Match[str]) -> Decimal | None:
    groups = match.groupdict()
    word, point, _ = groups["count"].partition("點")
    try:
        number = Decimal(word) if word[0].isascii() else Decimal(parse_chinese_number(word))
    except FactError:
        return None
    half = point or groups.get("half") or groups.get("more")
    hours = number + (Decimal("0.5") if half else 0)
    return hours if 0 < hours <= 500 else None


def _closed(word: str) -> str:
    """Return 發文字 with full-width brackets, none of them open on one side."""
    if word.count(")") > word.count("("):
        word = word.rpartition(")")[2]
    if word.count("(") > word.count(")"):
        word = word.rpartition("(")[2]
    return word.replace("(", "（").replace(")", "）")
