"""Which halves of a day sessions fill (上午、下午、晚上), and which 時段 the site wants."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from inservice_docs.records.plan import Session

MORNING, AFTERNOON, EVENING = "上午", "下午", "晚上"

WEEKDAY, WEEKNIGHT, WEEKEND, SUMMER, WINTER, UNKNOWN = "1", "2", "3", "4", "5", "0"
"""The codes of 時段: 週一至週五白天, 週一至週五晚上, 週末, 暑假, 寒假, 尚無資料."""

_NOON, _DUSK = 12 * 60, 18 * 60
_MORE_THAN = 60
_USUAL_LENGTH = 180
_SUMMER = ((7, 1), (8, 29))
_WINTER = ((1, 21), (2, 10))


def half_days(sessions: Iterable[Session]) -> tuple[str, ...]:
    """Return the halves of the day that some sessions fill, in order.

    A session fills the half that it starts in, and each later one in which it goes on for more than
    an hour: 9:00-12:30 is 上午, 9:00-16:00 上午 and 下午. Sessions without a time fill none.
    """
    found = set()
    for session in sessions:
        if session.time is None:
            continue
        start, end = _minutes(session.time.start), _minutes(session.time.end)
        if start < _NOON:
            found.add(MORNING)
        if _NOON <= start < _DUSK or (start < _NOON and end > _NOON + _MORE_THAN):
            found.add(AFTERNOON)
        if start >= _DUSK or end > _DUSK + _MORE_THAN:
            found.add(EVENING)
    return tuple(half for half in (MORNING, AFTERNOON, EVENING) if half in found)


def class_period(sessions: Iterable[Session]) -> str:
    """Return the code of the 時段 that most of the study's time falls into; 0 without dates.

    Holidays are those of 各級學校學年學期假期辦法: summer from 7/1 to 8/29, winter from 1/21 to
    2/10 (years in which the ministry moves them are for the clerk to see). They go before weekends,
    and these before evenings. An evening session is one whose middle lies after 18:00.
    """
    minutes: Counter[str] = Counter()
    for session in sessions:
        if session.date is not None:
            minutes[_period(session.date, session)] += _length(session)
    return minutes.most_common(1)[0][0] if minutes else UNKNOWN


def mixed_periods(sessions: Iterable[Session]) -> bool:
    """Tell whether the sessions fall into more than one 時段, so that the clerk must choose."""
    return len({_period(each.date, each) for each in sessions if each.date}) > 1


def _period(day: dt.date, session: Session) -> str:
    when = (day.month, day.day)
    if _SUMMER[0] <= when <= _SUMMER[1]:
        return SUMMER
    if _WINTER[0] <= when <= _WINTER[1]:
        return WINTER
    if day.weekday() >= 5:
        return WEEKEND
    if session.time is None:
        return WEEKDAY
    middle = (_minutes(session.time.start) + _minutes(session.time.end)) / 2
    return WEEKNIGHT if middle >= _DUSK else WEEKDAY


def _length(session: Session) -> int:
    if session.time is None:
        return _USUAL_LENGTH
    return max(1, _minutes(session.time.end) - _minutes(session.time.start))


def _minutes(moment: dt.time) -> int:
    return moment.hour * 60 + moment.minute
