"""The list sent for confirmation, and its review."""

from __future__ import annotations

import pytest
from tests.support.studies import attended, listed, person, status

from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseStatus, ReviewKind
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.edit_participants import remove_participants
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.submit_hours import review_list, submit_hours


def sent(register: Register) -> tuple[str, list[int]]:
    """A study whose list was sent."""
    number, ids = attended(register)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    assert submit_hours(register, number).value.standing.status == "資料上傳結束"
    return number, ids


def test_sent_and_passed(register: Register) -> None:
    """資料上傳結束, then 名單確認通過, and the plan is done."""
    number, _ = sent(register)
    done = review_list(register, number, passed=True)
    assert done.value.standing.done
    assert [each.code for each in done.findings] == ["retention-set"]
    with register.look() as work:
        course = work.courses.find(number)
        (review,) = work.courses.reviews(plan=number)
    assert course is not None
    assert course.status is CourseStatus.LIST_PASSED
    assert review.kind is ReviewKind.LIST


def test_returned_to_the_participants(register: Register) -> None:
    """With a reason; then corrected, awarded and sent again."""
    number, ids = sent(register)
    with pytest.raises(UserError):
        review_list(register, number, passed=False)
    review_list(register, number, passed=False, reason="多列一人")
    assert status(register, number) == "名單退回"
    remove_participants(register, number, [ids[0]], reason="多列")
    award_hours(register, number)
    submit_hours(register, number)
    assert review_list(register, number, passed=True).value.people == 2


def test_only_the_reviewing_unit_reviews(register: Register) -> None:
    """Whoever enters hours does not confirm them as well."""
    number, _ = sent(register)
    actor = Actor("x", frozenset(Role) - {Role.REVIEWER})
    other = Register(register.workspace, register.store, actor, register.at)
    with pytest.raises(UserError) as problem:
        review_list(other, number, passed=True)
    assert "審課單位" in problem.value.findings[0].message


def test_a_list_that_is_not_ready(register: Register) -> None:
    """Nothing awarded to anybody, or somebody without an award."""
    number, _ = attended(register)
    record_attendance(register, number, Presence(None, present=False))
    award_hours(register, number)
    with pytest.raises(UserError) as problem:
        submit_hours(register, number)
    assert problem.value.findings[0].code == "awards-none"
    listed(register, number, [person(9)])
    with pytest.raises(UserError) as problem:
        submit_hours(register, number)
    assert problem.value.findings[0].code == "award-missing"
    assert status(register, number) == "時數已核發"


def test_wrong_id_numbers_are_said_before(register: Register) -> None:
    """Their hours cannot be recorded on the site; the message holds no number."""
    number, ids = attended(register)
    wrong = person(1, id_number="A123456788")
    with register.change() as work:
        work.participants.correct(number, ids[0], wrong)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    (found,) = submit_hours(register, number).findings
    assert found.code == "id-invalid"
    assert "A123456788" not in found.message
