"""What the authorities' answers make of a plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from inservice_docs.records.approval import Approval
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import take
from inservice_docs.workflow.track_approvals import (
    answer,
    approval_status,
    is_of,
    settle,
    state_of,
    tracked_agency,
)

TWO = Plan(scope=Scope.CROSS_SCHOOL, authorities=("臺中市政府", "南投縣政府"), hours=Decimal(3))


def tracked(*states: ApprovalState) -> list[TrackedApproval]:
    """What is tracked for the first authorities of the plan."""
    pairs = zip(TWO.authorities, states, strict=False)
    return [TrackedApproval(agency=agency, state=state) for agency, state in pairs]


def test_all_must_have_granted() -> None:
    """One that waits is waited for; one that refused keeps the plan from going on."""
    granted, waiting = ApprovalState.APPROVED, ApprovalState.WAITING
    assert approval_status(TWO, []) is PlanStatus.TO_REQUEST
    assert approval_status(TWO, tracked(granted)) is PlanStatus.TO_REQUEST
    assert approval_status(TWO, tracked(granted, waiting)) is PlanStatus.REQUESTED
    assert approval_status(TWO, tracked(granted, ApprovalState.REFUSED)) is PlanStatus.NOT_APPROVED
    assert approval_status(TWO, tracked(granted, ApprovalState.PARTLY)) is PlanStatus.APPROVED


def test_a_bureau_answers_for_its_government() -> None:
    """台 is as good as 臺; another county is another county."""
    assert is_of("臺中市政府教育局", "台中市政府")
    assert not is_of("臺中縣政府", "臺中市政府")
    assert not is_of("", "臺中市政府")
    found = tracked_agency("臺中市政府教育局", tracked(ApprovalState.WAITING))
    assert found is not None
    assert found.agency == "臺中市政府"
    assert tracked_agency("彰化縣政府", tracked(ApprovalState.WAITING)) is None


def test_other_hours_are_a_partial_approval() -> None:
    """None named means all that were asked for."""
    assert state_of(None, TWO) is state_of(Decimal(3), TWO) is ApprovalState.APPROVED
    assert state_of(Decimal(2), TWO) is ApprovalState.PARTLY


def test_an_answer_stands_under_the_name_that_signed(register: Register, folder: Path) -> None:
    """It takes the place of the name that was asked, with our request."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    sent = {"number": "曉中宗字第0990006001號", "date": dt.date(2010, 2, 26)}
    with register.change() as work:
        work.approvals.request(number, ["臺中市政府"], **sent)  # type: ignore[arg-type]
        reply = Approval(agency="臺中市政府教育局", number="中市教中字第0990000001號")
        answer(work, number, reply, ApprovalState.APPROVED)
        found = work.approvals.of_plan(number)
    assert [each.agency for each in found] == ["臺中市政府教育局"]
    assert found[0].request_number == sent["number"]
    assert found[0].state is ApprovalState.APPROVED


def test_a_late_change_keeps_the_course(register: Register, folder: Path) -> None:
    """Once the course has been entered, an approval that lapses is an event of the history."""
    number = add_plan(folder / "plan.yaml", register).value.number
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.ENTER)
        work.approvals.answer(number, "南投縣政府", ApprovalState.LAPSED)
        entry = settle(work, register, work.plans.get(number), reason="逾期失效")
        last = work.plans.history(number)[-1]
    assert entry.standing.status == "課程未確認"
    assert (last.action, last.reason) == ("approval.answer", "逾期失效")
