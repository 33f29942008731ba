"""Taking a step moves the plan and its course entry; going back keeps the reason."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, first_status, standing_at
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import put_back, take

CROSS = Plan(name="研習", scope=Scope.CROSS_SCHOOL, office="教務處")
TO_PASSED = (Move.REQUEST, Move.GRANTED, Move.ENTER, Move.PASS)
TO_END = (
    *(Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE),
    *(Move.AWARD, Move.SUBMIT, Move.PASS_LIST),
)


def registered(register: Register, plan: Plan, moves: Sequence[Move] = ()) -> PlanEntry:
    """A plan that has made some moves since it was registered."""
    standing = standing_at(first_status(plan), plan, register.workspace.school, register.today)
    with register.change() as work:
        entry = work.plans.add(plan, standing)
        for move in moves:
            entry = take(work, register, entry, move)
        return entry


def test_the_course_entry_goes_with_the_plan(register: Register) -> None:
    """From 課程未確認 to 名單確認通過, with the days of entry and decision."""
    seen = []
    entry = registered(register, CROSS)
    for move in (*TO_PASSED, *TO_END):
        with register.change() as work:
            entry = take(work, register, entry, move)
            course = work.courses.find(entry.number)
            seen.append(str(course.status) if course else "")
    assert list(dict.fromkeys(seen)) == [
        *("", "課程未確認", "課程確認通過", "資料上傳結束", "名單確認通過"),
    ]
    assert entry.standing.done
    with register.look() as work:
        course = work.courses.find(entry.number)
        actions = [event.action for event in work.plans.history(entry.number)]
    assert course is not None
    assert course.entered_on == course.decided_on == register.today
    assert actions == ["plan.add", *TO_PASSED, *TO_END]


@pytest.mark.parametrize("move", [Move.NOT_PASSED, Move.WITHDRAW, Move.CANCEL])
def test_a_setback_needs_its_reason(register: Register, move: Move) -> None:
    """Without one nothing is changed; with one the history tells it."""
    entry = registered(register, CROSS, TO_PASSED)
    with pytest.raises(UserError) as problem, register.change() as work:
        take(work, register, entry, move, reason=" ")
    assert problem.value.findings[0].code == "reason-missing"
    with register.change() as work:
        assert work.plans.get(entry.number) == entry
        after = take(work, register, entry, move, reason="填錯時數")
        assert work.plans.history(entry.number)[-1].reason == "填錯時數"
    assert after.standing.status != entry.standing.status


def test_an_impossible_step_changes_nothing(register: Register) -> None:
    """Hours are not submitted before the course has been entered."""
    entry = registered(register, CROSS)
    with pytest.raises(UserError) as problem, register.change() as work:
        take(work, register, entry, Move.SUBMIT)
    assert problem.value.findings[0].code == "step-impossible"
    with register.look() as work:
        assert work.plans.get(entry.number) == entry


def test_a_plan_is_put_back_for_correction(register: Register) -> None:
    """Its course entry goes back with it, and the trail keeps the reason."""
    entry = registered(register, CROSS, (*TO_PASSED, *TO_END))
    with register.change() as work:
        entry = put_back(work, register, entry, PlanStatus.PARTICIPANTS, reason="漏列一人")
        course = work.courses.find(entry.number)
    assert (entry.standing.step, entry.standing.done) == (5, False)
    assert course is not None
    assert course.status is CourseStatus.PASSED
    with register.look() as work:
        assert any("漏列一人" in each.detail for each in work.trail.list())


def test_a_plan_is_not_put_forward(register: Register) -> None:
    """Going back leads only to where a plan has been, never past a step."""
    entry = registered(register, CROSS, TO_PASSED)
    for status in (PlanStatus.AWARDED, PlanStatus.PASSED, PlanStatus.SIGNED):
        with pytest.raises(UserError) as problem, register.change() as work:
            put_back(work, register, entry, status, reason="試試")
        assert problem.value.findings[0].code == "step-not-back"


def test_a_cancelled_plan_is_taken_up_where_it_was(register: Register) -> None:
    """Cancelling by mistake loses nothing, and gains nothing either."""
    entry = registered(register, CROSS, TO_PASSED)
    with register.change() as work:
        entry = take(work, register, entry, Move.CANCEL, reason="誤按")
    with pytest.raises(UserError), register.change() as work:
        put_back(work, register, entry, PlanStatus.SIGN_UP, reason="恢復")
    with register.change() as work:
        entry = put_back(work, register, entry, PlanStatus.PASSED, reason="恢復")
    assert entry.standing.status == PlanStatus.PASSED


def test_a_plan_put_back_before_its_course_has_none_on_the_site(register: Register) -> None:
    """What was entered is withdrawn there."""
    entry = registered(register, CROSS, TO_PASSED)
    with register.change() as work:
        put_back(work, register, entry, PlanStatus.APPROVED, reason="重填")
        course = work.courses.find(entry.number)
    assert course is not None
    assert course.status is CourseStatus.WITHDRAWN


def test_an_in_school_list_goes_to_the_records_office_first(register: Register) -> None:
    """It is not sent for confirmation before its memo has gone out."""
    plan = Plan(name="研習", scope=Scope.IN_SCHOOL, office="教務處")
    way = (
        *(Move.SIGN_OFF, Move.SIGNED, Move.ENTER, Move.PASS, Move.EDIT_PARTICIPANTS),
        *(Move.PRINT_ROSTER, Move.RECORD_ATTENDANCE, Move.AWARD),
    )
    entry = registered(register, plan, way)
    with pytest.raises(UserError) as problem, register.change() as work:
        take(work, register, entry, Move.SUBMIT)
    assert problem.value.findings[0].code == "memo-missing"
    with register.change() as work:
        entry = take(work, register, entry, Move.COUNTERSIGN)
        assert take(work, register, entry, Move.SUBMIT).standing.status == PlanStatus.UPLOADED
