"""The list of approvals, and how many working days each authority takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.list_approvals import list_approvals, waited
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]


def test_working_days_leave_out_holidays() -> None:
    """The New Year holidays of 2010 lie between these days."""
    asked = TrackedApproval(agency="臺中市政府", request_date=dt.date(2010, 2, 12))
    assert waited(asked, dt.date(2010, 2, 22)) == 1
    assert waited(asked, dt.date(2010, 2, 12)) == 0
    late = TrackedApproval(
        agency="臺中市政府",
        request_date=dt.date(2010, 2, 22),
        state=ApprovalState.APPROVED,
        date=dt.date(2010, 2, 24),
    )
    assert waited(late, dt.date(2010, 12, 1)) == 2
    assert waited(TrackedApproval(agency="臺中市政府"), dt.date(2010, 12, 1)) is None


def test_lists_of_a_plan_of_all_and_of_those_that_wait(
    register: Register, folder: Path, change: Change
) -> None:
    """The keys are those of the documentation."""
    approved = add_plan(folder / "plan.yaml", register).value.number
    file = change({"申請文號": None, "核准文號": None, "主管機關": "[臺中市政府]"})
    waiting = add_plan(file, register).value.number
    issue_letter(IssueOrder("approval-request", waiting), register)
    later = replace(register, at=register.at + dt.timedelta(days=7))
    answers = [each.as_json() for each in list_approvals(later)]
    assert [each["plan"] for each in answers] == [waiting, *[approved] * 4]
    assert {
        *("plan", "agency", "state", "number", "date", "hours", "sent", "working_days_waited"),
    } <= set(answers[0])
    late = [each.as_json() for each in list_approvals(later, waiting=True)]
    assert [(each["plan"], each["working_days_waited"]) for each in late] == [(waiting, 5)]
    assert len(list_approvals(later, plan=approved)) == 4
    assert list_approvals(later, plan=approved, waiting=True) == ()
