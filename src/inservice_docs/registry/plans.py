"""Plans (計畫): registered, changed, moved on from status to status, each with its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry, PlanEvent, PlanLine, Standing
from inservice_docs.registry.desk import Desk, local_time
from inservice_docs.registry.figure_counts import FigureKind, counted
from inservice_docs.registry.plan_figures import Figure, Tally, figures, tallies
from inservice_docs.registry.plan_lists import PlanFilter, held, line_of, list_plans, todo
from inservice_docs.registry.plan_numbers import (
    next_plan_number,
    plan_id,
    tidy_number,
    unknown_plan,
)
from inservice_docs.registry.plan_search import index_plan, search_text
from inservice_docs.registry.tables.plans import plan_events, plans
from inservice_docs.taiwan.dates import school_year


class Plans:
    """The registered plans."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def add(
        self, plan: Plan, standing: Standing, *, retain_until: dt.date | None = None
    ) -> PlanEntry:
        """Register a plan under the next number of the year (`115-003`)."""
        desk = self._desk
        number, id = next_plan_number(desk), desk.count_up("plans")
        values = self._values(number, plan, standing)
        values |= {"id": id, "number": number, "version": 1, "added_at": desk.at}
        values |= {"people": 0, "amount": 0, "retain_until": retain_until}
        with counted(desk, id):
            desk.run(plans.insert(), values)
        index_plan(desk, id, values["search"])
        self._event(id, "plan.add", "", standing.status, "")
        desk.note("plan.add", number, standing.status)
        return self.get(number)

    def find(self, number: str) -> PlanEntry | None:
        """Return a plan by its number, None when there is none."""
        query = select(plans).where(plans.c.number == tidy_number(number))
        row = self._desk.run(query).mappings().first()
        return None if row is None else _entry(row)

    def get(self, number: str) -> PlanEntry:
        """Return a plan by its number; raises UserError (plan-unknown)."""
        entry = self.find(number)
        if entry is None:
            raise UserError(unknown_plan(self._desk, tidy_number(number)))
        return entry

    def of_numbers(self, numbers: Iterable[str]) -> dict[str, PlanEntry]:
        """Return several plans at once by their numbers; those that there are not are left out."""
        wanted = [tidy_number(number) for number in numbers]
        found = self._desk.run(select(plans).where(plans.c.number.in_(wanted))).mappings()
        return {row["number"]: _entry(row) for row in found}

    def update(
        self,
        entry: PlanEntry,
        *,
        action: str,
        plan: Plan | None = None,
        standing: Standing | None = None,
        reason: str = "",
    ) -> PlanEntry:
        """Store a changed plan, a new standing, or both, as one event of its history.

        `entry` is the plan as it was read. Raises UserError (plan-changed) when somebody has
        changed it since.
        """
        desk = self._desk
        after = standing or entry.standing
        values = self._values(entry.number, plan or entry.plan, after)
        former = desk.run(select(plans.c.search).where(plans.c.id == entry.id)).scalar() or ""
        same = (plans.c.id == entry.id, plans.c.version == entry.version)
        change = plans.update().where(*same).values(**values, version=entry.version + 1)
        with counted(desk, entry.id):
            done = desk.run(change)
        if done.rowcount != 1:
            unseen = self.history(entry.number)[entry.version :]
            raise UserError(changed_since(entry.number, unseen))
        index_plan(desk, entry.id, values["search"], former)
        self._event(entry.id, action, entry.standing.status, after.status, reason)
        desk.note(action, entry.number, _arrow(entry.standing.status, after.status, reason))
        return self.get(entry.number)

    def retain(self, number: str, until: dt.date | None) -> None:
        """Set the day until which the personal data of a plan are kept."""
        id = plan_id(self._desk, number)
        self._desk.run(plans.update().where(plans.c.id == id).values(retain_until=until))
        self._desk.note("plan.retain", tidy_number(number), until.isoformat() if until else "")

    def history(self, number: str) -> tuple[PlanEvent, ...]:
        """Return the events of a plan, oldest first."""
        id = plan_id(self._desk, number)
        query = select(plan_events).where(plan_events.c.plan_id == id).order_by(plan_events.c.id)
        return tuple(
            PlanEvent(
                plan=tidy_number(number),
                by=row["actor"],
                **{name: row[name] for name in ("at", "action", "before", "after", "reason")},
            )
            for row in self._desk.run(query).mappings()
        )

    def list(
        self, chosen: PlanFilter | None = None, *, before: int | None = None, limit: int = 50
    ) -> tuple[PlanLine, ...]:
        """Return plans, newest first; the next page is `before` the last one's id."""
        return list_plans(self._desk, chosen or PlanFilter(), before, limit)

    def todo(
        self,
        chosen: PlanFilter | None = None,
        *,
        after: PlanLine | None = None,
        limit: int = 50,
    ) -> tuple[PlanLine, ...]:
        """Return unfinished plans, longest waiting first; the next page is `after` the last."""
        return todo(self._desk, chosen or PlanFilter(), after, limit)

    def held(self, first: dt.date, last: dt.date, office: str = "") -> int:
        """Return how many plans under way have a study between two days."""
        return held(self._desk, first, last, office)

    def figures(self, school_year: int | None = None, office: str = "") -> tuple[Figure, ...]:
        """Return how many plans, people and hours stand at which step."""
        return figures(self._desk, school_year, office)

    def tallies(
        self, kind: FigureKind, school_year: int | None = None, office: str = ""
    ) -> tuple[Tally, ...]:
        """Return the lines of a chart: by month, by audience, or the waits by authority."""
        return tallies(self._desk, kind, school_year, office)

    def count(self) -> int:
        """Return how many plans there are."""
        return int(self._desk.run(select(func.count()).select_from(plans)).scalar_one())

    def _values(self, number: str, plan: Plan, standing: Standing) -> dict[str, Any]:
        desk, days = self._desk, plan.dates
        return {
            "name": plan.name,
            "office": plan.office,
            "scope": plan.scope or "",
            "school_year": school_year(days[0] if days else desk.today),
            "first_day": days[0] if days else None,
            "last_day": days[-1] if days else None,
            "step": standing.step,
            "status": standing.status,
            "waits_for": standing.waits_for,
            "since": standing.since or desk.today,
            "done": standing.done,
            "changed_at": desk.at,
            "search": search_text(number, plan),
            "record": plan.model_dump(mode="json", exclude_defaults=True),
        }

    def _event(self, id: int, action: str, before: str, after: str, reason: str) -> None:
        desk = self._desk
        event = {"id": desk.count_up("plan_events"), "plan_id": id, "at": desk.at}
        event |= {"actor": desk.actor, "action": action, "before": before, "after": after}
        desk.run(plan_events.insert(), {**event, "reason": reason})


def _entry(row: Mapping[Any, Any]) -> PlanEntry:
    names = ("version", "purged_on", "added_at", "changed_at")
    plan = Plan.model_validate(row["record"])
    return PlanEntry(**line_of(row), plan=plan, **{name: row[name] for name in names})


def _arrow(before: str, after: str, reason: str) -> str:
    moved = f"{before} → {after}" if before != after else ""
    return "：".join(part for part in (moved, reason) if part)


def changed_since(number: str, since: tuple[PlanEvent, ...]) -> Finding:
    """Say who changed a plan after it was read, and when: the last of the events since then."""
    last = since[-1] if since else None
    who = f"{last.by}在 {local_time(last.at)} " if last is not None and last.at else "別人"
    what = f"（{last.reason}）" if last is not None and last.reason else ""
    return error(
        "plan-changed",
        f"計畫 {number} 在您開啟之後，已由{who}更動{what}；沒有存入您的修改。",
        "重新開啟這份計畫，看過別人的更動後再改一次。",
    )
