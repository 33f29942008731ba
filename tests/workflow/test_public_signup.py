"""Public sign-up: what it asks, whether it is open, how full it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.studies import CROSS, applied, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.public_signup import (
    State,
    public_sign_up,
    set_public_choice,
    sign_up_slug,
    study_sign_up,
)
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study of three seats; sign-up ends on 99-03-16."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


def on(register: Register, month: int, day: int) -> Register:
    """The register on another day."""
    return replace(register, at=dt.datetime(2010, month, day, 15, 59, tzinfo=dt.UTC))


def test_it_opens_with_the_step_and_ends_with_the_deadline(register: Register, number: str) -> None:
    """The last day counts until midnight in Taiwan."""
    assert study_sign_up(register, study(register)).state is State.CLOSED
    assert study_sign_up(on(register, 3, 16), number).state is State.OPEN
    ended = study_sign_up(on(register, 3, 17), number)
    assert (ended.state, ended.takes) == (State.ENDED, False)
    assert "99年3月16日" in ended.why_closed().message


def test_when_the_seats_are_gone_people_wait_as_far_as_the_clerk_says(
    register: Register, number: str
) -> None:
    """Who was refused takes no seat."""
    applied(register, number, [person(1), person(2)])
    applied(register, number, [person(3)], ApplicantStatus.REFUSED)
    assert (study_sign_up(register, number).state, study_sign_up(register, number).place) == (
        State.OPEN,
        0,
    )
    applied(register, number, [person(4)], ApplicantStatus.PASSED)
    full = study_sign_up(register, number)
    assert (full.state, full.place) == (State.RESERVES, 1)
    set_public_choice(register, number, {"reserves": 0})
    assert study_sign_up(register, number).state is State.FULL
    set_public_choice(register, number, {"reserves": 1, "paused": True})
    assert study_sign_up(register, number).state is State.PAUSED


def test_what_is_asked_besides_is_the_clerks_choice(register: Register, number: str) -> None:
    """Only what the lists have; it stands in the notice too."""
    choice = set_public_choice(register, number, {"asks": ["出生日期", "血型", "縣市"]})
    assert choice.asks == ("縣市", "出生日期")
    assert "出生日期" in "".join(study_sign_up(register, number).notice.paragraphs)
    with pytest.raises(UserError) as problem:
        set_public_choice(register, number, {"reserves": "許多"})
    assert problem.value.findings[0].place.field == "reserves"


def test_each_study_has_an_address_of_its_own(register: Register, number: str) -> None:
    """Only officers change what it does."""
    slug = sign_up_slug(register, number)
    assert public_sign_up(register, slug).entry.number == number
    assert slug[8:] != sign_up_slug(register, study(register))[8:]
    with pytest.raises(UserError):
        set_public_choice(replace(register, actor=Actor("訪客")), number, {"paused": True})
