"""The desk (辦公桌): what every part of one step shares, from the connection to the trail."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select, update

from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.tables.base import counters
from inservice_docs.taiwan.dates import sheet_date

TAIWAN = dt.timezone(dt.timedelta(hours=8), "Asia/Taipei")
"""The time of Taiwan; it has known no summer time since 1979."""


def local_time(at: dt.datetime) -> str:
    """Return a moment as people in Taiwan read it: 115-09-18 14:05."""
    there = at.astimezone(TAIWAN)
    return f"{sheet_date(there.date())} {there:%H:%M}"


@dataclass(frozen=True, slots=True)
class Note:
    """What the trail will say of one act within a step."""

    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One step of one actor; the notes go to the trail at its end, in the same transaction."""

    connection: Connection
    ring: KeyRing = field(repr=False)
    actor: str
    at: dt.datetime
    notes: list[Note] = field(default_factory=list)

    @property
    def today(self) -> dt.date:
        """Return the day of the step in Taiwan."""
        return self.at.astimezone(TAIWAN).date()

    def note(self, action: str, subject: object, detail: str = "") -> None:
        """Remember an act for the trail."""
        self.notes.append(Note(action, str(subject), detail))

    def run(self, statement: Any, values: Any = None) -> Any:
        """Run a statement, for many rows when `values` is a list."""
        return self.connection.execute(statement, values)

    def count_up(self, counter: str, by: int = 1) -> int:
        """Take `by` numbers of a counter and return the first; an undone step gives them back."""
        last = self.connection.execute(
            select(counters.c.last).where(counters.c.name == counter)
        ).scalar()
        if last is None:
            self.connection.execute(counters.insert(), {"name": counter, "last": by})
            return 1
        self.connection.execute(
            update(counters).where(counters.c.name == counter).values(last=last + by)
        )
        return int(last) + 1
