"""What a study gives, and who may enter it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.studies import CROSS, IN_SCHOOL

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import AmountUnit
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.course_codes import load
from inservice_docs.workflow.plan_amount import (
    check_amount,
    full_amount,
    require_amount,
    require_hours_role,
    unit_of,
)
from inservice_docs.workflow.register import Actor, Register

CODES = load(None)
CREDITS = Plan.model_validate({"class_kind": "碩士學分班", "credits": 2})


def test_hours_or_credits() -> None:
    """By 班別性質."""
    assert (unit_of(CROSS, CODES), full_amount(CROSS, CODES)) == (AmountUnit.HOURS, 3)
    assert (unit_of(CREDITS, CODES), require_amount(CREDITS, CODES)) == (AmountUnit.CREDITS, 2)
    with pytest.raises(UserError):
        require_amount(Plan(), CODES)


@pytest.mark.parametrize("good", ["0", "0.5", "3"])
def test_amounts_within_the_course(good: str) -> None:
    """Halves, up to the hours of the course."""
    check_amount(Decimal(good), CROSS, CODES)


@pytest.mark.parametrize(("bad", "code"), [("3.5", "amount-above-course"), ("1.2", "amount-step")])
def test_amounts_that_are_not(bad: str, code: str) -> None:
    """More than the course has, or not in halves."""
    with pytest.raises(UserError) as problem:
        check_amount(Decimal(bad), CROSS, CODES)
    assert problem.value.findings[0].code == code


def test_in_school_hours_are_for_the_records_office(register: Register) -> None:
    """文書組 alone enters them; cross-school hours are the office's own."""
    for role, plan in ((Role.OFFICER, IN_SCHOOL), (Role.RECORDS, CROSS)):
        actor = Actor("x", frozenset({role}))
        narrow = Register(register.workspace, register.store, actor, register.at)
        with pytest.raises(UserError) as problem:
            require_hours_role(narrow, plan, "核發時數")
        assert problem.value.findings[0].code == "role-missing"
        require_hours_role(narrow, CROSS if plan is IN_SCHOOL else IN_SCHOOL, "核發時數")
