"""How a sign-up stands: figure 13's counts, and the waiting list."""

from __future__ import annotations

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import check_seats, sign_up_state
from inservice_docs.workflow.steps.machine import Move


def test_who_waits_beyond_the_seats_is_a_reserve(register: Register) -> None:
    """Three seats, one taken, three waiting: the third of them has place 1."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1)], ApplicantStatus.PASSED)
    ids = applied(register, number, [person(serial) for serial in (2, 3, 4)])
    state = sign_up_state(register, number)
    assert (state.total, state.passed, state.waiting, state.seats, state.left) == (4, 1, 3, 3, 2)
    assert state.reserves == {ids[2]: 1}
    check_seats(state)


def test_without_a_limit_nobody_is_a_reserve(register: Register) -> None:
    """A study whose size is not known."""
    plan = CROSS.model_copy(update={"class_size": None})
    number = study(register, plan)
    applied(register, number, [person(1)])
    state = sign_up_state(register, number)
    assert (state.seats, state.left, state.reserves) == (None, None, {})


def test_too_many_are_refused(register: Register) -> None:
    """With how many there would be."""
    number = study(register)
    applied(register, number, [person(each) for each in range(1, 5)], ApplicantStatus.PASSED)
    with pytest.raises(UserError) as caught:
        check_seats(sign_up_state(register, number))
    assert "4 人" in caught.value.findings[0].message
