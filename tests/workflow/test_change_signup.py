"""One's own application, changed or withdrawn by its link."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.admission_rules import set_admission_rules
from inservice_docs.workflow.change_signup import (
    change_sign_up,
    own_application,
    withdraw_sign_up,
)
from inservice_docs.workflow.edit_participants import add_from_sign_up
from inservice_docs.workflow.public_links import row_token
from inservice_docs.workflow.public_signup import sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_publicly import APPLICATION
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

S = ApplicantStatus


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats, all given, with one more who waits."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1), person(2), person(3)], S.PASSED)
    applied(register, number, [person(4)])
    return number


def link(register: Register, number: str, id: int) -> tuple[str, str]:
    """The link of an application."""
    return sign_up_slug(register, number), row_token(register, APPLICATION, number, id)


def test_the_link_shows_how_it_stands(register: Register, number: str) -> None:
    """With the place on the waiting list."""
    own = own_application(register, *link(register, number, 4))
    assert (own.applicant.person, own.reserve, own.changeable) == (person(4), 1, True)


def test_what_may_change_changes_and_the_rest_stays(register: Register, number: str) -> None:
    """An empty telephone or address keeps what is hidden."""
    typed = {"school": "臺中市立另一國民小學", "position": "導師", "name": "別人", "phone": ""}
    own = change_sign_up(register, *link(register, number, 4), typed)
    changed = own.applicant.person
    assert changed == person(4, school="臺中市立另一國民小學", position="導師")
    with pytest.raises(UserError) as problem:
        change_sign_up(register, *link(register, number, 4), {"school": "", "email": "x"})
    fields = {each.place.field for each in problem.value.findings}
    assert fields == {"school", "position", "email"}


def test_who_withdraws_leaves_a_seat_to_who_waits(register: Register, number: str) -> None:
    """By the rules of the plan; the application is gone."""
    set_admission_rules(register, number, {})
    withdraw_sign_up(register, *link(register, number, 2))
    state = sign_up_state(register, number)
    assert [(each.id, each.status) for each in state.applicants] == [
        (1, S.PASSED),
        (3, S.PASSED),
        (4, S.PASSED),
    ]
    with pytest.raises(UserError) as problem:
        own_application(register, *link(register, number, 2))
    assert problem.value.findings[0].code == "application-unknown"


def test_who_is_on_the_list_turns_to_the_clerk(register: Register, number: str) -> None:
    """Neither changed nor withdrawn by the link any more."""
    add_from_sign_up(register, number, [1])
    for act in (withdraw_sign_up, lambda *given: change_sign_up(*given, {})):
        with pytest.raises(UserError) as problem:
            act(register, *link(register, number, 1))
        assert problem.value.findings[0].code == "application-settled"


def test_the_link_dies_with_the_deadline(register: Register, number: str) -> None:
    """And one of another study or another row opens nothing."""
    slug, token = link(register, number, 4)
    late = replace(register, at=dt.datetime(2010, 3, 17, tzinfo=dt.UTC))
    with pytest.raises(UserError) as problem:
        own_application(late, slug, token)
    assert problem.value.findings[0].code == "link-expired"
    other = study(register, CROSS, Move.OPEN_SIGN_UP)
    for pair in ((sign_up_slug(register, other), token), (slug, "5" + token[1:])):
        with pytest.raises(UserError) as problem:
            own_application(register, *pair)
        assert problem.value.findings[0].code == "link-unknown"
