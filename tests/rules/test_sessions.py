"""Sessions: in time, in order, not over one another, on days when people work."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.records.plan import Plan, Session, TimeSpan
from inservice_docs.rules.sessions import check, minutes, overlapping
from inservice_docs.taiwan.times import parse_span


def session(day: str, span: str = "09:00-12:00", venue: str = "甲") -> Session:
    """Make a session."""
    start, end = parse_span(span)
    return Session(
        date=dt.date.fromisoformat(day), time=TimeSpan(start=start, end=end), venue=venue
    )


def found(*sessions: Session) -> list[tuple[str, str]]:
    """Return codes and fields."""
    return [(each.code, each.place.field) for each in check(Plan(sessions=sessions))]


def test_two_days_three_sessions() -> None:
    """A plain timetable has nothing to remark, and meetings that touch do not overlap."""
    assert (
        found(
            session("2026-11-05"),
            session("2026-11-05", "12:00-16:00"),
            session("2026-11-06"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("09:00-12:00", "11:59-13:00", "session-overlap"),
        ("09:00-12:00", "09:00-12:00", "session-overlap"),
        ("09:00-17:00", "10:00-11:00", "session-overlap"),
        ("09:00-12:00", "12:00-13:00", None),
    ],
)
def test_overlaps(one: str, other: str, code: str | None) -> None:
    """Two sessions in one place at one time are an error at the later entry."""
    expected = [(code, "場次 2 › 時間")] if code else []
    assert found(session("2026-11-05", one), session("2026-11-05", other)) == expected


def test_parallel_groups() -> None:
    """At different places they are groups side by side; on different days nothing at all."""
    one, other = session("2026-11-05"), session("2026-11-05", venue="乙")
    assert found(one, other) == [("session-parallel", "場次 2 › 時間")]
    assert not overlapping(one, session("2026-11-06"))
    assert not overlapping(one, Session(date=one.date))
    assert not overlapping(Session(time=one.time), Session(time=one.time))


@pytest.mark.parametrize(
    ("span", "code"),
    [
        ("09:00-09:14", "session-length"),
        ("09:00-09:15", None),
        ("08:00-18:00", None),
        ("08:00-18:01", "session-length"),
    ],
)
def test_lengths(span: str, code: str | None) -> None:
    """Sessions of minutes or of whole days are slips of the pen."""
    assert [each for each, _ in found(session("2026-11-05", span))] == ([code] if code else [])


def test_backwards() -> None:
    """A record may hold a backwards session, though no file can."""
    span = TimeSpan(start=dt.time(17, 20), end=dt.time(13, 10))
    assert minutes(span) == -250
    assert found(Session(date=dt.date(2026, 11, 5), time=span, venue="甲")) == [
        ("session-backwards", "場次 1 › 時間")
    ]


def test_order_and_distance() -> None:
    """Sessions out of order are a hint, a year apart a warning."""
    assert found(session("2026-11-06"), session("2026-11-05")) == [
        ("session-order", "場次 2 › 日期")
    ]
    assert found(session("2026-11-05", "13:00-16:00"), session("2026-11-05")) == [
        ("session-order", "場次 2 › 日期")
    ]
    assert found(session("2025-11-05"), session("2026-11-09")) == [("sessions-far-apart", "場次")]


def test_days_off_are_said_once_a_day() -> None:
    """A holiday is a hint for its first session only; weekends are no holidays."""
    assert found(session("2026-10-09"), session("2026-10-09", "13:00-16:00")) == [
        ("session-holiday", "場次 1 › 日期")
    ]
    assert found(session("2025-02-08")) == [("session-make-up-day", "場次 1 › 日期")]
    assert found(session("2026-11-07")) == []


@pytest.mark.parametrize("day", ["2062-03-01", "1900-03-01"])
def test_years_that_nobody_knows(day: str) -> None:
    """A year outside the calendars is a hint to look at the year."""
    assert found(session(day)) == [("calendar-unknown", "場次 1 › 日期")]


def test_what_is_missing_is_no_concern_here() -> None:
    """Sessions without dates or times raise nothing."""
    assert found(Session(), Session(date=dt.date(2026, 11, 5))) == []
