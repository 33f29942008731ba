"""Dates as written: possible, with the right weekday, in ROC years, in the letter's form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from inservice_docs.records.gap import OPEN
from inservice_docs.taiwan.dates import letter_date, parse_date, plain_date, weekday
from inservice_docs.taiwan.problem import FactError

from .day_words import day_words
from .found_dates import WEEKDAYS, DateFound
from .pattern import Pattern
from .rule import ERROR, HINT, WARNING, Hit, LetterRule
from .sources import CALENDAR, DIGITS, FORMAT
from .view import View

# fmt: off
IMPOSSIBLE = LetterRule(
    "date-impossible", ERROR, CALENDAR, "沒有這一天",
    fix="改成正確的日期。",
    bad="說明：研習時間：115年9月31日上午9時至12時。",
    good="說明：研習時間：115年9月30日上午9時至12時。",
)
WEEKDAY = LetterRule(
    "weekday-wrong", ERROR, CALENDAR, "日期與星期不符",
    fix="改正星期，或改正日期。",
    bad="說明：研習時間：115年9月18日（星期四）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
COLLOQUIAL = LetterRule(
    "weekday-colloquial", WARNING, DIGITS, "星期的俗稱或略寫（星期天、禮拜三、（三））", safe=True,
    fix="改為「星期日」「星期三」的寫法。",
    bad="說明：研習時間：115年9月20日（星期天）上午9時至12時。",
    good="說明：研習時間：115年9月20日（星期日）上午9時至12時。",
)
WESTERN = LetterRule(
    "date-western", WARNING, FORMAT, "用了西元日期（公文用民國年）", safe=True,
    fix="改為民國年，例如115年9月18日。",
    bad="說明：研習時間：2026年9月18日（星期五）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
SIGNS = LetterRule(
    "date-signs", WARNING, DIGITS, "日期以斜線、點或連字號書寫，或寫成「號」", safe=True,
    fix="改為「115年9月18日」的寫法。",
    bad="說明：研習時間：115/9/18（星期五）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
CHINESE = LetterRule(
    "date-chinese", WARNING, DIGITS, "日期用了中文數字", safe=True,
    fix="改用阿拉伯數字。",
    bad="說明：研習時間：一百十五年九月十八日上午9時至12時。",
    good="說明：研習時間：115年9月18日上午9時至12時。",
)
ZERO = LetterRule(
    "date-leading-zero", HINT, FORMAT, "月日以0補位（115年09月08日）", safe=True,
    fix="刪除前面的0。",
    bad="說明：研習時間：115年09月18日（星期五）上午9時至12時。",
    good="說明：研習時間：115年9月18日（星期五）上午9時至12時。",
)
LETTER_FORM = LetterRule(
    "letter-date-form", WARNING, FORMAT, "發文日期不是「中華民國○年○月○日」", safe=True,
    fix="改為「中華民國○年○月○日」。",
    bad="發文日期：115.8.5",
    good="發文日期：中華民國115年8月5日",
)
LETTER_IMPOSSIBLE = LetterRule(
    "letter-date-impossible", ERROR, CALENDAR, "發文日期不存在或看不懂",
    fix="改成正確的發文日期。",
    bad="發文日期：中華民國115年2月30日",
    good="發文日期：中華民國115年2月28日",
)
RULES = (
    IMPOSSIBLE, WEEKDAY, COLLOQUIAL, WESTERN, SIGNS, CHINESE, ZERO, LETTER_FORM, LETTER_IMPOSSIBLE,
)
# fmt: on

_SHORT = Pattern(r"(?<=\d日)[ ]?[（(](?P<day>[一二三四五六日])[）)]", needs="（ (")
_COLLOQUIAL = Pattern(r"(?:星期|週|周)天|禮拜[一二三四五六日天]", needs="天 禮拜")
_WESTERN_YEAR = Pattern(
    r"(?<!\d)(?:(?:西元|公元)[ ]?(?:19|20)\d{2}[ ]?年|20\d{2}[ ]?年(?=[ ]?\d{1,2}[ ]?月))",
    needs="19 20",
)
_ZERO = Pattern(r"(?<=[年月])[ ]?0\d(?=[ ]?[月日])")


def check(view: View) -> Iterator[Hit]:
    """Yield dates that cannot be, or are not written as letters write them."""
    yield from _letter_date(view)
    before: DateFound | None = None
    for date in view.dates:
        if before and date.to and len(date.weekday) == 2 and not before.weekday:
            yield from _weekday(
                replace(before, weekday=date.weekday[0], weekday_span=date.weekday_span)
            )
        before = date
        if date.day is None:
            yield IMPOSSIBLE.hit(
                date.spot, date.span, f"「{date.words}」這一天不存在。", "改成正確的日期。"
            )
            continue
        yield from _weekday(date)
        if not view.quoted(date.spot, date.start):
            yield from _form(date)
    yield from _western_years(view)
    for found in view.find(_SHORT):
        right = f"（星期{found.match['day']}）"
        yield COLLOQUIAL.hit(
            found.spot,
            found.span,
            f"「{found.words.strip()}」略去了「星期」。",
            f"改為「{right}」。",
            put=right,
            severity=HINT,
        )
    for found in view.find(_COLLOQUIAL):
        right = "星期" + found.words[-1].replace("天", "日")
        yield COLLOQUIAL.hit(
            found.spot, found.span, f"「{found.words}」是口語。", f"改為「{right}」。", put=right
        )


def _western_years(view: View) -> Iterator[Hit]:
    """Yield 2026年9月, or 西元2026年, without a day."""
    for found in view.find(_WESTERN_YEAR):
        if view.quoted(found.spot, found.start):
            continue
        dated = any(
            date.spot is found.spot and date.start <= found.start < date.end for date in view.dates
        )
        if not dated:
            year = int(re.sub(r"[^0-9]", "", found.match.group()))
            right = f"{year - 1911}年" if year > 1911 else found.words
            yield WESTERN.hit(
                found.spot,
                found.span,
                f"「{found.words}」是西元年。",
                f"改為「{right}」。",
                put=right,
            )


def _weekday(date: DateFound) -> Iterator[Hit]:
    if date.day is None or not date.weekday:
        return
    right = WEEKDAYS[date.day.weekday()]
    stated = date.weekday[-1].replace("天", "日")
    if right == stated or (len(date.weekday) == 2 and not date.to and right in date.weekday):
        return
    same = f"，或改成星期{stated}的日期" if date.sure else ""
    yield WEEKDAY.hit(
        date.spot,
        date.weekday_span,
        f"{day_words(date.day)}是{weekday(date.day)}，不是星期{stated}。",
        f"改為「{weekday(date.day)}」{same}。",
        severity=ERROR if date.sure else WARNING,
    )


def _form(date: DateFound) -> Iterator[Hit]:
    if date.day is None or date.day.year < 1912:
        return
    words = date.words
    right = plain_date(date.day)
    if date.western:
        yield WESTERN.hit(
            date.spot, date.span, f"「{words}」是西元日期。", f"改為「{right}」。", put=right
        )
    elif date.style == "signs":
        yield SIGNS.hit(
            date.spot, date.span, f"日期寫成「{words}」。", f"改為「{right}」。", put=right
        )
    elif date.style == "spoken":
        put = words[:-1] + "日"
        yield SIGNS.hit(date.spot, date.span, f"日期寫成「{words}」。", f"改為「{put}」。", put=put)
    elif date.style == "chinese":
        put = ("中華民國" if words.startswith("中華民國") else "") + right
        yield CHINESE.hit(
            date.spot, date.span, f"「{words}」用了中文數字。", f"改為「{put}」。", put=put
        )
    elif zero := _ZERO.search(date.spot.text, date.start, date.end):
        start = zero.start() + zero.group().index("0")
        yield ZERO.hit(
            date.spot, (start, start + 1), f"「{words}」的月日補了0。", "刪除前面的0。", put=""
        )


def _letter_date(view: View) -> Iterator[Hit]:
    spot = view.fields["date_text"]
    written = "".join(spot.text.split())
    day = view.letter.date
    if not written or OPEN in written:
        return
    where = (0, len(spot.raw))
    if day is None:
        try:
            day = parse_date(spot.raw)
        except FactError as problem:
            yield LETTER_IMPOSSIBLE.hit(spot, where, f"發文日期：{problem.message}", problem.fix)
            return
    if day.year < 1912:
        yield LETTER_IMPOSSIBLE.hit(
            spot, where, f"發文日期「{day_words(day)}」在民國以前。", "改成正確的發文日期。"
        )
    elif written != letter_date(day) and written.removeprefix("民國") != plain_date(day):
        right = letter_date(day)
        yield LETTER_FORM.hit(
            spot, where, f"發文日期寫成「{spot.raw.strip()}」。", f"改為「{right}」。", put=right
        )
