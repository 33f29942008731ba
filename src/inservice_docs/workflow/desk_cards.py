"""What wants attention (案頭): approvals waited for, studies this week, hours of this term."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.registry.figure_counts import FigureKind
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.rules.calendar import working_days
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.statuses import PlanStatus

_WAITING = (PlanStatus.REQUESTED, PlanStatus.SIGNING)
_TO_AWARD = {PlanStatus.ATTENDED, PlanStatus.COUNTERSIGNED}


@dataclass(frozen=True, slots=True)
class DeskCards:
    """The figures above the list of studies; `longest` are working days, `awarded` hours.

    `term` is the school term (學期) that the hours are counted in: 115 學年度第 1 學期.
    """

    waiting: int
    longest: int
    this_week: int
    to_award: int
    awarded: Decimal
    term: str


def desk_cards(register: Register, *, office: str = "") -> DeskCards:
    """Return the figures of an office, or of all; the week goes from Monday to Sunday.

    Hours count in the month in which their study began.
    """
    today = register.today
    monday = today - dt.timedelta(days=today.weekday())
    months, term = term_of(today)
    with register.look() as work:
        figures = work.plans.figures(None, office)
        oldest = [
            line.standing.since
            for status in _WAITING
            for line in work.plans.todo(PlanFilter(office=office, status=status), limit=1)
            if line.standing.since
        ]
        held = work.plans.held(monday, monday + dt.timedelta(days=6), office)
        hours = work.plans.tallies(FigureKind.MONTH, None, office)
    return DeskCards(
        waiting=sum(each.plans for each in figures if each.status in _WAITING),
        longest=max((working_days(day, today) for day in oldest), default=0),
        this_week=held,
        to_award=sum(each.plans for each in figures if each.status in _TO_AWARD),
        awarded=sum((each.amount for each in hours if each.label in months), Decimal()),
        term=term,
    )


def term_of(day: dt.date) -> tuple[frozenset[str], str]:
    """Return the months (2026-09) of a day's school term, and the term in words.

    The first goes from August to January, the second from February to July
    (各級學校學生學年學期假期辦法第2條).
    """
    first = day.month >= 8 or day.month == 1
    year = day.year if day.month >= 8 else day.year - 1
    months = {f"{year}-{month:02}" for month in range(8, 13)} | {f"{year + 1}-01"}
    if not first:
        months = {f"{year + 1}-{month:02}" for month in range(2, 8)}
    return frozenset(months), f"{year - 1911} 學年度第 {1 if first else 2} 學期"
