"""List approvals (核准追蹤): who was asked, what came back, how long the others have waited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.rules.calendar import working_days
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One authority asked about one plan; `waited` counts working days, holidays known."""

    approval: TrackedApproval
    waited: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the line with stable keys; `sent` is the day of our request."""
        each = self.approval
        return {
            "plan": each.plan,
            "agency": each.agency,
            "round": each.round,
            "state": str(each.state),
            "number": each.number,
            "date": each.date.isoformat() if each.date else None,
            "hours": None if each.hours is None else float(each.hours),
            "sent": each.request_date.isoformat() if each.request_date else None,
            "request_number": each.request_number,
            "working_days_waited": self.waited,
            "conditions": each.conditions,
            "reason": each.reason,
            "file": each.file_name,
        }


def list_approvals(
    register: Register, *, plan: str = "", waiting: bool = False, limit: int = 200
) -> tuple[ApprovalLine, ...]:
    """Return the approvals of a plan in the order asked, or of all plans, newest plan first.

    `waiting` leaves only the authorities that have not answered; without a plan, those that have
    waited longest come first.
    """
    with register.look() as work:
        found: Iterable[TrackedApproval]
        if plan:
            found = work.approvals.of_plan(plan)
        elif waiting:
            found = work.approvals.waiting(limit=limit)
        else:
            every = (
                each
                for line in work.plans.list(limit=limit)
                for each in work.approvals.of_plan(line.number)
            )
            found = tuple(islice(every, limit))  # no more plans are read than are shown
    chosen = [each for each in found if not waiting or each.state is ApprovalState.WAITING]
    return tuple(ApprovalLine(each, waited(each, register.today)) for each in chosen[:limit])


def approval_file(register: Register, plan: str, agency: str, round: int) -> Document:
    """Return the letter by which an authority answered, as it came in.

    Raises UserError where none was kept.
    """
    with register.look() as work:
        for each in work.approvals.of_plan(plan, every_round=True):
            if (each.agency, each.round) == (agency, round):
                data = work.approvals.file(each)
                if data is not None:
                    return Document(each.file_name, data)
    raise UserError(
        error("reply-file-unknown", "沒有保存這個機關的來函。", "在「收文」放入來函檔案即可保存。")
    )


def waited(approval: TrackedApproval, today: dt.date) -> int | None:
    """Return how many working days an authority took, or has taken until today.

    None where no day of the request is known.
    """
    sent = approval.request_date
    if sent is None:
        return None
    if approval.state is ApprovalState.WAITING:
        return working_days(sent, today)
    return working_days(sent, approval.date) if approval.date else None
