"""Tracking approvals (核准追蹤): what the answers of the authorities make of a plan's status."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from inservice_docs.records.approval import Approval
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.counties import tai
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import waiting_agencies
from inservice_docs.workflow.steps.machine import Move, status_of
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import put_at

_BEFORE_COURSE = {
    *(PlanStatus.TO_REQUEST, PlanStatus.REQUESTED, PlanStatus.NOT_APPROVED, PlanStatus.APPROVED),
}
_MOVES = {
    PlanStatus.TO_REQUEST: "approval.open",
    PlanStatus.REQUESTED: Move.REQUEST,
    PlanStatus.NOT_APPROVED: Move.NOT_GRANTED,
    PlanStatus.APPROVED: Move.GRANTED,
}


def settle(work: Work, register: Register, entry: PlanEntry, *, reason: str = "") -> PlanEntry:
    """Bring a plan's status in line with its approvals; return how it stands.

    A plan whose course has been entered keeps its status: the change is an event of its history.
    """
    tracked = work.approvals.of_plan(entry.number)
    status = settled(status_of(entry), entry.plan, tracked)
    event = _MOVES.get(status, "approval.answer")
    return put_at(
        work, register, entry, status, event, reason=reason, waiting=waiting_agencies(tracked)
    )


def settled(status: PlanStatus, plan: Plan, tracked: Sequence[TrackedApproval]) -> PlanStatus:
    """Return the status that the approvals make of a plan's status; later ones stay."""
    if plan.cross_school and tracked and status in _BEFORE_COURSE:
        return approval_status(plan, tracked)
    if status is PlanStatus.SIGNING and any(each.state.granted for each in tracked):
        return PlanStatus.SIGNED
    return status


def approval_status(plan: Plan, tracked: Sequence[TrackedApproval]) -> PlanStatus:
    """Return the status that the approvals of a cross-school study amount to.

    An authority of the plan that was not asked yet is still to be asked.
    """
    if not tracked or unasked(plan, tracked):
        return PlanStatus.TO_REQUEST
    if waiting_agencies(tracked):
        return PlanStatus.REQUESTED
    granted = all(each.state.granted for each in tracked)
    return PlanStatus.APPROVED if granted else PlanStatus.NOT_APPROVED


def unasked(plan: Plan, tracked: Sequence[TrackedApproval]) -> list[str]:
    """Return the authorities of a plan that were not asked, or are no longer."""
    return [name for name in plan.authorities if tracked_agency(name, tracked) is None]


def tracked_agency(name: str, tracked: Sequence[TrackedApproval]) -> TrackedApproval | None:
    """Return what is tracked for an authority: under its own name, else that of its bureau.

    臺中市政府教育局 answers for 臺中市政府, and the other way round.
    """
    same = (each for each in tracked if _plain(each.agency) == _plain(name))
    near = (each for each in tracked if is_of(name, each.agency))
    return next(same, None) or next(near, None)


def is_of(one: str, other: str) -> bool:
    """Tell whether two names are of one authority, or of it and its bureau."""
    first, second = _plain(one), _plain(other)
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def state_of(hours: Decimal | None, plan: Plan) -> ApprovalState:
    """Return whether all the hours (or credits) asked for were granted, or others."""
    asked = plan.hours if plan.hours is not None else plan.credits
    differs = hours is not None and asked is not None and hours != asked
    return ApprovalState.PARTLY if differs else ApprovalState.APPROVED


def take_over(work: Work, number: str, plan: Plan) -> None:
    """Track the request and the approvals that a plan file holds already."""
    if not plan.cross_school or not (plan.approvals or plan.request):
        return
    request = plan.request
    ours = request.number if request else ""
    work.approvals.request(
        number, plan.authorities, number=ours, date=request.date if request else None
    )
    for approval in plan.approvals:
        if approval.agency:
            answer(work, number, approval, state_of(approval.hours, plan))


def answer(
    work: Work,
    number: str,
    approval: Approval,
    state: ApprovalState,
    *,
    conditions: str = "",
    reason: str = "",
    file: tuple[str, bytes] | None = None,
) -> TrackedApproval:
    """Note an authority's answer under the name it signs with, in place of the name asked."""
    asked = tracked_agency(approval.agency, work.approvals.of_plan(number))
    if asked is not None and asked.agency != approval.agency:
        because = f"由{approval.agency}答復"
        work.approvals.withdraw(number, asked.agency, reason=because)
        work.approvals.request(
            number, [approval.agency], number=asked.request_number, date=asked.request_date
        )
    return work.approvals.answer(
        number,
        approval.agency,
        state,
        number=approval.number,
        date=approval.date,
        hours=approval.hours,
        conditions=conditions,
        reason=reason,
        file=file,
    )


def _plain(name: str) -> str:
    return tai(tidy(name))
