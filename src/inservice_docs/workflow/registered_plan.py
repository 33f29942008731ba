"""A registered plan as it stands (現況): its record with what the authorities have answered since.

The register keeps the request and the approvals apart from the plan's own record; every letter,
sheet and rule wants them together.
"""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.finding import Finding, Place
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.registry.work import Work
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.workflow.workspace import Workspace

HEAD = "校長"
"""Who approves the memo of an in-school study (procedure, part 貳之一)."""


def current_plan(work: Work, entry: PlanEntry) -> Plan:
    """Return a registered plan with our request and the approvals that were granted."""
    return with_approvals(entry.plan, work.approvals.of_plan(entry.number))


def with_approvals(plan: Plan, tracked: Sequence[TrackedApproval]) -> Plan:
    """Return a plan with the request and the granted approvals that are tracked for it."""
    granted = tuple(
        Approval(agency=each.agency, number=each.number, date=each.date, hours=each.hours)
        for each in tracked
        if each.state.granted and plan.cross_school
    )
    waiting = [each for each in tracked if each.state is ApprovalState.WAITING]
    asked = [each for each in (waiting or tracked) if each.request_number]
    numbers = "、".join(dict.fromkeys(each.request_number for each in asked))
    days = sorted(each.request_date for each in asked if each.request_date)
    request = RequestLetter(number=numbers, date=days[0] if days else None) if asked else None
    return plan.model_copy(update={"request": request, "approvals": granted})


def plan_findings(plan: Plan, number: str, workspace: Workspace) -> tuple[Finding, ...]:
    """Return what the rules find in a registered plan; each place names the plan and the field."""
    school = workspace.school if workspace.folder is not None else None
    return tuple(
        found.at(Place(file=number, field=found.place.field))
        for found in check_plan(plan, school, workspace.codes)
    )


def waiting_agencies(tracked: Sequence[TrackedApproval]) -> tuple[str, ...]:
    """Return the authorities that have not answered, in the order asked."""
    return tuple(each.agency for each in tracked if each.state is ApprovalState.WAITING)
