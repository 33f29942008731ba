"""Admission by rules in a real register: what is decided is kept, with its reason."""

from __future__ import annotations

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.admission_rules import set_admission_rules
from inservice_docs.workflow.admit_applicants import admit_applicants
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def opened(register: Register) -> str:
    """A study for 國小, of three seats, that is open for sign-up."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


def test_what_is_decided_is_kept_with_its_reason(register: Register, opened: str) -> None:
    """Three pass, one waits, one of another level is refused; the trail says by which rules."""
    people = [person(serial, school="臺中市健行國民小學") for serial in range(1, 5)]
    ids = applied(register, opened, [person(9, school="臺中市立範例國民中學"), *people])
    tried = admit_applicants(register, opened, try_only=True).value
    assert sign_up_state(register, opened).waiting == 5
    made = admit_applicants(register, opened).value
    assert made.verdicts == tried.verdicts
    assert made.counts() == {"passed": 3, "refused": 1, "waiting": 1}
    assert (made.state.passed, made.state.refused, made.state.waiting) == (3, 1, 1)
    reasons = {each.id: each.reason for each in made.state.applicants}
    assert reasons[ids[0]] == "服務學校是國中，限國小"
    assert reasons[ids[4]] == "名額已滿，列候補"
    assert made.state.reserves == {ids[4]: 1}
    with register.look() as work:
        noted = [each for each in work.trail.list(limit=20) if each.action == "signup.admit"]
    assert "學校層級：國小" in noted[0].detail


def test_what_the_clerk_decided_stands(register: Register, opened: str) -> None:
    """Doing it again changes nothing; who was refused by hand stays refused."""
    ids = applied(register, opened, [person(serial, school="甲國小") for serial in (1, 2)])
    review_applicants(register, opened, Decision(refused=(ids[0],), reason="已自行取消"))
    first = admit_applicants(register, opened).value
    assert [each.applicant for each in first.verdicts] == [ids[1]]
    assert admit_applicants(register, opened).value.verdicts == ()


def test_rules_that_the_clerk_set(register: Register, opened: str) -> None:
    """One of each school."""
    set_admission_rules(register, opened, {"levels": (), "per_school": 1})
    ids = applied(register, opened, [person(serial, school="甲國小") for serial in (1, 2)])
    state = admit_applicants(register, opened).value.state
    status = {each.id: each.status for each in state.applicants}
    assert status == {ids[0]: ApplicantStatus.PASSED, ids[1]: ApplicantStatus.WAITING}


def test_a_study_that_is_not_open(register: Register) -> None:
    """Cannot admit anybody."""
    with pytest.raises(UserError):
        admit_applicants(register, study(register))
