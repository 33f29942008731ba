"""Check-ins (刷到刷退): times in and out of the door, laid out over the sessions of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inservice_docs.awards.timetable import TAIWAN, Sitting
from inservice_docs.records.participant import Attendance


@dataclass(frozen=True, slots=True)
class Stay:
    """One time in, and out where that was taken down."""

    arrived: dt.datetime | None
    departed: dt.datetime | None = None

    @property
    def is_backwards(self) -> bool:
        """Tell whether somebody left before, or when, they came: one of the times is wrong."""
        if self.arrived is None or self.departed is None:
            return False
        return self.departed <= self.arrived


def sessions_attended(
    participant: int, stays: Iterable[Stay], sittings: Iterable[Sitting], source: str
) -> Iterator[Attendance]:
    """Yield the attendance of one person at every session, absent where no stay reaches into it.

    A person who goes out and comes in again is at a session for the longest of their stays.
    """
    held = tuple(stays)
    for sitting in sittings:
        best = max(held, key=lambda stay: _overlap(stay, sitting), default=None)
        there = best is not None and _overlap(best, sitting) > 0
        yield Attendance(
            participant=participant,
            session=sitting.number,
            present=there,
            arrived=best.arrived if best is not None and there else None,
            departed=best.departed if best is not None and there else None,
            source=source,
        )


def _overlap(stay: Stay, sitting: Sitting) -> float:
    """Return the seconds that a stay has in common with a session.

    Who only signed in stays until the end of the day, and who only signed out came in time.
    """
    if stay.arrived is None and stay.departed is None:
        return 0
    if sitting.start is None or sitting.end is None:
        return 1
    day = sitting.start.astimezone(TAIWAN).date()
    known = stay.arrived or stay.departed
    if known is None or known.astimezone(TAIWAN).date() != day:
        return 0
    start = max(sitting.start, stay.arrived or sitting.start)
    end = min(sitting.end, stay.departed or sitting.end)
    return max(0.0, (end - start).total_seconds())
