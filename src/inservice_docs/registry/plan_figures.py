"""Figures (統計): plans, people and hours by status, month and audience; waits for approvals.

They are read from what `figure_counts` keeps: as many lines as are shown, whatever is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func, select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.figure_counts import FigureKind, counted
from inservice_docs.registry.tables.figures import figures as table
from inservice_docs.registry.tables.people import awards, participants
from inservice_docs.registry.tables.plans import plans


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of figures; `amount` is the sum of the hours or credits awarded."""

    school_year: int
    office: str
    step: int
    status: str
    done: bool
    plans: int
    people: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """One bar of a chart: what it counts, how often, people, and the sum of hours or days."""

    label: str
    count: int
    people: int
    amount: Decimal


def figures(desk: Desk, school_year: int | None, office: str) -> tuple[Figure, ...]:
    """Return the figures of a school year (or all) and of an office (or all)."""
    keys = (table.c.school_year, table.c.office, table.c.label)
    query = _chosen(FigureKind.STATUS, school_year, office, keys).order_by(*keys)
    return tuple(_figure(*row) for row in desk.run(query))


def tallies(
    desk: Desk, kind: FigureKind, school_year: int | None, office: str
) -> tuple[Tally, ...]:
    """Return a chart's lines by label, of a school year (or all) and of an office (or all)."""
    sums = (func.sum(table.c.plans), func.sum(table.c.people), func.sum(table.c.amount))
    query = _chosen(kind, school_year, office, (table.c.label,), sums)
    return tuple(
        Tally(label, int(count), int(people), amount or Decimal())
        for label, count, people, amount in desk.run(
            query.group_by(table.c.label).order_by(table.c.label)
        )
    )


def recount(desk: Desk, plan: int) -> None:
    """Bring a plan's own count of people and sum of hours up to date."""
    people = select(func.count()).where(participants.c.plan_id == plan).scalar_subquery()
    amount = select(func.coalesce(func.sum(awards.c.amount), 0)).where(awards.c.plan_id == plan)
    values = {"people": people, "amount": amount.scalar_subquery()}
    with counted(desk, plan):
        desk.run(plans.update().where(plans.c.id == plan).values(values))


def _chosen(
    kind: FigureKind,
    school_year: int | None,
    office: str,
    keys: Iterable[Any],
    sums: Iterable[Any] = (table.c.plans, table.c.people, table.c.amount),
) -> Select[Any]:
    query: Select[Any] = select(*keys, *sums).where(table.c.kind == kind)
    if school_year is not None:
        query = query.where(table.c.school_year == school_year)
    if office:
        query = query.where(table.c.office == office)
    return query


def _figure(*held: Any) -> Figure:
    year, office, label, count, people, amount = held
    step, done, status = label.split(" ", 2)
    return Figure(year, office, int(step), status, done == "1", count, people, amount)
