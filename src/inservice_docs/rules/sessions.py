"""Sessions (場次): in time, not over one another, and on days when people work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations, pairwise

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan, Session, TimeSpan
from inservice_docs.rules import calendar
from inservice_docs.rules.places import at, day_text, year_text
from inservice_docs.rules.rule import ERROR, HABIT, HINT, WARNING, Rule

BACKWARDS = Rule(
    "session-backwards",
    ERROR,
    HABIT,
    "場次的結束時間要在開始時間之後。",
    "改正時間，例如 13:10-17:20。",
)
LENGTH = Rule(
    "session-length",
    WARNING,
    HABIT,
    "一個場次短於 15 分鐘或長於 10 小時，多半是時間寫錯。",
    "檢查起訖時間，下午用 24 小時制。",
)
OVERLAP = Rule(
    "session-overlap",
    ERROR,
    HABIT,
    "同一地點的場次時間不可重疊。",
    "改正日期或時間；分組同時進行的場次請寫出不同的地點。",
)
PARALLEL = Rule(
    "session-parallel",
    HINT,
    HABIT,
    "不同地點的場次同時進行，同一個人只能參加其中一場。",
    "確認是分組進行；時數只計一場。",
)
ORDER = Rule(
    "session-order",
    HINT,
    HABIT,
    "場次依時間先後排列，課程表與簽到表才看得順。",
    "依日期與時間重新排列。",
)
FAR_APART = Rule(
    "sessions-far-apart",
    WARNING,
    HABIT,
    "第一場與最後一場相隔一年以上，多半是年份寫錯。",
    "檢查各場次的年份。",
)
HOLIDAY = Rule(
    "session-holiday",
    HINT,
    "紀念日及節日實施條例",
    "場次落在放假日。",
    "確認是否刻意排在放假日；否則改期。",
)
MAKE_UP_DAY = Rule(
    "session-make-up-day",
    HINT,
    "政府機關調整上班日期處理要點",
    "場次落在補行上班的星期六。",
    "確認學校當天是否補課，教師能否參加。",
)
UNKNOWN_YEAR = Rule(
    "calendar-unknown",
    HINT,
    "政府機關辦公日曆表",
    "這一年的放假日沒有資料，無法檢查。",
    "檢查年份；年份無誤時，請自行核對辦公日曆表。",
)
RULES = (
    BACKWARDS, LENGTH, OVERLAP, PARALLEL, ORDER, FAR_APART, HOLIDAY, MAKE_UP_DAY, UNKNOWN_YEAR,
)  # fmt: skip

_SHORTEST = 15
_LONGEST = 10 * 60
_YEAR = dt.timedelta(days=366)


def minutes(span: TimeSpan) -> int:
    """Return the length of a time span in minutes; below 0 when it runs backwards."""
    start, end = span.start, span.end
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def overlapping(one: Session, other: Session) -> bool:
    """Tell whether two sessions take place at the same time."""
    if one.date is None or one.date != other.date or one.time is None or other.time is None:
        return False
    return one.time.start < other.time.end and other.time.start < one.time.end


def check(plan: Plan) -> Iterator[Finding]:
    """Yield what is odd about the sessions' times and days."""
    for index, session in enumerate(plan.sessions):
        yield from _length(index, session)
    for (index, one), (later, other) in combinations(enumerate(plan.sessions), 2):
        if overlapping(one, other):
            apart = one.venue and other.venue and one.venue != other.venue
            rule = PARALLEL if apart else OVERLAP
            yield rule.found(
                f"第 {index + 1} 場次與第 {later + 1} 場次的時間重疊。", at("場次", later, "時間")
            )
    yield from _order(plan)
    yield from _days(plan)


def _length(index: int, session: Session) -> Iterator[Finding]:
    if session.time is None:
        return
    place = at("場次", index, "時間")
    length = minutes(session.time)
    if length <= 0:
        yield BACKWARDS.found(f"第 {index + 1} 場次的結束時間不在開始時間之後。", place)
    elif length < _SHORTEST or length > _LONGEST:
        yield LENGTH.found(
            f"第 {index + 1} 場次長達 {length} 分鐘。"
            if length > _LONGEST
            else f"第 {index + 1} 場次只有 {length} 分鐘。",
            place,
        )


def _order(plan: Plan) -> Iterator[Finding]:
    known = [
        (session.date, session.time.start if session.time else dt.time.min, index)
        for index, session in enumerate(plan.sessions)
        if session.date
    ]
    for before, after in pairwise(known):
        if after[:2] < before[:2]:
            yield ORDER.found(
                f"第 {after[2] + 1} 場次早於第 {before[2] + 1} 場次。", at("場次", after[2], "日期")
            )
    if plan.dates and plan.dates[-1] - plan.dates[0] > _YEAR:
        years = f"{year_text(plan.dates[0])}至{year_text(plan.dates[-1])}"
        yield FAR_APART.found(f"各場次從{years}，相隔一年以上。", at("場次"))


def _days(plan: Plan) -> Iterator[Finding]:
    for index, session in enumerate(plan.sessions):
        day = session.date
        if day is None or any(day == each.date for each in plan.sessions[:index]):
            continue
        place = at("場次", index, "日期")
        if not calendar.knows(day):
            yield UNKNOWN_YEAR.found(f"沒有{year_text(day)}的放假日資料。", place)
        elif calendar.is_make_up_day(day):
            yield MAKE_UP_DAY.found(f"{day_text(day, weekday=True)}是補行上班日。", place)
        elif name := calendar.holiday_name(day):
            yield HOLIDAY.found(f"{day_text(day, weekday=True)}是{name}。", place)
