"""The timetable (場次) as awards see it: sessions with their moments, and what each is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from inservice_docs.awards.rules import AwardRules, halves
from inservice_docs.records.plan import Plan

TAIWAN = dt.timezone(dt.timedelta(hours=8), "Asia/Taipei")
_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session: its number in the plan from 1, and when it begins and ends where that is known.

    Sessions that run side by side share a `slot`: one takes part in one of them.
    """

    number: int
    slot: int
    start: dt.datetime | None
    end: dt.datetime | None

    @property
    def minutes(self) -> int:
        """Return its length; sessions whose times are not known count alike."""
        if self.start is None or self.end is None:
            return _ALIKE
        return int((self.end - self.start).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class Timetable:
    """The sessions of a study, how long each slot is, and what it is worth in hours."""

    sittings: tuple[Sitting, ...]
    minutes: dict[int, int]
    worth: dict[int, Fraction]

    @property
    def total_minutes(self) -> int:
        """Return the length of the whole study."""
        return sum(self.minutes.values())


def timetable(plan: Plan, rules: AwardRules, hours: Decimal) -> Timetable:
    """Return the timetable of a plan whose full attendance gives `hours`.

    A slot is worth its lessons (50 minutes an hour) where these add up to the hours of the study,
    and otherwise its share of them by length: the sample letter's 13:10-17:20 is 3 hours.
    """
    sittings = _sittings(plan)
    minutes: dict[int, int] = {}
    for each in sittings:
        minutes[each.slot] = max(minutes.get(each.slot, 0), each.minutes)
    lessons = {slot: halves(Fraction(length, rules.lesson)) for slot, length in minutes.items()}
    if sum(lessons.values()) == hours:
        return Timetable(
            sittings, minutes, {slot: Fraction(each) for slot, each in lessons.items()}
        )
    # Fractions: three thirds of three hours are three hours.
    whole, total = Fraction(hours), sum(minutes.values()) or 1
    shares = {slot: whole * length / total for slot, length in minutes.items()}
    return Timetable(sittings, minutes, shares)


def _sittings(plan: Plan) -> tuple[Sitting, ...]:
    made: list[Sitting] = []
    for number, session in enumerate(plan.sessions, 1):
        start = end = None
        if session.date is not None and session.time is not None:
            start = dt.datetime.combine(session.date, session.time.start, TAIWAN)
            end = dt.datetime.combine(session.date, session.time.end, TAIWAN)
        made.append(Sitting(number, _slot(made, number, start, end), start, end))
    return tuple(made)


def _slot(
    former: Sequence[Sitting], number: int, start: dt.datetime | None, end: dt.datetime | None
) -> int:
    for each in former:
        if start and end and each.start and each.end and each.start < end and start < each.end:
            return each.slot
    return number
