"""A course entry is shown field by field; its code is noted when the site has given one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.set_course_status import decide_course, enter_course
from inservice_docs.workflow.show_course import note_course, show_course


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study, approved by every authority."""
    return add_plan(folder / "plan.yaml", register).value.number


def test_the_fields_come_in_the_order_of_the_site(plan: str, register: Register) -> None:
    """With the codes, the text of 依據文號, and no course yet."""
    seen = show_course(register, plan)
    first = next(seen.fields.fields)
    assert (first.label, bool(first.code)) == ("班別性質", True)
    assert "府授教學字第0990050000號" in seen.basis
    assert (seen.course, seen.reviews) == (None, ())


def test_the_reviewers_reason_stands_beside_it(plan: str, register: Register) -> None:
    """So that the organiser sees what to mend."""
    enter_course(register, plan)
    decide_course(register, plan, "wrong", reason="課程性質有誤")
    seen = show_course(register, plan)
    assert seen.course is not None
    assert (seen.course.status, seen.course.reason) == (CourseStatus.WRONGLY_FILLED, "課程性質有誤")
    assert seen.reviews[0].reasons == ("課程性質有誤",)


def test_the_code_is_noted_and_nothing_else_changes(plan: str, register: Register) -> None:
    """Not before the course is entered, and not without anything to note."""
    with pytest.raises(UserError, match="還沒有登錄"):
        note_course(register, plan, code="4012345")
    enter_course(register, plan)
    with pytest.raises(UserError, match="沒有填寫"):
        note_course(register, plan)
    day = dt.date(2010, 3, 2)
    course = note_course(register, plan, code="4012345", date=day).value
    assert (course.code, course.entered_on) == ("4012345", day)
    assert course.status is CourseStatus.UNCONFIRMED


def test_only_an_officer_notes_it(plan: str, register: Register) -> None:
    """A reviewer does not."""
    reviewer = replace(register, actor=Actor("審課", frozenset({Role.REVIEWER})))
    with pytest.raises(UserError, match="承辦人"):
        note_course(reviewer, plan, code="1")
