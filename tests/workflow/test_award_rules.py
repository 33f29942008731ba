"""Whose rules are in force."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.studies import study

from inservice_docs.awards.rules import AwardRules
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_rules import (
    changed_rules,
    keep_rules,
    rules_of,
    set_school_rules,
)
from inservice_docs.workflow.register import Register


def test_a_plans_own_come_before_the_schools(register: Register) -> None:
    """And before the usual ones."""
    number = study(register)
    assert set_school_rules(register, {"late": 30}).late == 30
    with register.change() as work:
        assert rules_of(work, number).late == 30
        keep_rules(work, AwardRules(late=10, share=Decimal(80)), number)
        assert rules_of(work, number) == AwardRules(late=10, share=Decimal(80))
        assert rules_of(work).late == 30


def test_rules_that_make_no_sense() -> None:
    """Every mistake is named."""
    with pytest.raises(UserError):
        changed_rules(AwardRules(), {"share": 120})
