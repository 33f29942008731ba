"""Attendance and awards."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import AmountUnit, Attendance, Award, Source
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.work import Work


def with_people(work: Work, count: int = 2) -> tuple[str, tuple[int, ...]]:
    """A plan with participants; their ids."""
    plan = work.plans.add(samples.plan(), samples.WAITING).number
    people = [samples.person(serial) for serial in range(count)]
    return plan, work.participants.put(plan, people, source=Source.FILE).added


def test_attendance_is_kept_by_person_and_session(registry: Registry) -> None:
    """Later sheets replace what earlier ones said of the same person and session."""
    with registry.transaction("office") as work:
        plan, (one, two) = with_people(work)
        came = Attendance(
            participant=one, session=1, arrived=NOON, departed=NOON + dt.timedelta(hours=3)
        )
        work.attendance.record(plan, [came, Attendance(participant=two, session=1)])
        absent = Attendance(participant=two, session=1, present=False, note="請假", source="紙本")
        work.attendance.record(plan, [Attendance(participant=one, session=2), absent])
        assert work.attendance.of_plan(plan) == (
            came,
            Attendance(participant=one, session=2),
            absent,
        )


def test_awards_are_kept_with_their_reasons(registry: Registry) -> None:
    """Who awarded what and why; an edit replaces the former award of that person."""
    with registry.transaction("王文書", NOON) as work:
        plan, (one, two) = with_people(work)
        both = [Award(participant=id, amount=Decimal(3), reason="全程參與") for id in (two, one)]
        work.attendance.award(plan, both)
        edited = Award(
            participant=two,
            amount=Decimal("1.5"),
            unit=AmountUnit.CREDITS,
            reason="早退",
            edited=True,
        )
        work.attendance.award(plan, [edited])
        found = work.attendance.awards(plan)
        assert [(each.participant, each.amount) for each in found] == [
            (one, Decimal(3)),
            (two, Decimal("1.5")),
        ]
        assert (found[1].by, found[1].at, found[1].edited) == ("王文書", NOON, True)
        assert work.plans.get(plan).amount == Decimal("4.5")


def test_somebody_who_is_not_on_the_list_is_refused(registry: Registry) -> None:
    """Neither attendance nor hours for a stranger, or for a participant of another plan."""
    with registry.transaction("office") as work:
        plan, _ = with_people(work)
        _, (stranger, _) = with_people(work)
        with pytest.raises(UserError):
            work.attendance.record(plan, [Attendance(participant=stranger)])
        with pytest.raises(UserError):
            work.attendance.award(plan, [Award(participant=999, amount=Decimal(1))])


def test_a_person_given_twice_counts_as_given_last(registry: Registry) -> None:
    """A list with a correction further down is taken as it was meant."""
    with registry.transaction("office") as work:
        plan, (one, _) = with_people(work)
        twice = [Award(participant=one, amount=Decimal(each)) for each in (3, 2)]
        work.attendance.award(plan, twice)
        assert [each.amount for each in work.attendance.awards(plan)] == [Decimal(2)]
