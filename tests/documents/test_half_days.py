"""Halves of the day, and the 時段 that the site asks for."""

from __future__ import annotations

import pytest

from inservice_docs.documents.half_days import class_period, half_days, mixed_periods
from inservice_docs.records.plan import Session


def session(time: str = "", date: str = "") -> Session:
    return Session.model_validate({"date": date, "time": time})


@pytest.mark.parametrize(
    ("times", "halves"),
    [
        (["09:00-12:00"], ("上午",)),
        (["09:00-12:30"], ("上午",)),
        (["09:00-16:00"], ("上午", "下午")),
        (["12:10-13:00"], ("下午",)),
        (["13:10-17:20"], ("下午",)),
        (["13:30-18:30"], ("下午",)),
        (["18:30-21:00"], ("晚上",)),
        (["13:00-21:00"], ("下午", "晚上")),
        (["09:00-21:00"], ("上午", "下午", "晚上")),
        (["13:00-16:00", "09:00-12:00"], ("上午", "下午")),
        (["09:00-10:00", "10:10-12:00"], ("上午",)),
        ([""], ()),
        ([], ()),
    ],
)
def test_a_session_fills_the_halves_it_lasts_in(times: list[str], halves: tuple[str, ...]) -> None:
    """A half counts when a session starts in it, or goes on in it for more than an hour."""
    assert half_days(session(time) for time in times) == halves


@pytest.mark.parametrize(
    ("date", "time", "code"),
    [
        ("115-09-16", "13:00-16:00", "1"),
        ("115-09-16", "18:30-20:30", "2"),
        ("115-09-16", "17:00-20:00", "2"),
        ("115-09-16", "16:00-18:30", "1"),
        ("115-09-16", "", "1"),
        ("115-09-19", "09:00-12:00", "3"),
        ("115-09-20", "18:30-20:30", "3"),
        ("115-07-01", "09:00-12:00", "4"),
        ("115-07-18", "09:00-12:00", "4"),
        ("115-08-29", "09:00-12:00", "4"),
        ("115-08-31", "09:00-12:00", "1"),
        ("115-01-21", "09:00-12:00", "5"),
        ("115-02-10", "09:00-12:00", "5"),
        ("115-02-11", "09:00-12:00", "1"),
    ],
)
def test_period_of_one_session(date: str, time: str, code: str) -> None:
    """Holidays go before weekends, and weekends before evenings."""
    assert class_period([session(time, date)]) == code


def test_most_of_the_time_decides() -> None:
    """A study over several periods has the one that most of its time falls into."""
    whole = [session("09:00-16:00", "115-09-19"), session("13:00-15:00", "115-09-18")]
    assert class_period(whole) == "3"
    assert mixed_periods(whole)
    assert not mixed_periods(whole[:1])


def test_without_dates_there_is_no_period() -> None:
    """尚無資料 stands for a study whose days are not known."""
    assert class_period([]) == "0"
    assert class_period([session("09:00-12:00")]) == "0"
