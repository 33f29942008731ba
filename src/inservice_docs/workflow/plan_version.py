"""The version (版次) that an edit is based on: nobody overwrites what they have not seen."""

from __future__ import annotations

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.plans import changed_since
from inservice_docs.registry.work import Work


def plan_version(work: Work, number: str) -> int:
    """Return the version of a plan, which grows with every change; UserError for an unknown one."""
    return work.plans.get(number).version


def seen_at(work: Work, entry: PlanEntry, version: int | None) -> PlanEntry:
    """Return a plan that is as it was when somebody saw that version of it (None for unknown).

    Raises UserError (plan-changed) when it has changed since, naming by whom and when.
    """
    if version is None or version == entry.version:
        return entry
    raise UserError(changed_since(entry.number, work.plans.history(entry.number)[version:]))
