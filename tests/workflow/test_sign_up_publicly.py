"""Applying without an account: all of it is stored, or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.workflow.application import Application
from inservice_docs.workflow.public_signup import (
    public_sign_up,
    set_public_choice,
    sign_up_slug,
)
from inservice_docs.workflow.register import Actor, Once, Register
from inservice_docs.workflow.sign_up_publicly import SignedUp, own_link, sign_up_publicly
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats that takes applications."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


@pytest.fixture
def visitor(register: Register) -> Register:
    """The register as somebody without an account has it."""
    return replace(register, actor=Actor("公開報名"))


def apply(visitor: Register, number: str, serial: int = 1) -> SignedUp:
    """Let somebody apply who agrees to what the page says."""
    slug = sign_up_slug(visitor, number)
    agreed = public_sign_up(visitor, slug).notice.version
    return sign_up_publicly(visitor, slug, Application(person(serial), {}), agreed=agreed)


def test_an_application_waits_for_the_clerk(visitor: Register, number: str) -> None:
    """The version of the notice is noted; the plan itself has not changed by it."""
    with visitor.look() as work:
        version = work.plans.get(number).version
    done = apply(visitor, number)
    assert (done.plan, done.reserve) == (number, 0)
    (one,) = sign_up_state(visitor, number).applicants
    assert (one.id, one.person, one.status) == (done.id, person(1), "待審核")
    with visitor.look() as work:
        assert work.plans.get(number).version == version
        actions = {each.action: each.actor for each in work.trail.list()}
    assert actions["signup.agree"] == "公開報名"


def test_nobody_applies_twice_and_reserves_know_their_place(
    visitor: Register, number: str, register: Register
) -> None:
    """Nothing in the refusal names anybody."""
    places = [apply(visitor, number, serial).reserve for serial in (1, 2, 3, 4, 5)]
    assert places == [0, 0, 0, 1, 2]
    with pytest.raises(UserError) as problem:
        apply(visitor, number, 1)
    assert problem.value.findings[0].code == "applicant-twice"
    assert "範例" not in str(problem.value)
    set_public_choice(register, number, {"reserves": 2})
    with pytest.raises(UserError) as problem:
        apply(visitor, number, 6)
    assert problem.value.findings[0].code == "signup-closed"
    assert sign_up_state(visitor, number).total == 5


def test_without_agreeing_to_these_very_words_nothing_is_kept(
    visitor: Register, number: str, register: Register
) -> None:
    """When the clerk asks for more meanwhile, the page has to be read again."""
    slug = sign_up_slug(visitor, number)
    agreed = public_sign_up(visitor, slug).notice.version
    set_public_choice(register, number, {"asks": ["出生日期"]})
    for each in ("", agreed):
        with pytest.raises(UserError) as problem:
            sign_up_publicly(visitor, slug, Application(person(1), {}), agreed=each)
        assert problem.value.findings[0].code == "notice-not-agreed"
    assert sign_up_state(visitor, number).total == 0


def test_a_form_sent_twice_finds_its_own_link_and_nobody_elses(
    visitor: Register, number: str
) -> None:
    """Only who knows every word of an application."""
    slug = sign_up_slug(visitor, number)
    once = replace(visitor, once=Once("token"))
    done = apply(once, number)
    with pytest.raises(AlreadyDone):
        apply(replace(visitor, once=Once("token")), number)
    assert own_link(visitor, slug, Application(person(1), {})) == done.token
    for other in (person(1, email="other@example.edu.tw"), person(2)):
        assert own_link(visitor, slug, Application(other, {})) is None
    assert applied(visitor, number, [person(9)])
