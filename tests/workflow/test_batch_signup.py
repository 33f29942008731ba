"""In-school batch sign-up: the four rules of figure 11."""

from __future__ import annotations

import pytest
from tests.support.studies import CROSS, IN_SCHOOL, applied, person, status, study

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.batch_signup import batch_sign_up, candidates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def teachers(register: Register) -> list[int]:
    """Four teachers of the school; returns their numbers, in the order of their names."""
    with register.change() as work:
        work.teachers.take_in(person(serial) for serial in range(1, 5))
        return [each.id for each in work.teachers.list()]


def test_the_list_shows_who_has_applied(register: Register, teachers: list[int]) -> None:
    """Rule 1: all teachers, some of whom have applied; rule 4: the confirmed are hidden."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1)])
    applied(register, number, [person(2)], ApplicantStatus.PASSED)
    shown = {each.teacher.id: each.applied for each in candidates(register, number)}
    assert list(shown) == [teachers[0], teachers[2], teachers[3]]
    first = shown[teachers[0]]
    assert first is not None
    assert first.status is ApplicantStatus.WAITING
    assert [each.teacher.id for each in candidates(register, number, "範例3")] == [teachers[2]]


def test_passing_confirms_and_takes_a_seat(register: Register, teachers: list[int]) -> None:
    """Rules 2 and 3: new ones pass at once, those who wait are confirmed."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1)])
    done = batch_sign_up(register, number, (teachers[0], teachers[1])).value
    assert (done.added, done.confirmed, done.already, done.left) == (1, 1, 0, 1)
    assert sign_up_state(register, number).total == 2
    with pytest.raises(UserError) as problem:
        batch_sign_up(register, number, None)
    assert problem.value.findings[0].code == "seats-full"
    assert sign_up_state(register, number).passed == 2


def test_an_in_school_study_begins_with_it(register: Register, teachers: list[int]) -> None:
    """It follows the passed course; who was refused comes along only when named."""
    plan = IN_SCHOOL.model_copy(update={"class_size": 40})
    number = study(register, plan)
    assert batch_sign_up(register, number, (teachers[0],)).value.added == 1
    assert status(register, number) == "報名審核中"
    applied(register, number, [person(2)], ApplicantStatus.REFUSED)
    done = batch_sign_up(register, number, None)
    assert (done.value.added, done.value.already) == (2, 1)
    assert [each.code for each in done.findings] == ["refused-left-out"]
    assert batch_sign_up(register, number, (teachers[1],)).value.confirmed == 1


def test_without_teachers_there_is_nobody(register: Register) -> None:
    """The cure is to import them; an unknown number says so."""
    number = study(register, IN_SCHOOL)
    for ids, code in ((None, "teachers-none"), ((99,), "teacher-unknown")):
        with pytest.raises(UserError) as problem:
            batch_sign_up(register, number, ids)
        assert problem.value.findings[0].code == code
    assert status(register, number) == "課程確認通過"
