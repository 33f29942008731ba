"""The desk: the day of a step, and counting."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.registry.desk import local_time
from inservice_docs.registry.registry import Registry


@pytest.mark.parametrize(
    ("at", "day"),
    [("2026-09-18T15:59:59+00:00", 18), ("2026-09-18T16:00:00+00:00", 19)],
)
def test_the_day_is_that_of_taiwan(registry: Registry, at: str, day: int) -> None:
    """Midnight in Taiwan is at 16:00 UTC."""
    with registry.transaction("office", dt.datetime.fromisoformat(at)) as work:
        assert work.desk.today == dt.date(2026, 9, day)


def test_counters_go_up_and_never_back(registry: Registry) -> None:
    """Each by itself, one or many at a time."""
    with registry.transaction("office") as work:
        count = work.desk.count_up
        assert [count("a"), count("a", 5), count("a"), count("b")] == [1, 2, 7, 1]


def test_a_desk_does_not_show_its_keys(registry: Registry) -> None:
    """Printed in an error report, it tells nothing."""
    with registry.reading() as work:
        assert "KeyRing" not in repr(work.desk)


def test_a_moment_is_told_in_the_time_of_taiwan() -> None:
    """With the ROC year."""
    assert local_time(dt.datetime(2026, 9, 18, 16, 5, tzinfo=dt.UTC)) == "115-09-19 00:05"
