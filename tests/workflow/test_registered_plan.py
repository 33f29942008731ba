"""A registered plan is seen with what was asked and answered since."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from inservice_docs.records.plan import Plan, Scope
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.workflow.registered_plan import plan_findings, waiting_agencies, with_approvals
from inservice_docs.workflow.workspace import Workspace

PLAN = Plan(name="研習", scope=Scope.CROSS_SCHOOL, authorities=("臺中市政府", "南投縣政府"))
ASKED = {"request_number": "曉中宗字第1150000001號", "request_date": dt.date(2026, 9, 1)}
TRACKED = (
    TrackedApproval(
        agency="臺中市政府",
        state=ApprovalState.PARTLY,
        number="府授教字第1150000009號",
        date=dt.date(2026, 9, 9),
        hours=Decimal(2),
        **ASKED,
    ),
    TrackedApproval(agency="南投縣政府", **ASKED),
)


def test_granted_approvals_and_the_request_are_seen() -> None:
    """Those that wait are not approvals; hours other than asked for count as approved."""
    plan = with_approvals(PLAN, TRACKED)
    assert [(each.agency, each.hours) for each in plan.approvals] == [("臺中市政府", Decimal(2))]
    assert plan.request is not None
    assert plan.request.number == "曉中宗字第1150000001號"
    assert plan.request.date == dt.date(2026, 9, 1)


def test_the_requests_of_those_that_wait_are_named() -> None:
    """A letter for each direction has its own number."""
    other = TrackedApproval(agency="彰化縣政府", request_number="曉中宗字第1150000002號")
    plan = with_approvals(PLAN, (*TRACKED, other))
    assert plan.request is not None
    assert plan.request.number == "曉中宗字第1150000001號、曉中宗字第1150000002號"
    assert waiting_agencies((*TRACKED, other)) == ("南投縣政府", "彰化縣政府")


def test_a_memo_that_was_approved_is_no_approval_of_an_authority() -> None:
    """An in-school study has no 核准文號."""
    plan = PLAN.model_copy(update={"scope": Scope.IN_SCHOOL})
    assert with_approvals(plan, TRACKED).approvals == ()


def test_findings_name_the_plan(workspace: Workspace) -> None:
    """A plan of the register has a number instead of a file."""
    assert {found.place.file for found in plan_findings(PLAN, "115-001", workspace)} == {"115-001"}
