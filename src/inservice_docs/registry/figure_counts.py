"""Keeping figures (統計) up to date: what one plan adds to them, before a change and after it.

Every change of a plan, its people or its approvals happens within `counted`, so that a figure is
read from a few lines and no plan is ever counted again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, and_, select

from inservice_docs.records.plan_entry import CANCELLED
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.figures import figures
from inservice_docs.registry.tables.plans import approvals, plans


class FigureKind(StrEnum):
    """What figures are of; the label of a line is what it counts under."""

    STATUS = "status"
    """Label: step, 1 when finished else 0, status."""
    MONTH = "month"
    """Label: the month of a study's first day (2026-09), empty where none is known; only hours
    are summed, no credits."""
    AUDIENCE = "audience"
    """Label: one 參加對象; a study for several counts under each."""
    WAIT = "wait"
    """Label: an authority; `plans` counts its answers, `amount` the working days until they came.
    """


Key = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What is counted under one key."""

    plans: int = 0
    people: int = 0
    amount: Decimal = Decimal(0)

    def __add__(self, other: Share) -> Share:
        """Add two shares."""
        people = self.people + other.people
        return Share(self.plans + other.plans, people, self.amount + other.amount)

    def __neg__(self) -> Share:
        """Return what takes a share away."""
        return Share(-self.plans, -self.people, -self.amount)


Shares = dict[Key, Share]

_COLUMNS = (
    *(plans.c.id, plans.c.school_year, plans.c.office, plans.c.step, plans.c.status, plans.c.done),
    *(plans.c.first_day, plans.c.people, plans.c.amount, plans.c.record),
)
_ANSWERED = and_(approvals.c.waited.is_not(None), approvals.c.state != "waiting")
_PAGE = 500


@contextmanager
def counted(desk: Desk, plan: int) -> Iterator[None]:
    """Let the figures follow whatever happens to a plan within the block."""
    before = shares_of(desk.connection, plan)
    yield
    after = shares_of(desk.connection, plan)
    add(desk.connection, {key: -share for key, share in before.items()}, after)


def shares_of(connection: Connection, plan: int) -> Shares:
    """Return what one plan adds to the figures; nothing before it is there."""
    row = connection.execute(select(*_COLUMNS).where(plans.c.id == plan)).mappings().first()
    if row is None:
        return {}
    query = select(approvals.c.agency, approvals.c.waited)
    answers = connection.execute(query.where(approvals.c.plan_id == plan, _ANSWERED))
    return _shares(row, [(agency, waited) for agency, waited in answers])


def all_shares(connection: Connection) -> Shares:
    """Count every plan and return what the figures should be."""
    answers: dict[int, list[tuple[str, int]]] = {}
    asked = select(approvals.c.plan_id, approvals.c.agency, approvals.c.waited).where(_ANSWERED)
    for plan, agency, waited in connection.execute(asked):
        answers.setdefault(plan, []).append((agency, waited))
    total: Shares = {}
    query = select(*_COLUMNS).order_by(plans.c.id)
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}).mappings():
        for key, share in _shares(row, answers.get(row["id"], [])).items():
            total[key] = total.get(key, Share()) + share
    return total


def stored_shares(connection: Connection) -> Shares:
    """Return the figures as they are stored."""
    return {(row[0], row[1], row[2], row[3]): Share(*row[4:]) for row in _rows(connection)}


def add(connection: Connection, *parts: Shares) -> None:
    """Add shares to the stored figures; lines that count nothing any more go."""
    change: Shares = {}
    for part in parts:
        for key, share in part.items():
            change[key] = change.get(key, Share()) + share
    for key, share in sorted(change.items()):
        if share == Share():
            continue
        own = and_(*(column == value for column, value in zip(_KEY, key, strict=True)))
        grown = {
            "plans": figures.c.plans + share.plans,
            "people": figures.c.people + share.people,
            "amount": figures.c.amount + share.amount,
        }
        if connection.execute(figures.update().where(own).values(grown)).rowcount == 0:
            named = dict(zip(("kind", "school_year", "office", "label"), key, strict=True))
            values = {"plans": share.plans, "people": share.people, "amount": share.amount}
            connection.execute(figures.insert(), {**named, **values})
        elif share.plans < 0:
            connection.execute(figures.delete().where(own, figures.c.plans == 0))


def status_label(step: int, done: bool, status: str) -> str:
    """Return the label under which plans of a status count."""
    return f"{step} {int(done)} {status}"


_KEY = (figures.c.kind, figures.c.school_year, figures.c.office, figures.c.label)


def _rows(connection: Connection) -> Any:
    return connection.execute(select(*_KEY, figures.c.plans, figures.c.people, figures.c.amount))


def _shares(row: Mapping[Any, Any], answers: list[tuple[str, int]]) -> Shares:
    place = (row["school_year"], row["office"])
    one = Share(1, row["people"], row["amount"] or Decimal(0))
    label = status_label(row["step"], row["done"], row["status"])
    found: Shares = {(FigureKind.STATUS, *place, label): one}
    waits = Counter(agency for agency, _ in answers)
    for agency, count in waits.items():
        days = sum(waited for each, waited in answers if each == agency)
        found[(FigureKind.WAIT, *place, agency)] = Share(count, 0, Decimal(days))
    if row["status"] == CANCELLED:
        return found  # it was never held
    hours = Share(1, one.people) if row["record"].get("credits") else one
    found[(FigureKind.MONTH, *place, _month(row["first_day"]))] = hours
    for audience in dict.fromkeys(row["record"].get("audience") or ("",)):
        found[(FigureKind.AUDIENCE, *place, audience)] = one
    return found


def _month(day: dt.date | None) -> str:
    return f"{day:%Y-%m}" if day is not None else ""
