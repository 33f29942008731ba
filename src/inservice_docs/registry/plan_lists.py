"""Lists of plans: by office, school year, step, status and words, a page at a time.

Pages are cut by key and not by counting off, so that the hundredth costs as little as the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, or_, select

from inservice_docs.records.plan_entry import PlanLine, Standing
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.plan_search import narrow, newest_first
from inservice_docs.registry.tables.plans import plans

_COLUMNS = (
    *(plans.c.id, plans.c.number, plans.c.name, plans.c.office, plans.c.scope),
    *(plans.c.school_year, plans.c.first_day, plans.c.last_day, plans.c.people, plans.c.amount),
    *(plans.c.step, plans.c.status, plans.c.waits_for, plans.c.since, plans.c.done),
)


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """Which plans to list; what is left empty does not matter."""

    office: str = ""
    school_year: int | None = None
    step: int | None = None
    status: str = ""
    text: str = ""


def list_plans(
    desk: Desk, chosen: PlanFilter, before: int | None, limit: int
) -> tuple[PlanLine, ...]:
    """Return one page of plans, newest first."""
    query: Select[Any] = select(*_COLUMNS)
    if chosen.office:
        query = query.where(plans.c.office == chosen.office)
    if chosen.school_year is not None:
        query = query.where(plans.c.school_year == chosen.school_year)
    if chosen.step is not None:
        query = query.where(plans.c.step == chosen.step)
    if chosen.status:
        query = query.where(plans.c.status == chosen.status)
    query = narrow(desk, query, chosen.text)
    order = newest_first(chosen.text)
    if before is not None:
        query = query.where(order < before)
    return _page(desk, query.order_by(order.desc()), limit)


def todo(desk: Desk, office: str, after: PlanLine | None, limit: int) -> tuple[PlanLine, ...]:
    """Return one page of unfinished plans, longest waiting first."""
    query: Select[Any] = select(*_COLUMNS).where(plans.c.done.is_(False))
    if office:
        query = query.where(plans.c.office == office)
    if after is not None:
        since = after.standing.since
        later = and_(plans.c.since == since, plans.c.id > after.id)
        query = query.where(plans.c.since >= since, or_(plans.c.since > since, later))
    return _page(desk, query.order_by(plans.c.since, plans.c.id), limit)


def line_of(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields of a list line from a row of plans."""
    names = ("step", "status", "waits_for", "since", "done")
    fields = ("id", "number", "name", "office", "scope", "school_year", "first_day", "last_day")
    return {
        **{name: row[name] for name in (*fields, "people", "amount")},
        "standing": Standing(**{name: row[name] for name in names}),
    }


def _page(desk: Desk, query: Select[Any], limit: int) -> tuple[PlanLine, ...]:
    return tuple(PlanLine(**line_of(row)) for row in desk.run(query.limit(limit)).mappings())
