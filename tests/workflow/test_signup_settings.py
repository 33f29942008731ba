"""Sign-up settings: the rules of step 3."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, IN_SCHOOL, applied, person, status, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan import ExtraField
from inservice_docs.rules.seats import capacity
from inservice_docs.workflow.admission_rules import set_admission_rules
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.signup_settings import (
    SignUpChoice,
    changed_plan,
    read_extra_fields,
    set_sign_up,
)


def test_settings_open_the_sign_up(register: Register) -> None:
    """Seats are those of the whole study unless the clerk says otherwise."""
    number = study(register)
    asked = (ExtraField(name="用餐類別", choices=("葷", "素")),)
    done = set_sign_up(register, number, SignUpChoice(extra_fields=asked))
    assert done.value.standing.status == status(register, number) == "報名審核中"
    signup = done.value.plan.signup
    assert signup is not None
    assert (signup.online_seats, signup.extra_fields) == (3, asked)


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (SignUpChoice(deadline=dt.date(2010, 3, 23)), "online-deadline-late"),
        (SignUpChoice(online_seats=4), "online-seats-too-many"),
        (SignUpChoice(online_seats=0), "seats-zero"),
    ],
)
def test_a_rule_that_is_broken(register: Register, choice: SignUpChoice, code: str) -> None:
    """The deadline is at the latest the day before; nothing is stored."""
    number = study(register)
    with pytest.raises(UserError) as problem:
        set_sign_up(register, number, choice)
    assert problem.value.findings[0].code == code
    assert status(register, number) == "課程確認通過"
    eve = SignUpChoice(deadline=dt.date(2010, 3, 22))
    assert set_sign_up(register, number, eve).value.standing.step == 4


def test_seats_that_were_given_stay_given(register: Register) -> None:
    """Two have passed, so one seat is too few."""
    number = study(register)
    set_sign_up(register, number, SignUpChoice())
    applied(register, number, [person(1), person(2)], ApplicantStatus.PASSED)
    with pytest.raises(UserError) as problem:
        set_sign_up(register, number, SignUpChoice(online_seats=1))
    assert problem.value.findings[0].code == "seats-below-passed"


def test_more_seats_let_the_waiting_list_move_up(register: Register) -> None:
    """By the rules that were set; without them the clerk is told who is next."""
    number = study(register, CROSS.model_copy(update={"audience": ()}))
    set_sign_up(register, number, SignUpChoice(online_seats=1))
    applied(register, number, [person(1)], ApplicantStatus.PASSED)
    applied(register, number, [person(2), person(3)])
    outcome = set_sign_up(register, number, SignUpChoice(online_seats=2))
    assert [each.code for each in outcome.findings] == ["seats-free"]
    set_admission_rules(register, number, {})
    outcome = set_sign_up(register, number, SignUpChoice(online_seats=3))
    assert [each.code for each in outcome.findings] == ["moved-up"]
    assert "2 人" in outcome.findings[0].message


def test_an_in_school_study_has_no_such_step(register: Register) -> None:
    """Nor has one whose course has not passed."""
    with pytest.raises(UserError) as problem:
        set_sign_up(register, study(register, IN_SCHOOL), SignUpChoice())
    assert problem.value.findings[0].code == "step-impossible"


def test_capacity() -> None:
    """Online seats, else all seats, else no limit."""
    online = changed_plan(CROSS, SignUpChoice(online_seats=2))
    assert capacity(online) == 2
    assert capacity(changed_plan(online, SignUpChoice(online=False))) == 3
    assert capacity(CROSS.model_copy(update={"class_size": None, "signup": None})) is None


def test_questions_from_words() -> None:
    """Free text, or a menu."""
    assert read_extra_fields(["職稱", "用餐類別=葷/素、不用餐"]) == (
        ExtraField(name="職稱"),
        ExtraField(name="用餐類別", choices=("葷", "素", "不用餐")),
    )
    with pytest.raises(UserError):
        read_extra_fields(["=葷/素"])
