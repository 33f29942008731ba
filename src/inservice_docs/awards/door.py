"""Going in and out at the door (刷到刷退), one time after another, as stays of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inservice_docs.awards.check_ins import Stay

AGAIN = dt.timedelta(minutes=10)
"""Whoever shows a code again within this time only makes sure."""


class Way(StrEnum):
    """方向: `AUTO` is in for who is outside, out for who is inside."""

    AUTO = "auto"
    IN = "in"
    OUT = "out"


class Passed(StrEnum):
    """What came of it; `AGAIN` ones change nothing."""

    IN = "in"
    OUT = "out"
    IN_AGAIN = "in-again"
    OUT_AGAIN = "out-again"


@dataclass(frozen=True, slots=True)
class Passage:
    """The stays after somebody passed the door, what came of it, and the moment that counts."""

    stays: tuple[Stay, ...]
    result: Passed
    at: dt.datetime


def pass_door(stays: Sequence[Stay], at: dt.datetime, way: Way = Way.AUTO) -> Passage:
    """Add one time at the door to the stays of a day.

    Times may come in any order, as devices that were cut off catch up later; one that says
    nothing new changes nothing.
    """
    held = tuple(stays)
    inside = next((each for each in held if _covers(each, at)), None)
    left = [each for each in held if each.departed is not None and each.departed < at]
    last = max((each.departed for each in left if each.departed is not None), default=None)
    if way is Way.AUTO:
        way = _direction(inside, last, at)
    if way is Way.IN:
        return _go_in(held, inside, at)
    return _go_out(held, inside, last, at)


def _direction(inside: Stay | None, last: dt.datetime | None, at: dt.datetime) -> Way:
    if inside is not None and inside.arrived is not None:
        closed = inside.departed is not None
        return Way.IN if closed or at - inside.arrived < AGAIN else Way.OUT
    return Way.OUT if last is not None and at - last < AGAIN else Way.IN


def _go_in(held: tuple[Stay, ...], inside: Stay | None, at: dt.datetime) -> Passage:
    if inside is not None:
        return Passage(held, Passed.IN_AGAIN, inside.arrived or at)
    later = [each for each in held if _begins_after(each, at)]
    if later:  # an earlier time of the same coming: another device knew it first
        first = min(later, key=lambda each: each.departed or each.arrived or at)
        changed = tuple(replace(each, arrived=at) if each is first else each for each in held)
        return Passage(changed, Passed.IN, at)
    return Passage((*held, Stay(at)), Passed.IN, at)


def _go_out(
    held: tuple[Stay, ...], inside: Stay | None, last: dt.datetime | None, at: dt.datetime
) -> Passage:
    if inside is not None and inside.departed is None:
        changed = tuple(replace(each, departed=at) if each is inside else each for each in held)
        return Passage(changed, Passed.OUT, at)
    if inside is not None:
        return Passage(held, Passed.OUT_AGAIN, inside.departed or at)
    if last is not None and at - last < AGAIN:
        return Passage(held, Passed.OUT_AGAIN, last)
    return Passage((*held, Stay(None, at)), Passed.OUT, at)


def _covers(stay: Stay, at: dt.datetime) -> bool:
    if stay.arrived is None or stay.arrived > at:
        return False
    return stay.departed is None or at <= stay.departed


def _begins_after(stay: Stay, at: dt.datetime) -> bool:
    """Tell whether a stay may have begun at an earlier moment than is known of it."""
    if stay.arrived is None:
        return stay.departed is not None and stay.departed >= at
    return stay.departed is None and stay.arrived > at
