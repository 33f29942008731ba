"""What a plan lacks for its next step is said in words, with the commands that do it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from inservice_docs.formats.plan_file.plan_yaml import read_plan_file
from inservice_docs.records.plan import Plan
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, first_status, standing_at
from inservice_docs.workflow.steps.next_step import NextStep, next_step
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import take


def step_of(register: Register, plan: Plan, *moves: Move) -> NextStep:
    """The next step of a plan that has made some moves."""
    standing = standing_at(first_status(plan), plan, register.workspace.school, register.today)
    with register.change() as work:
        entry = work.plans.add(plan, standing)
        for move in moves:
            entry = take(work, register, entry, move, reason="重複登錄")
        return next_step(work, register, entry)


def sample(folder: Path, name: str = "plan.yaml") -> Plan:
    """A sample plan, before anybody was asked."""
    plan = read_plan_file(folder / name).value.plan
    return plan.model_copy(update={"approvals": (), "request": None})


def test_a_new_plan_lacks_its_request(register: Register, folder: Path) -> None:
    """Nothing else, when the plan is as it should be."""
    step = step_of(register, sample(folder))
    assert step.missing == ("尚未發函向主管機關申請核准。",)
    assert step.actions == (f"inservice-docs letter issue approval-request {step.plan}",)


def test_what_is_wrong_with_the_plan_is_named(register: Register, folder: Path) -> None:
    """Errors keep the letter from going out, so they come first."""
    step = step_of(register, sample(folder).model_copy(update={"class_size": None}))
    assert any("每班次人數" in line for line in step.missing)


def test_authorities_that_are_still_to_be_asked_are_named(register: Register, folder: Path) -> None:
    """When others were asked already: one was withdrawn, so it is asked again or struck out."""
    plan = sample(folder)
    standing = standing_at(PlanStatus.TO_REQUEST, plan, register.workspace.school, register.today)
    with register.change() as work:
        entry = work.plans.add(plan, standing)
        work.approvals.request(entry.number, plan.authorities[1:])
        step = next_step(work, register, entry)
    assert step.missing[-1] == f"尚未發函向{plan.authorities[0]}申請核准；不再申請的，從計畫刪除。"
    assert step.actions[-1] == f"inservice-docs plan edit {step.plan} 計畫檔 --reason 原因"


def test_the_authorities_that_wait_are_named_with_their_days(
    register: Register, folder: Path
) -> None:
    """In working days; those that granted are not named."""
    plan = sample(folder)
    standing = standing_at(PlanStatus.REQUESTED, plan, register.workspace.school, register.today)
    with register.change() as work:
        entry = work.plans.add(plan, standing)
        asked = dt.date(2010, 2, 22)
        work.approvals.request(entry.number, ["臺中市政府", "南投縣政府", "臺中縣政府"], date=asked)
        work.approvals.answer(entry.number, "臺中市政府", ApprovalState.APPROVED)
        work.approvals.answer(entry.number, "臺中縣政府", ApprovalState.RETURNED, reason="缺計畫")
        step = next_step(work, register, entry)
    assert step.missing == (
        "南投縣政府尚未回覆（已等 4 個工作天）。",
        "臺中縣政府退回補正：缺計畫。",
    )


def test_a_returned_course_tells_why(register: Register, folder: Path) -> None:
    """The reviewers' reason stands with what is to be done."""
    plan = sample(folder, "in_school.yaml")
    moves = (Move.SIGN_OFF, Move.SIGNED, Move.ENTER, Move.NOT_PASSED)
    step = step_of(register, plan, *moves)
    assert "退回的原因：重複登錄" in step.missing
    assert any("--entered" in line for line in step.actions)


def test_every_status_has_something_to_do(register: Register, folder: Path) -> None:
    """Along the whole way, words and a command; at the end neither."""
    plan = sample(folder, "in_school.yaml")
    way = (
        *(Move.SIGN_OFF, Move.SIGNED, Move.ENTER, Move.PASS, Move.SIGN_UP),
        *(Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE, Move.COUNTERSIGN),
        *(Move.AWARD, Move.SUBMIT),
    )
    for length in range(len(way) + 1):
        step = step_of(register, plan, *way[:length])
        assert step.missing, step.status
        assert step.actions, step.status
    last = step_of(register, plan, *way, Move.PASS_LIST)
    assert last.missing == last.actions == ()
    assert last.as_json()["step"] == 9
