"""Going in and out at the door."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.awards.check_ins import Stay
from inservice_docs.awards.door import AGAIN, Passed, Way, pass_door
from inservice_docs.awards.timetable import TAIWAN

DAY = dt.datetime(2026, 9, 18, tzinfo=TAIWAN)


def at(clock: str) -> dt.datetime:
    """A moment of the day."""
    hour, minute = clock.split(":")
    return DAY.replace(hour=int(hour), minute=int(minute))


def told(*events: str) -> tuple[list[tuple[str, str]], list[Passed]]:
    """The stays of a day after events such as 「in 09:00」, and what came of each."""
    stays: tuple[Stay, ...] = ()
    results = []
    for event in events:
        way, clock = event.split()
        passage = pass_door(stays, at(clock), Way(way))
        stays = passage.stays
        results.append(passage.result)
    return sorted((_clock(each.arrived), _clock(each.departed)) for each in stays), results


def _clock(moment: dt.datetime | None) -> str:
    return f"{moment:%H:%M}" if moment else "-"


@pytest.mark.parametrize(
    ("events", "stays", "results"),
    [
        (["auto 08:50"], [("08:50", "-")], ["in"]),
        (["auto 08:50", "auto 08:52"], [("08:50", "-")], ["in", "in-again"]),
        (["auto 08:50", "auto 12:01"], [("08:50", "12:01")], ["in", "out"]),
        (
            ["auto 08:50", "auto 12:01", "auto 12:03"],
            [("08:50", "12:01")],
            ["in", "out", "out-again"],
        ),
        (
            ["auto 08:50", "auto 12:01", "auto 12:55"],
            [("08:50", "12:01"), ("12:55", "-")],
            ["in", "out", "in"],
        ),
        (["in 08:50", "in 10:30"], [("08:50", "-")], ["in", "in-again"]),
        (["out 16:00"], [("-", "16:00")], ["out"]),
        (["out 12:00", "in 08:50"], [("08:50", "12:00")], ["out", "in"]),
        (["in 09:05", "in 08:50"], [("08:50", "-")], ["in", "in"]),
        (["in 08:50", "out 12:00", "in 10:00"], [("08:50", "12:00")], ["in", "out", "in-again"]),
        (["in 08:50", "out 12:00", "out 11:00"], [("08:50", "12:00")], ["in", "out", "out-again"]),
        (
            ["in 08:50", "out 12:00", "out 16:00"],
            [("-", "16:00"), ("08:50", "12:00")],
            ["in", "out", "out"],
        ),
    ],
)
def test_times_at_the_door_become_stays(
    events: list[str], stays: list[tuple[str, str]], results: list[str]
) -> None:
    """Whatever the order in which devices tell of them."""
    assert told(*events) == (stays, results)


def test_in_and_out_are_the_same_in_any_order() -> None:
    """A device that was cut off may tell of the morning in the afternoon."""
    events = ("in 08:50", "out 12:00")
    assert {str(told(*order)[0]) for order in permutations(events)} == {"[('08:50', '12:00')]"}


@given(st.lists(st.tuples(st.integers(0, 1439), st.sampled_from(Way)), max_size=12))
def test_no_stay_ends_before_it_begins_and_showing_it_again_changes_nothing(
    events: list[tuple[int, Way]],
) -> None:
    """For any times in any order."""
    stays: tuple[Stay, ...] = ()
    for minute, way in events:
        moment = DAY + dt.timedelta(minutes=minute)
        passage = pass_door(stays, moment, way)
        stays = passage.stays
        again = pass_door(stays, moment + AGAIN / 2, Way.AUTO)
        if passage.result is Passed.IN and not any(
            each.departed and moment < each.departed for each in stays
        ):
            assert again.stays == stays
        for each in stays:
            assert each.arrived or each.departed
            assert not (each.arrived and each.departed and each.departed < each.arrived)
