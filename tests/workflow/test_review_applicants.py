"""The review of applicants: seats counted, waiting list, counts of figure 13."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, applied, listed, person, study

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus, Source
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def opened(register: Register) -> str:
    """A study of three seats that is open for sign-up."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


def test_the_counts_of_figure_13(register: Register, opened: str) -> None:
    """Total, passed, refused, waiting, and how many seats are left."""
    ids = applied(register, opened, [person(serial) for serial in range(1, 6)])
    decision = Decision(passed=tuple(ids[:2]), refused=(ids[2],), reason="非參加對象")
    state = review_applicants(register, opened, decision).value
    assert state.counts_json() == {
        "total": 5,
        "passed": 2,
        "refused": 1,
        "waiting": 2,
        "seats": 3,
        "left": 1,
    }
    assert state.reserves == {ids[4]: 1}
    assert sign_up_state(register, opened) == state
    assert state.applicants[2].reason == "非參加對象"


def test_no_more_than_the_seats(register: Register, opened: str) -> None:
    """All of it is refused, not only the last ones."""
    ids = applied(register, opened, [person(serial) for serial in range(1, 6)])
    with pytest.raises(UserError) as problem:
        review_applicants(register, opened, Decision(passed=tuple(ids)))
    assert problem.value.findings[0].code == "seats-full"
    assert sign_up_state(register, opened).passed == 0


def test_a_list_that_came_in_too_long_is_cut_short(register: Register, opened: str) -> None:
    """Refusing one of five for three seats is a step in the right direction."""
    everybody = [person(serial) for serial in range(1, 6)]
    ids = applied(register, opened, everybody, ApplicantStatus.PASSED)
    state = review_applicants(register, opened, Decision(refused=(ids[0],))).value
    assert (state.passed, state.left) == (4, 0)
    with pytest.raises(UserError):
        review_applicants(register, opened, Decision(passed=(ids[0],)))


def test_all_in_order_of_arrival(register: Register, opened: str) -> None:
    """Who came first passes; the rest is the waiting list; a seat that is given up is filled."""
    with register.change() as work:
        ids = [
            work.applicants.add(
                opened,
                person(serial),
                source=Source.ONLINE,
                applied_at=dt.datetime(2010, 3, 10 - serial, tzinfo=dt.UTC),
            ).id
            for serial in range(1, 6)
        ]
    state = review_applicants(register, opened, Decision(fill=True)).value
    passed = [each.id for each in state.applicants if each.status is ApplicantStatus.PASSED]
    assert passed == ids[2:]
    assert state.reserves == {ids[1]: 1, ids[0]: 2}
    state = review_applicants(register, opened, Decision(refused=(ids[4],), fill=True)).value
    assert state.reserves == {ids[0]: 1}


def test_decisions_that_make_no_sense(register: Register, opened: str) -> None:
    """Twice the same person, somebody unknown, a study that is not open."""
    (id,) = applied(register, opened, [person(1)])
    for decision in (Decision(passed=(id,), refused=(id,)), Decision(passed=(id + 99,))):
        with pytest.raises(UserError):
            review_applicants(register, opened, decision)
    with pytest.raises(UserError) as problem:
        review_applicants(register, study(register), Decision(fill=True))
    assert problem.value.findings[0].code == "step-impossible"


def test_who_is_refused_may_be_on_the_list(register: Register, opened: str) -> None:
    """That is said, with the command that takes them off."""
    (id,) = applied(register, opened, [person(1)], ApplicantStatus.PASSED)
    with register.change() as work:
        work.participants.put(opened, [person(1)], source=Source.SIGNUP, applicants=[id])
    found = review_applicants(register, opened, Decision(refused=(id,)))
    assert [each.code for each in found.findings] == ["refused-on-list"]
    listed(register, opened, [person(2)])


def test_only_the_office_decides(register: Register, opened: str) -> None:
    """審課單位 reviews courses and lists, not applicants."""
    reviewer = Register(
        register.workspace,
        register.store,
        Actor("審課", frozenset({Role.REVIEWER})),
        register.at,
    )
    with pytest.raises(UserError) as problem:
        review_applicants(reviewer, opened, Decision(fill=True))
    assert problem.value.findings[0].code == "role-missing"
