"""Hours: in half hours, of the right kind, and as many as the timetable can hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.finding import Severity
from inservice_docs.records.plan import Plan, Session, TimeSpan
from inservice_docs.rules.hours import check, timetable_hours
from inservice_docs.taiwan.course_codes import load
from inservice_docs.taiwan.times import parse_span

CODES = load()


def plan(hours: str | None, *spans: str, **more: object) -> Plan:
    """Make a plan with sessions on successive days."""
    sessions = []
    for index, span in enumerate(spans):
        start, end = parse_span(span)
        day = dt.date(2026, 11, 2) + dt.timedelta(days=index)
        sessions.append(Session(date=day, time=TimeSpan(start=start, end=end)))
    return Plan(
        hours=None if hours is None else Decimal(hours), sessions=tuple(sessions)
    ).model_copy(update=more)


def codes(given: Plan) -> list[str]:
    """Return the codes found."""
    return [each.code for each in check(given, CODES)]


@given(st.integers(1, 2000))
def test_half_hours_pass(halves: int) -> None:
    """Every multiple of a half is accepted, everything between is not."""
    assert codes(plan(str(Decimal(halves) / 2))) == []
    assert codes(plan(str(Decimal(halves) / 2 + Decimal("0.1")))) == ["hours-step"]


def test_the_sample_letter() -> None:
    """13:10-17:20 registered as 3 hours is right by the sample: at most a hint."""
    found = list(check(plan("3", "13:10-17:20"), CODES))
    assert [each.severity for each in found] == [Severity.HINT]


@pytest.mark.parametrize(
    ("spans", "fewest", "most"),
    [
        (["13:10-17:20"], "4", "5"),
        (["09:00-12:00"], "3", "3.5"),
        (["09:00-16:00"], "6", "8"),
        (["09:00-12:00", "13:00-16:00"], "6", "7"),
        (["12:00-13:00"], "1", "1"),
        (["09:00-13:00"], "4", "4.5"),
        (["09:00-09:20"], "0", "0"),
    ],
)
def test_what_a_timetable_holds(spans: list[str], fewest: str, most: str) -> None:
    """Between an hour for every 60 minutes, lunch off, and one for every 50."""
    assert timetable_hours(plan(None, *spans)) == (Decimal(fewest), Decimal(most))


@pytest.mark.parametrize(
    ("hours", "code"),
    [
        ("6", []),
        ("7", []),
        ("8", []),
        ("8.5", ["hours-above-timetable"]),
        ("5.5", ["hours-below-timetable"]),
        ("0", ["hours-zero"]),
    ],
)
def test_against_the_timetable(hours: str, code: list[str]) -> None:
    """Too many hours are a warning, too few a hint."""
    assert codes(plan(hours, "09:00-16:00")) == code


def test_unknown_timetables() -> None:
    """Without times, or with groups side by side, nothing is claimed."""
    assert timetable_hours(Plan()) is None
    half = plan("9", "09:00-12:00")
    assert (
        timetable_hours(half.model_copy(update={"sessions": (*half.sessions, Session())})) is None
    )
    twice = half.model_copy(update={"sessions": half.sessions * 2})
    assert timetable_hours(twice) is None
    span = TimeSpan(start=dt.time(12), end=dt.time(9))
    backwards = Session(date=dt.date(2026, 11, 2), time=span)
    assert timetable_hours(Plan(sessions=(backwards,))) is None


def test_several_classes_share_a_timetable() -> None:
    """With two classes each attends only part of the sessions."""
    assert codes(plan("3", "09:00-12:00", "09:00-12:00", class_count=2)) == []
    assert codes(plan("3", "09:00-12:00", "09:00-12:00")) == ["hours-below-timetable"]


def test_credits_and_hours() -> None:
    """Each kind of class has its own measure."""
    assert codes(Plan(class_kind="碩士學分班", hours=Decimal(3))) == ["hours-in-credit-class"]
    assert codes(Plan(class_kind="非學分班", credits=Decimal(2))) == ["credits-in-hour-class"]
    assert codes(Plan(class_kind="碩士學分班", credits=Decimal(2))) == []
    assert codes(Plan(credits=Decimal(2), hours=Decimal(36))) == []
    assert codes(Plan(credits=Decimal(0))) == ["hours-zero"]
