"""The waiting list: a freed seat goes to who is next, or the clerk is told who that is."""

from __future__ import annotations

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.admission_rules import set_admission_rules
from inservice_docs.workflow.admit_applicants import admit_applicants
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.steps.machine import Move

S = ApplicantStatus


@pytest.fixture
def full(register: Register) -> tuple[str, list[int]]:
    """A study of three seats that is full, with two on the waiting list."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    ids = applied(register, number, [person(each, school="甲國小") for each in range(1, 6)])
    admit_applicants(register, number)
    return number, ids


def test_without_rules_of_its_own_the_clerk_is_told_who_is_next(
    register: Register, full: tuple[str, list[int]]
) -> None:
    """Nobody moves by themselves."""
    number, ids = full
    outcome = review_applicants(register, number, Decision(refused=(ids[0],), reason="取消"))
    assert outcome.value.left == 1
    (found,) = outcome.findings
    assert found.code == "seats-free"
    assert f"序號 {ids[3]}" in found.message
    assert f"--pass {ids[3]} " in found.fix


def test_with_rules_the_next_one_moves_up(register: Register, full: tuple[str, list[int]]) -> None:
    """In order of arrival; the reason says that it was a freed seat."""
    number, ids = full
    set_admission_rules(register, number, {"move_up": True})
    outcome = review_applicants(register, number, Decision(refused=(ids[1],), reason="取消"))
    assert [each.code for each in outcome.findings] == ["moved-up"]
    held = {each.id: each for each in outcome.value.applicants}
    assert held[ids[3]].status is S.PASSED
    assert held[ids[3]].reason.startswith("遞補：")
    assert held[ids[4]].status is S.WAITING
    assert outcome.value.reserves == {ids[4]: 1}


def test_who_is_put_back_does_not_come_up_again_at_once(
    register: Register, full: tuple[str, list[int]]
) -> None:
    """改回待審核 frees a seat for somebody else."""
    number, ids = full
    set_admission_rules(register, number, {})
    state = review_applicants(register, number, Decision(waiting=(ids[0],))).value
    status = {each.id: each.status for each in state.applicants}
    assert (status[ids[0]], status[ids[3]]) == (S.WAITING, S.PASSED)


def test_moving_up_refuses_nobody(register: Register, full: tuple[str, list[int]]) -> None:
    """Somebody of another level waits on, though the rules would refuse them."""
    number, ids = full
    (late,) = applied(register, number, [person(9, school="範例國中")])
    set_admission_rules(register, number, {})
    state = review_applicants(
        register, number, Decision(refused=tuple(ids[:3]), reason="取消")
    ).value
    assert {each.id: each.status for each in state.applicants}[late] is S.WAITING
    assert state.passed == 2


def test_a_clerk_may_move_people_up_by_hand(
    register: Register, full: tuple[str, list[int]]
) -> None:
    """Also with rules."""
    number, ids = full
    set_admission_rules(register, number, {"move_up": False})
    outcome = review_applicants(register, number, Decision(refused=(ids[0],), reason="取消"))
    assert [each.code for each in outcome.findings] == ["seats-free"]
    assert outcome.value.passed == 2
