"""The office calendar: holidays, make-up days, working days, and the years that it knows."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.rules.calendar import (
    holiday_name,
    is_make_up_day,
    is_working_day,
    knows,
    working_days,
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "開國紀念日"),
        ("2026-02-17", "春節"),
        ("2026-06-19", "端午節"),
        ("2026-09-28", "孔子誕辰"),
        ("2026-10-09", "國慶日（補假）"),
        ("2021-12-31", "補假"),
        ("2026-09-18", ""),
        ("2026-09-19", ""),
    ],
)
def test_holidays(day: str, name: str) -> None:
    """Holidays have their names, with days off in lieu; weekends as such are none."""
    found = holiday_name(dt.date.fromisoformat(day))
    assert name in found
    assert bool(name) == bool(found)


@pytest.mark.parametrize(
    ("day", "work"),
    [
        ("2025-02-08", True),
        ("2019-10-05", True),
        ("2025-02-15", False),
        ("2025-02-07", False),
    ],
)
def test_make_up_days(day: str, work: bool) -> None:
    """Saturdays worked in lieu are known; an ordinary workday is none of them."""
    assert is_make_up_day(dt.date.fromisoformat(day)) is work


def test_working_days() -> None:
    """The Lunar New Year of 2026 leaves one working day between the 13th and the 23rd."""
    start, end = dt.date(2026, 2, 13), dt.date(2026, 2, 23)
    assert working_days(start, end) == 1
    assert working_days(end, start) == 0
    assert working_days(start, start) == 0
    assert is_working_day(dt.date(2025, 2, 8))
    assert not is_working_day(dt.date(2026, 9, 28))


def test_known_years() -> None:
    """Outside the published calendars nothing is claimed."""
    assert knows(dt.date(2026, 1, 1))
    assert not knows(dt.date(1990, 1, 1))
    assert not knows(dt.date(2062, 1, 1))


@given(st.dates(dt.date(1998, 1, 1), dt.date(2099, 12, 31)))
def test_any_day(day: dt.date) -> None:
    """A holiday is no working day, and a make-up day is one."""
    if holiday_name(day):
        assert not is_working_day(day)
    if is_make_up_day(day):
        assert is_working_day(day)


def test_working_days_of_many_years_are_those_of_its_days() -> None:
    """Whole years in between count each of their working days once."""
    start, end = dt.date(2010, 2, 26), dt.date(2026, 11, 23)
    days = (start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert working_days(start, end) == sum(is_working_day(day) for day in days)
