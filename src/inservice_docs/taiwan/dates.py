"""Dates: every shape that letters, sheets and exports write, in ROC years (民國) or 西元; and back.

A year of up to three digits is ROC, one of four is 西元. Shapes: the procedure's letters and lists.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .numerals import parse_chinese_number
from .problem import FactError
from .text import compact, half_width, shown

_EXAMPLE = "請寫成 115-08-05、115年8月5日或 2026-08-05。"
_WEEKDAYS = "一二三四五六日"
_FIRST_YEAR, _LAST_YEAR = 1800, 2099  # outside lie only slips of the finger

_NUMBER = "[0-9]{1,4}|[〇○零一二三四五六七八九十百廿卅元]{1,6}"
_ERA = r"(?P<era>(?:中華)?民國|西元|公元|西曆)?"
_WORDS = re.compile(rf"{_ERA}(?P<y>{_NUMBER})年(?P<m>{_NUMBER})月(?P<d>{_NUMBER})[日號]?")
_SIGNS = re.compile(rf"{_ERA}(?P<y>[0-9]{{1,4}})([-/.])(?P<m>[0-9]{{1,2}})\3(?P<d>[0-9]{{1,2}})")
_DIGITS = re.compile(rf"{_ERA}(?P<y>[0-9]{{2,4}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})")
_WEEKDAY = re.compile(
    r"(?:\((?:星期|週|周|禮拜)?([一二三四五六日天])\)|(?:星期|週|周|禮拜)([一二三四五六日天]))$"
)
_MIDNIGHT = re.compile(r"[T\s]+0?0:00(?::00(?:\.0+)?)?\s*$")  # a date cell that was read as text
_DASHES = re.compile("[‐-―−﹣]")


def parse_date(text: str) -> date:
    """Return the date that a text states, a weekday beside it checked. Raises FactError."""
    if len(text) > 60:
        raise FactError("日期太長，看不出是哪一天。", _EXAMPLE)
    plain = _DASHES.sub("-", compact(_MIDNIGHT.sub("", half_width(text))))
    weekday = _WEEKDAY.search(plain)
    if weekday:
        plain = plain[: weekday.start()]
    plain = re.sub(r"^([0-9]{6,8})\.0$", r"\1", plain)  # a number cell that was read as text
    if not plain:
        raise FactError("沒有日期。", _EXAMPLE)
    if re.match("(?:中華)?民國?前", plain):
        raise FactError(
            "民國前的日期不適用於研習資料。", "請改用民國元年以後的日期，例如 115年8月5日。"
        )
    found = _WORDS.fullmatch(plain) or _SIGNS.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if not found:
        raise _unreadable(text, plain)
    if found.re is _DIGITS:
        _refuse_ambiguous(plain)
    year, western = _year(found["y"], found["era"])
    day = _date(year, western, _count(found["m"]), _count(found["d"]))
    if weekday:
        _check_weekday(day, weekday.group(1) or weekday.group(2))
    return day


def _unreadable(text: str, plain: str) -> FactError:
    if re.fullmatch(r"(0?[1-9]|1[0-2])(月|[-/.])[0-9]{1,2}日?", plain):
        return FactError(f"「{shown(text)}」沒有年份。", _EXAMPLE)
    if re.fullmatch(rf"{_ERA}[0-9]{{2,4}}(年|[-/.])[0-9]{{1,2}}月?", plain):
        return FactError(f"「{shown(text)}」沒有日。", _EXAMPLE)
    if re.search(r"[0-9]:[0-9]{2}|[上下]午|[0-9][時點]", plain):
        return FactError(f"「{shown(text)}」含有時間，這裡只填日期。", _EXAMPLE)
    return FactError(f"看不懂日期「{shown(text)}」。", _EXAMPLE)


def _refuse_ambiguous(plain: str) -> None:
    digits = plain.lstrip("中華民國西元公曆")
    # 240501 may be ROC 24 or 2024, 111213 may be 11 or 111; from 40 on only ROC makes sense.
    if len(digits) == 6 and digits == plain and digits < "40":
        raise FactError(
            f"6 碼日期「{digits}」有兩種以上的讀法。",
            "請寫成 7 碼（例如 1150805）或加上分隔（例如 115-08-05）。",
        )


def _year(word: str, era: str | None) -> tuple[int, bool]:
    """Return (common year, was it written in 西元)."""
    if word == "元":
        year, digits = 1, 1
    else:
        year, digits = _count(word), len(word) if word[0] in "0123456789" else 0
    western = digits == 4 or year >= 1000
    if era is not None and era.endswith("民國"):
        if western:
            raise FactError(f"民國年最多 3 位數，「{year}」像是西元年。", _EXAMPLE)
    elif era is not None and not western:
        raise FactError(f"西元年是 4 位數，「{year}」像是民國年。", _EXAMPLE)
    if not western and year == 0:
        raise FactError("沒有民國 0 年。", "民國元年是 1 年，例如 115-08-05。")
    common = year if western else year + 1911
    if not _FIRST_YEAR <= common <= _LAST_YEAR:
        kind = "西元" if western else "民國"
        raise FactError(f"{kind} {year} 年不合理，可能打錯了。", _EXAMPLE)
    return common, western


def _count(word: str) -> int:
    return int(word) if word[0] in "0123456789" else parse_chinese_number(word)


def _date(year: int, western: bool, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise FactError(f"沒有 {month} 月。", "月份請填 1 到 12，例如 115-08-05。")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = f"{year}年" if western else f"{year - 1911}年"
        raise FactError(
            f"{name}{month}月只有 {last} 天，沒有 {day} 日。",
            f"日期請填 1 到 {last}，例如 {month}月{last}日。",
        )
    return date(year, month, day)


def _check_weekday(day: date, stated: str) -> None:
    right = _WEEKDAYS[day.weekday()]
    if stated.replace("天", "日") != right:
        name = plain_date(day) if day.year > 1911 else site_date(day)
        raise FactError(
            f"{name}是星期{right}，不是星期{stated}。", f"請改成（星期{right}），或改正日期。"
        )


def roc_year(day: date) -> int:
    """Return the ROC year (民國年) of a date. Raises FactError before 1912."""
    if day.year < 1912:
        raise FactError("民國前的日期沒有民國年。", "請改用民國元年以後的日期，例如 115-08-05。")
    return day.year - 1911


def school_year(day: date) -> int:
    """Return the school year (學年度) of a date; it starts on 8/1."""
    return roc_year(day) - (day.month < 8)


def weekday(day: date) -> str:
    """Return 星期三."""
    return "星期" + _WEEKDAYS[day.weekday()]


def letter_date(day: date) -> str:
    """Return a date as 發文日期 has it: 中華民國115年8月5日."""
    return "中華民國" + plain_date(day)


def plain_date(day: date, weekday: bool = False) -> str:
    """Return 115年8月5日, or with its weekday 115年8月5日（星期三）."""
    text = f"{roc_year(day)}年{day.month}月{day.day}日"
    return f"{text}（星期{_WEEKDAYS[day.weekday()]}）" if weekday else text


def sheet_date(day: date) -> str:
    """Return a date as lists have it: 115-08-05."""
    return f"{roc_year(day)}-{day:%m-%d}"


def site_date(day: date) -> str:
    """Return a date as the hours site has it, 西元 without leading zeros: 2026/8/5."""
    return f"{day.year}/{day.month}/{day.day}"
