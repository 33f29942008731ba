"""A course is entered, passed, returned or withdrawn; its sheet is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issued_documents import list_documents
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.set_course_status import (
    decide_course,
    enter_course,
    withdraw_course,
)

DAY = dt.date(2010, 3, 3)


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study, approved."""
    return add_plan(folder / "plan.yaml", register).value.number


def test_a_course_is_entered_from_its_sheet(plan: str, register: Register) -> None:
    """All approvals stand in 依據文號, and the sheet can be made again."""
    done = enter_course(register, plan, code="1234567", date=DAY).value
    assert done.entry.standing.status == "課程未確認"
    assert done.entry.standing.waits_for == "臺中市政府教育局"
    assert (done.course.code, done.course.entered_on) == ("1234567", DAY)
    assert done.sheet is not None
    issued = list_documents(register, plan=plan)
    assert [each.kind for each in issued] == ["course-entry"]
    with register.look() as work:
        context = work.documents.context(issued[0]).decode("utf-8")
    for number in ("0990050000", "0990050001", "0990050002", "0990050003"):
        assert number in context


def test_a_course_passes(plan: str, register: Register) -> None:
    """Its review is kept."""
    enter_course(register, plan)
    done = decide_course(register, plan, "passed", date=DAY).value
    assert done.course.status is CourseStatus.PASSED
    assert done.course.decided_on == DAY
    with register.look() as work:
        assert [each.status for each in work.courses.reviews(plan=plan)] == [CourseStatus.PASSED]


@pytest.mark.parametrize(
    ("decision", "status"),
    [("returned", CourseStatus.NOT_PASSED), ("wrong", CourseStatus.WRONGLY_FILLED)],
)
def test_a_returned_course_is_entered_again(
    plan: str, register: Register, decision: str, status: CourseStatus
) -> None:
    """With the reviewers' reason; then it waits anew."""
    enter_course(register, plan)
    with pytest.raises(UserError) as problem:
        decide_course(register, plan, decision)
    assert problem.value.findings[0].code == "reason-missing"
    done = decide_course(register, plan, decision, reason="時數有誤").value
    assert (done.course.status, done.course.reason) == (status, "時數有誤")
    assert enter_course(register, plan).value.course.status is CourseStatus.UNCONFIRMED


def test_a_course_is_withdrawn_with_a_reason(plan: str, register: Register) -> None:
    """Entered twice, for instance."""
    enter_course(register, plan)
    with pytest.raises(UserError):
        withdraw_course(register, plan, reason="")
    done = withdraw_course(register, plan, reason="重複登錄").value
    assert done.course.status is CourseStatus.WITHDRAWN
    assert done.entry.standing.step == 1


def test_no_step_is_skipped(plan: str, register: Register, folder: Path) -> None:
    """A course is not reviewed before it was entered, nor entered before its sign-off."""
    with pytest.raises(UserError) as problem:
        decide_course(register, plan, "passed")
    assert problem.value.findings[0].code == "step-impossible"
    other = add_plan(folder / "in_school.yaml", register).value.number
    with pytest.raises(UserError) as problem:
        enter_course(register, other)
    assert problem.value.findings[0].code == "step-impossible"
    with register.look() as work:
        assert work.courses.list() == ()


def test_only_the_reviewing_unit_reviews(plan: str, register: Register) -> None:
    """And only an officer enters."""
    officer = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    reviewer = replace(register, actor=Actor("lin", frozenset({Role.REVIEWER})))
    enter_course(officer, plan)
    with pytest.raises(UserError, match="審課單位"):
        decide_course(officer, plan, "passed")
    with pytest.raises(UserError, match="承辦人"):
        withdraw_course(reviewer, plan, reason="重複登錄")
    assert decide_course(reviewer, plan, "passed").value.course.status is CourseStatus.PASSED
