"""Times of a session: 13:10-17:20, 1310-1720, 下午1時10分至5時20分; and back."""

from __future__ import annotations

import re
from datetime import time

from .numerals import parse_chinese_number
from .problem import FactError
from .text import compact, shown

_EXAMPLE = "請寫成 13:10-17:20 或「下午1時10分至5時20分」。"
_MORNING, _NOON, _AFTERNOON, _EVENING = "上午", "中午", "下午", "晚上"
_PERIODS = {
    _MORNING: _MORNING, "早上": _MORNING, "早晨": _MORNING, "清晨": _MORNING, "AM": _MORNING,
    "凌晨": "凌晨", "午夜": "凌晨", _NOON: _NOON, "正午": _NOON,
    _AFTERNOON: _AFTERNOON, "午後": _AFTERNOON, "PM": _AFTERNOON, "傍晚": _AFTERNOON,
    _EVENING: _EVENING, "晚間": _EVENING, "夜間": _EVENING,
}  # fmt: skip
_PERIOD = "|".join(_PERIODS)
_CLOCK = (
    rf"(?P<before>{_PERIOD})?(?:"
    r"(?P<h>[0-9]{1,2})(?:[:時點](?:(?P<m>[0-9]{1,2})(?::(?P<s>[0-9]{2}))?分?|(?P<half>半)|整)?)"
    r"|(?P<compact>[0-9]{3,4})[時點]?)"
    r"(?P<after>AM|PM)?"
)
_ONE = re.compile(_CLOCK)
_JOIN = re.compile("[-~至到迄‐-―−﹣〜∼]+")
_CHINESE = re.compile("[零〇一二三四五六七八九十]+(?=[時點分])")
# 1:10-5:20 is meant for the afternoon, but it does not say so; 01:10 says what it means.
_SMALL_HOURS = re.compile("[1-5](?:[:時點].*|[0-9]{2}時?)?(?<![AP]M)")
_LIST = re.compile("[、,;；]|及|與")


def parse_clock(text: str) -> time:
    """Return one time of day: 13:10, 1310, 下午1時10分, 下午 04:48:04. Raises FactError."""
    return _clock(_plain(text), text)[0]


def parse_span(text: str) -> tuple[time, time]:
    """Return (start, end) of a session, both on one day, the end after the start.

    The end takes the period of the start (下午1時10分至5時20分) unless it names its own or is
    written in 24 hours, as both are in 下午 1310 時至 1720 時. Raises FactError.
    """
    plain = _plain(text)
    parts = _JOIN.split(plain)
    if _LIST.search(plain) or len(parts) > 2:
        raise FactError(
            "一個場次只能有一段時間。", "請把每一段分成一個場次，例如 09:00-12:00 與 13:00-16:00。"
        )
    if len(parts) != 2 or not all(parts):
        raise FactError(f"「{shown(text)}」不是起訖時間。", _EXAMPLE)
    if _SMALL_HOURS.fullmatch(parts[0]):
        raise FactError(f"「{shown(parts[0])}」看不出是上午還是下午。", _EXAMPLE)
    start, period = _clock(parts[0], text)
    end, _ = _clock(parts[1], text, period)
    if end <= start:
        raise FactError(
            f"結束時間 {end:%H:%M} 不在開始時間 {start:%H:%M} 之後。",
            "請用 24 小時制，或在結束時間前寫明上午或下午，例如「上午9時至下午4時」。",
        )
    return start, end


def _plain(text: str) -> str:
    if len(text) > 60:
        raise FactError("時間太長，看不出起訖。", _EXAMPLE)
    plain = compact(text).upper().replace("A.M.", "AM").replace("P.M.", "PM").replace("點鐘", "點")
    return _CHINESE.sub(lambda found: _digits(found.group()), plain)


def _digits(word: str) -> str:
    try:
        return str(parse_chinese_number(word))
    except FactError:
        return word


def _clock(plain: str, text: str, inherited: str = "") -> tuple[time, str]:
    """Return (time, period that an end after it inherits)."""
    found = _ONE.fullmatch(plain)
    if not found or (found["before"] and found["after"]):
        raise FactError(f"看不懂時間「{shown(text)}」。", _EXAMPLE)
    if found["compact"]:
        hour, minute = divmod(int(found["compact"]), 100)
    else:
        hour, minute = int(found["h"]), 30 if found["half"] else int(found["m"] or 0)
    second = int(found["s"] or 0)
    if (hour, minute) == (24, 0):
        raise _midnight()
    if hour > 23 or minute > 59 or second > 59:
        raise FactError(
            f"沒有 {hour} 時 {minute} 分。", "時請填 0 到 23，分請填 0 到 59，例如 13:10。"
        )
    stated = _PERIODS.get(found["before"] or found["after"] or "", "")
    if stated:
        # A clock with seconds is the site's own, where 上午 12:05:00 is five past midnight.
        hour = 0 if found["s"] and (stated, hour) == (_MORNING, 12) else _stated_hour(stated, hour)
    elif inherited and hour <= 12:
        hour = _inherited_hour(inherited, hour)
    return time(hour, minute, second), stated or inherited


def _midnight() -> FactError:
    return FactError("研習不能排到午夜 24 時。", "請填 23:59 以前的時間；中午請寫「中午12時」。")


def _stated_hour(period: str, hour: int) -> int:
    if period == _NOON and hour in (1, 2):
        return hour + 12
    allowed = {
        "凌晨": range(7), _MORNING: range(13), _NOON: range(11, 15),
        _AFTERNOON: range(24), _EVENING: range(4, 24),
    }[period]  # fmt: skip
    if period == "凌晨" and hour == 12:
        return 0
    if period == _EVENING and hour == 12:
        raise _midnight()
    if hour not in allowed:
        raise FactError(f"「{period}{hour}時」自相矛盾。", _EXAMPLE)
    return hour + 12 if period in (_AFTERNOON, _EVENING) and hour < 12 else hour


def _inherited_hour(period: str, hour: int) -> int:
    if (period, hour) == (_EVENING, 12):
        raise _midnight()
    later = period in (_NOON, _AFTERNOON, _EVENING) and hour < 12
    # After 中午, 11 is still before noon: such an end comes before its start and is refused.
    return hour + 12 if later and not (period == _NOON and hour == 11) else hour


def _period(moment: time) -> str:
    return _NOON if moment.hour == 12 else _MORNING if moment.hour < 12 else _AFTERNOON


def _bare(moment: time) -> str:
    hour = moment.hour - 12 if moment.hour > 12 else moment.hour
    return f"{hour}時{moment.minute}分" if moment.minute else f"{hour}時"


def clock_text(moment: time) -> str:
    """Return a time in words: 上午9時30分, 中午12時, 下午5時20分."""
    return _period(moment) + _bare(moment)


def span_text(start: time, end: time) -> str:
    """Return a session's time in words, the period named once where both share it.

    上午9時至下午4時, 下午1時10分至5時20分, 上午9時至中午12時.
    """
    last = _bare(end) if _period(start) == _period(end) else clock_text(end)
    return f"{clock_text(start)}至{last}"


def sheet_span(start: time, end: time) -> str:
    """Return a session's time as lists have it: 13:10-17:20."""
    return f"{start:%H:%M}-{end:%H:%M}"
