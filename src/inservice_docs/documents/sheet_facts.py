"""What the sheets of a study say alike: its title, days, times, places, hours, and what is missing.

Pure: plan in, text out. A fact that is not known yet stands as a gap (待填).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from inservice_docs.documents.letters.days import day_text
from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.letters.plan_facts import plan_facts
from inservice_docs.records.gap import gap
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan, Scope, Session
from inservice_docs.rules import course_fields
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.dates import weekday
from inservice_docs.taiwan.masking import mask_id
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.taiwan.times import span_text

_SHORT_BREAK = 30  # minutes between two lectures that still count as one sitting


def study_title(plan: Plan, sheet: str) -> str:
    """Return the title of a sheet: 「生命教育分享日」研習簽到表."""
    return f"{study_words(plan.name)}{sheet}"


@lru_cache(maxsize=64)
def study_words(name: str) -> str:
    """Return how a text speaks of a study, as letters do: 「生命教育分享日」研習."""
    words: str = plan_facts(Plan(name=name))["研習案名"]
    return words


def in_school(plan: Plan) -> bool:
    """Tell whether the study is 校內研習; False also while that is not known."""
    return plan.scope is Scope.IN_SCHOOL


def by_day(sessions: Iterable[Session]) -> list[tuple[dt.date | None, list[Session]]]:
    """Return the sessions of each day in order of time; those without a date come last."""
    ordered = sorted(sessions, key=_when)
    return [(day, list(each)) for day, each in groupby(ordered, key=lambda session: session.date)]


def _when(session: Session) -> tuple[dt.date, dt.time]:
    return session.date or dt.date.max, session.time.start if session.time else dt.time.max


def days_text(days: Sequence[dt.date], weekdays: bool = True) -> str:
    """Return days in words, the year and month named once.

    115年9月18日（星期五）至20日（星期日）、10月2日（星期五）. `days` are in order, each once.
    """
    if not days:
        return gap("研習日期")
    texts: list[str] = []
    before: dt.date | None = None
    for run in _runs(days):
        ends = [run[0]] if len(run) == 1 else [run[0], run[-1]]
        words = []
        for day in ends:
            words.append(_day_text(day, before, weekdays))
            before = day
        texts.append("至".join(words))
    return "、".join(texts)


def _runs(days: Sequence[dt.date]) -> list[list[dt.date]]:
    """Return the stretches of consecutive days."""
    runs = [[days[0]]]
    for before, day in pairwise(days):
        if day - before == dt.timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _day_text(day: dt.date, before: dt.date | None, weekdays: bool) -> str:
    if before is None or before.year != day.year:
        text = day_text(day)
    elif before.month != day.month:
        text = f"{day.month}月{day.day}日"
    else:
        text = f"{day.day}日"
    return f"{text}（{weekday(day)}）" if weekdays else text


def times_text(sessions: Iterable[Session]) -> str:
    """Return the times of one day's sessions in words, lectures that follow each other as one."""
    spans = sorted((each.time.start, each.time.end) for each in sessions if each.time)
    if not spans:
        return gap("研習時間")
    merged = [spans[0]]
    for start, end in spans[1:]:
        if _minutes(start) - _minutes(merged[-1][1]) <= _SHORT_BREAK:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return "、".join(span_text(start, end) for start, end in merged)


def _minutes(moment: dt.time) -> int:
    return moment.hour * 60 + moment.minute


def venues_text(sessions: Iterable[Session]) -> str:
    """Return the places of some sessions, each once."""
    return known(
        "、".join(dict.fromkeys(each.venue for each in sessions if each.venue)), "研習地點"
    )


def counts_credits(plan: Plan, codes: CourseCodes) -> bool:
    """Tell whether the study counts credits (學分) rather than hours (時數)."""
    by_kind = course_fields.counts_credits(plan, codes)
    return plan.credits is not None and plan.hours is None if by_kind is None else by_kind


def amount_text(plan: Plan, codes: CourseCodes, person: Person | None = None) -> str:
    """Return 3小時 or 2學分: the person's own where the list says so, else the plan's."""
    credit = counts_credits(plan, codes)
    own = person.hours if person else None
    amount = own if own is not None else plan.credits if credit else plan.hours
    if amount is None:
        return gap("學分數" if credit else "時數")
    return number_text(amount) + ("學分" if credit else "小時")


def is_guest(person: Person, plan: Plan) -> bool:
    """Tell whether somebody belongs to the guests (其他對象), who get no hours."""
    return bool({person.school, person.position} & set(plan.guests))


def is_absent(person: Person) -> bool:
    """Tell whether a list says that somebody was not there: it states 0 hours."""
    return person.hours is not None and person.hours <= 0


def with_hours(people: Iterable[Person], plan: Plan) -> list[Person]:
    """Return those who get hours: neither guests nor absent."""
    return [each for each in people if not is_guest(each, plan) and not is_absent(each)]


def full_school(person: Person) -> str:
    """Return county and school as the site's lists join them: 高雄市國立高雄師範大學."""
    if not person.county or person.school.startswith(person.county):
        return person.school
    return person.county + person.school


def shown_id(person: Person, full: bool = False) -> str:
    """Return an ID number, masked (A12345****) unless the full one is asked for."""
    number = person.id_number
    return number if full or "*" in number else mask_id(number)
