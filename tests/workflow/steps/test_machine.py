"""The state machine: the way through, nothing skipped, and each refusal with its cure."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.records.plan_entry import PlanEntry, Standing
from inservice_docs.records.school import School
from inservice_docs.workflow.steps.machine import (
    Move,
    after,
    allowed,
    first_status,
    moves,
    standing_at,
)
from inservice_docs.workflow.steps.statuses import PlanStatus, way_of

DAY = dt.date(2026, 9, 18)
PLANS = [
    Plan(name="研習", scope=Scope.CROSS_SCHOOL, office="教務處"),
    Plan(name="研習", scope=Scope.IN_SCHOOL, office="教務處"),
]
EITHER = pytest.mark.parametrize("plan", PLANS, ids=["cross-school", "in-school"])


def entry(plan: Plan, status: PlanStatus) -> PlanEntry:
    """A registered plan of a status."""
    return PlanEntry(number="115-001", plan=plan, standing=Standing(status=status))


@EITHER
def test_the_way_can_be_gone_step_by_step(plan: Plan) -> None:
    """From each status of the way some move leads to the next."""
    way = way_of(cross_school=plan.cross_school)
    assert first_status(plan) is way[0]
    for status, following in pairwise(way):
        targets = {moves(plan)[move][status] for move in allowed(plan, status)}
        assert following in targets, status


@EITHER
def test_no_step_is_skipped(plan: Plan) -> None:
    """Course review, participants, printing, attendance, award and list review are passed by all.

    Without the status, the end cannot be reached from the beginning.
    """
    needed = {
        *(PlanStatus.UNCONFIRMED, PlanStatus.PASSED, PlanStatus.PARTICIPANTS),
        *(PlanStatus.PRINTED, PlanStatus.ATTENDED, PlanStatus.AWARDED, PlanStatus.UPLOADED),
    }
    if plan.cross_school:
        needed |= {PlanStatus.APPROVED, PlanStatus.SIGN_UP}
    else:
        needed |= {PlanStatus.SIGNING, PlanStatus.SIGNED}
    for left_out in needed:
        seen, new = set[PlanStatus](), {first_status(plan)}
        while new:
            seen |= new
            found = {moves(plan)[move][status] for status in new for move in allowed(plan, status)}
            new = found - seen - {left_out}
        assert PlanStatus.LIST_PASSED not in seen, left_out


@EITHER
def test_every_status_can_be_left_until_the_end(plan: Plan) -> None:
    """Whatever happens, a plan can come to its end; a finished one makes no move."""
    reachable, new = set[PlanStatus](), {first_status(plan)}
    while new:
        reachable |= new
        found = {moves(plan)[move][status] for status in new for move in allowed(plan, status)}
        new = found - reachable
    for status in reachable - {PlanStatus.LIST_PASSED, PlanStatus.CANCELLED}:
        seen, step = set[PlanStatus](), {status}
        while step:
            seen |= step
            found = {moves(plan)[m][s] for s in step for m in allowed(plan, s)}
            step = found - seen - {PlanStatus.CANCELLED}
        assert PlanStatus.LIST_PASSED in seen, status
    assert not allowed(plan, PlanStatus.LIST_PASSED)
    assert not allowed(plan, PlanStatus.CANCELLED)


@EITHER
@pytest.mark.parametrize("move", Move)
def test_a_refused_move_says_what_is_to_be_done(plan: Plan, move: Move) -> None:
    """Whatever the status, a move is either made or refused with the step that is at hand."""
    for status in PlanStatus:
        if move in allowed(plan, status):
            assert after(entry(plan, status), move) in PlanStatus
            continue
        with pytest.raises(UserError) as problem:
            after(entry(plan, status), move)
        found = problem.value.findings[0]
        assert found.code == "step-impossible"
        assert "plan next 115-001" in found.fix


def test_an_in_school_study_asks_no_authority() -> None:
    """And a cross-school study is not signed off by memo."""
    with pytest.raises(UserError, match="校內研習沒有「申請核准」"):
        after(entry(PLANS[1], PlanStatus.TO_SIGN), Move.REQUEST)
    with pytest.raises(UserError, match="校外研習沒有「發簽」"):
        after(entry(PLANS[0], PlanStatus.TO_REQUEST), Move.SIGN_OFF)


def test_a_standing_names_whom_it_waits_for() -> None:
    """The authorities, the reviewing unit or the office, each by name."""
    school = School(reviewing_unit="臺中市政府教育局")
    asked = standing_at(PlanStatus.REQUESTED, PLANS[0], school, DAY, waiting=["臺中市政府"])
    assert asked == Standing(step=0, status="待核准", waits_for="臺中市政府", since=DAY)
    entered = standing_at(PlanStatus.UNCONFIRMED, PLANS[0], school, DAY)
    assert entered.waits_for == "臺中市政府教育局"
    assert standing_at(PlanStatus.PASSED, PLANS[0], school, DAY).waits_for == "教務處"
    finished = standing_at(PlanStatus.LIST_PASSED, PLANS[0], school, DAY)
    assert finished.done
    assert not finished.waits_for


def test_a_standing_that_stays_keeps_its_day() -> None:
    """Since when a plan waits does not begin anew with every correction."""
    first = standing_at(PlanStatus.SIGN_UP, PLANS[0], School(), DAY)
    later = standing_at(PlanStatus.SIGN_UP, PLANS[0], School(), dt.date(2026, 10, 1), before=first)
    assert later.since == DAY
