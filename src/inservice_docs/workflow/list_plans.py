"""List registered plans (計畫一覽): where each stands, for whom it waits and since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.plan import Scope
from inservice_docs.records.plan_entry import PlanLine
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.work import Work
from inservice_docs.rules.calendar import working_days
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.statuses import PlanStatus, facts_of

EVERY = PlanFilter()


@dataclass(frozen=True, slots=True)
class PlanListing:
    """One line of the list: the plan, what is to be done next, and working days waited."""

    line: PlanLine
    to_do: str
    waited: int

    def as_json(self) -> dict[str, Any]:
        """Return the line with stable keys."""
        line, standing = self.line, self.line.standing
        return {
            "plan": line.number,
            "name": line.name,
            "office": line.office,
            "scope": line.scope,
            "school_year": line.school_year,
            "first_day": _iso(line.first_day),
            "last_day": _iso(line.last_day),
            "step": standing.step,
            "status": standing.status,
            "waits_for": standing.waits_for,
            "since": _iso(standing.since),
            "working_days_waited": self.waited,
            "to_do": self.to_do,
            "done": standing.done,
            "people": line.people,
            "amount": None if line.amount is None else float(line.amount),
            "retain_until": _iso(line.retain_until),
        }


def list_plans(
    register: Register,
    chosen: PlanFilter = EVERY,
    *,
    todo: bool = False,
    after: str = "",
    limit: int = 50,
) -> tuple[PlanListing, ...]:
    """Return a page of registered plans; the next page is `after` the last one's number.

    The newest come first; with `todo` only those not finished, the longest waiting first. Raises
    UserError for an `after` that is no plan.
    """
    with register.look() as work:
        lines = page_of(work, chosen, todo=todo, after=after, limit=limit)
    return tuple(listing(line, register.today) for line in lines)


def page_of(
    work: Work, chosen: PlanFilter, *, todo: bool, after: str, limit: int
) -> tuple[PlanLine, ...]:
    """Return the lines of a page, as `list_plans` has them."""
    last = work.plans.get(after) if after else None
    if todo:
        return work.plans.todo(chosen, after=last, limit=limit)
    return work.plans.list(chosen, before=last.id if last else None, limit=limit)


def listing(line: PlanLine, today: dt.date) -> PlanListing:
    """Return a plan's line with what is to be done next."""
    standing = line.standing
    facts = facts_of(PlanStatus(standing.status), cross_school=line.scope == Scope.CROSS_SCHOOL)
    since = standing.since
    waited = 0
    if since is not None and not standing.done:
        waited = working_days(since, today)
    return PlanListing(line, facts.to_do, waited)


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
