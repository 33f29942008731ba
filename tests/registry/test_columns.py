"""The kinds of column."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

from inservice_docs.registry.columns import Amount, Day, Json, Moment, blind, moment_text, sealed

DIALECTS = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]
MOMENTS = st.datetimes(
    min_value=dt.datetime(1912, 1, 2),  # noqa: DTZ001 - drawn in a zone
    timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=8))]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def through(kind: TypeDecorator[Any], value: Any) -> set[Any]:
    """A value written and read by both databases."""
    return {
        repr(kind.process_result_value(kind.process_bind_param(value, dialect), dialect))
        for dialect in DIALECTS
    }


@given(st.dates())
def test_days_come_back(day: dt.date) -> None:
    """Every day."""
    assert through(Day(), day) == {repr(day)}


@given(MOMENTS)
def test_moments_come_back_in_utc_and_sort_as_text(moment: dt.datetime) -> None:
    """To the microsecond, whatever the time zone they came in."""
    assert through(Moment(), moment) == {repr(moment.astimezone(dt.UTC).replace(fold=0))}
    later = moment.astimezone(dt.UTC) + dt.timedelta(microseconds=1)
    if later.year == moment.astimezone(dt.UTC).year:
        assert moment_text(moment) < moment_text(later)


def test_a_moment_without_a_zone_is_refused() -> None:
    """It would mean another moment on another machine."""
    with pytest.raises(ValueError, match="time zone"):
        moment_text(dt.datetime(2026, 9, 18))  # noqa: DTZ001


@given(st.decimals(0, 999999, places=4))
def test_amounts_come_back_exactly(amount: Decimal) -> None:
    """To four decimals, however they were written."""
    (found,) = through(Amount(), amount)
    assert Decimal(found.removeprefix("Decimal('").removesuffix("')")) == amount


def test_whole_amounts_look_like_whole_numbers() -> None:
    """100 hours are not 1E+2."""
    for dialect in DIALECTS:
        assert str(Amount().process_result_value(1_000_000, dialect)) == "100"
        assert Amount().process_result_value(Decimal(15000), dialect) == Decimal("1.5")


@given(JSON)
def test_json_comes_back(value: Any) -> None:
    """Any value; equal values are equal texts."""
    assert through(Json(), value) == {repr(value)} or isinstance(value, dict | list)


@pytest.mark.parametrize("kind", [Day(), Moment(), Amount(), Json()])
def test_nothing_stays_nothing(kind: TypeDecorator[Any]) -> None:
    """None is NULL and comes back as None."""
    assert through(kind, None) == {"None"}


def test_sealed_columns_are_marked() -> None:
    """The tables tell which values are sealed and how they are found."""
    assert sealed("phone").info == {"sealed": True}
    assert blind("id_index", of="id_number").info == {"index_of": "id_number"}
