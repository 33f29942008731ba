"""The rules of admission of a plan: kept for it alone, else what the plan states."""

from __future__ import annotations

import pytest
from tests.support.studies import CROSS, study

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.rules.admission import AdmissionRules
from inservice_docs.workflow.admission_rules import (
    admission_rules,
    kept_rules,
    set_admission_rules,
)
from inservice_docs.workflow.register import Actor, Register


def test_the_plan_itself_states_the_usual_rules(register: Register) -> None:
    """參加對象 is 國小; nothing is kept by looking."""
    number = study(register)
    assert admission_rules(register, number) == AdmissionRules(levels=("國小",))
    with register.look() as work:
        assert kept_rules(work, work.plans.get(number)) is None


def test_rules_are_kept_for_their_plan_alone(register: Register) -> None:
    """Field by field; put back to what the plan states."""
    first, second = study(register), study(register, CROSS)
    set_admission_rules(register, first, {"counties": ("臺中市",)})
    rules = set_admission_rules(register, first, {"per_school": "2"})
    assert (rules.levels, rules.counties, rules.per_school) == (("國小",), ("臺中市",), 2)
    assert admission_rules(register, first) == rules
    assert admission_rules(register, second) == AdmissionRules(levels=("國小",))
    assert set_admission_rules(register, first, None) == AdmissionRules(levels=("國小",))


def test_what_makes_no_sense_is_not_kept(register: Register) -> None:
    """It is named with its field."""
    number = study(register)
    with pytest.raises(UserError) as caught:
        set_admission_rules(register, number, {"levels": ("大學",), "per_school": "兩個"})
    assert len(caught.value.findings) == 2
    assert all(each.fix for each in caught.value.findings)
    assert admission_rules(register, number) == AdmissionRules(levels=("國小",))


def test_only_the_office_sets_them(register: Register) -> None:
    """審課單位 does not."""
    reviewer = Actor("審課", frozenset({Role.REVIEWER}))
    other = Register(register.workspace, register.store, reviewer, register.at)
    with pytest.raises(UserError):
        set_admission_rules(other, study(register), {})
