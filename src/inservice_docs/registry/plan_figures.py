"""Figures (統計): plans, people and hours by school year, office and status.

Each plan carries its own count of people and sum of hours, and an index holds all that is asked,
so that no participant is ever counted again.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from inservice_docs.registry.desk import Desk
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


def figures(desk: Desk, school_year: int | None, office: str) -> tuple[Figure, ...]:
    """Return the figures of a school year (or all) and of an office (or all)."""
    keys = (plans.c.school_year, plans.c.office, plans.c.step, plans.c.status, plans.c.done)
    sums = (func.count(), func.sum(plans.c.people), func.sum(plans.c.amount))
    query = select(*keys, *sums).group_by(*keys).order_by(*keys)
    if school_year is not None:
        query = query.where(plans.c.school_year == school_year)
    if office:
        query = query.where(plans.c.office == office)
    return tuple(_figure(*row) for row in desk.run(query))


def _figure(*held: Any) -> Figure:
    year, office, step, status, done, count, people, amount = held
    return Figure(year, office, step, status, done, count, int(people), amount or Decimal())


def recount(desk: Desk, plan: int) -> None:
    """Bring a plan's own count of people and sum of hours up to date."""
    people = select(func.count()).where(participants.c.plan_id == plan).scalar_subquery()
    amount = select(func.coalesce(func.sum(awards.c.amount), 0)).where(awards.c.plan_id == plan)
    values = {"people": people, "amount": amount.scalar_subquery()}
    desk.run(plans.update().where(plans.c.id == plan).values(values))
