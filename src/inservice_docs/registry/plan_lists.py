"""Lists of plans: by office, school year, step, status and words, a page at a time.

Pages are cut by key and not by counting off, so that the hundredth costs as little as the first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from inservice_docs.records.plan_entry import PlanLine, Standing
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.plan_figures import figures
from inservice_docs.registry.plan_search import holding, led_by, rarest, words_of
from inservice_docs.registry.tables.plans import plan_grams, plans

_COLUMNS = (
    *(plans.c.id, plans.c.number, plans.c.name, plans.c.office, plans.c.scope),
    *(plans.c.school_year, plans.c.first_day, plans.c.last_day, plans.c.people, plans.c.amount),
    *(plans.c.step, plans.c.status, plans.c.waits_for, plans.c.since, plans.c.done),
    plans.c.retain_until,
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
    words = words_of(chosen.text)
    query = holding(_filtered(chosen), words)
    order = plans.c.id
    found = rarest(desk, words)
    if found and found[0][1] == 0:
        return ()
    if found and found[0][1] <= _meeting(desk, chosen):
        query, order = led_by(query, [gram for gram, _ in found]), plan_grams.c.plan_id
    if before is not None:
        query = query.where(order < before)
    return _page(desk, query.order_by(order.desc()), limit)


def _filtered(chosen: PlanFilter) -> Select[Any]:
    query: Select[Any] = select(*_COLUMNS)
    for column, wanted in (
        (plans.c.office, chosen.office or None),
        (plans.c.school_year, chosen.school_year),
        (plans.c.step, chosen.step),
        (plans.c.status, chosen.status or None),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    return query


def _meeting(desk: Desk, chosen: PlanFilter) -> int:
    """Return how many plans meet the conditions other than words, from the figures."""
    every = figures(desk, chosen.school_year, chosen.office)
    return sum(
        each.plans
        for each in every
        if chosen.step in {None, each.step} and chosen.status in {"", each.status}
    )


def todo(
    desk: Desk, chosen: PlanFilter, after: PlanLine | None, limit: int
) -> tuple[PlanLine, ...]:
    """Return one page of unfinished plans, longest waiting first; it costs what is unfinished."""
    query = holding(_filtered(chosen), words_of(chosen.text)).where(plans.c.done.is_(False))
    if after is not None:
        since = after.standing.since
        later = and_(plans.c.since == since, plans.c.id > after.id)
        query = query.where(plans.c.since >= since, or_(plans.c.since > since, later))
    return _page(desk, query.order_by(plans.c.since, plans.c.id), limit)


def held(desk: Desk, first: dt.date, last: dt.date, office: str) -> int:
    """Return how many plans that are under way have a study between two days."""
    query = select(func.count()).select_from(plans).where(plans.c.done.is_(False))
    query = query.where(plans.c.first_day <= last, plans.c.last_day >= first)
    if office:
        query = query.where(plans.c.office == office)
    return int(desk.run(query).scalar_one())


def line_of(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields of a list line from a row of plans."""
    names = ("step", "status", "waits_for", "since", "done")
    fields = ("id", "number", "name", "office", "scope", "school_year", "first_day", "last_day")
    return {
        **{name: row[name] for name in (*fields, "people", "amount", "retain_until")},
        "standing": Standing(**{name: row[name] for name in names}),
    }


def _page(desk: Desk, query: Select[Any], limit: int) -> tuple[PlanLine, ...]:
    return tuple(PlanLine(**line_of(row)) for row in desk.run(query.limit(limit)).mappings())
