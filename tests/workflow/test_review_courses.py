"""Courses are reviewed automatically by the rules of the reviewing unit; each result is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import UserError
from inservice_docs.rules.auto_review import ReviewRules
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.review_courses import (
    automatic_reviews,
    review_rules,
    review_waiting,
    set_review_rules,
)
from inservice_docs.workflow.set_course_status import enter_course

ON = ReviewRules(enabled=True, without_warnings=False)


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study, approved."""
    return add_plan(folder / "plan.yaml", register).value.number


def test_a_course_that_meets_the_rules_passes_as_it_is_entered(
    plan: str, register: Register
) -> None:
    """The list tells what was passed and why."""
    set_review_rules(register, ON)
    done = enter_course(register, plan).value
    assert done.course.status is CourseStatus.PASSED
    assert done.automatic is not None
    assert done.automatic.passed
    found = automatic_reviews(register)
    assert [(each.plan, each.status) for each in found] == [(plan, CourseStatus.PASSED)]
    assert found[0].reasons


def test_a_course_that_does_not_waits_for_somebody(plan: str, register: Register) -> None:
    """The reason is kept; changed rules may pass it later."""
    set_review_rules(register, replace(ON, most_amount="2"))
    assert enter_course(register, plan).value.course.status is CourseStatus.UNCONFIRMED
    assert "上限 2" in automatic_reviews(register)[0].reasons[0]
    set_review_rules(register, replace(ON, most_amount="3"))
    assert [each.status for each in review_waiting(register)] == [CourseStatus.PASSED]
    assert review_waiting(register) == ()


def test_switched_off_nothing_is_reviewed(plan: str, register: Register) -> None:
    """That is how it begins."""
    assert not review_rules(register).enabled
    enter_course(register, plan)
    assert review_waiting(register) == automatic_reviews(register) == ()


def test_a_second_course_of_the_same_study_is_held(
    plan: str, register: Register, folder: Path
) -> None:
    """It may have been entered twice."""
    set_review_rules(register, ON)
    enter_course(register, plan)
    other = add_plan(folder / "plan.yaml", register).value.number
    done = enter_course(register, other).value
    assert done.course.status is CourseStatus.UNCONFIRMED
    assert done.automatic is not None
    assert plan in done.automatic.reasons[0]


def test_only_the_reviewing_unit_sets_rules(register: Register) -> None:
    """And a limit is a number."""
    officer = replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="審課單位"):
        set_review_rules(officer, ON)
    with pytest.raises(UserError) as problem:
        set_review_rules(register, replace(ON, most_amount="三"))
    assert problem.value.findings[0].code == "review-limit"
