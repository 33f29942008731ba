"""All that is kept about one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.issued import awarded, issued
from tests.support.samples import id_number
from tests.support.studies import applied, attended, person

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.report_person import report_person


def test_everything_about_a_person(register: Register) -> None:
    """Teacher, applicant, participant; masked unless asked for; the trail tells who asked."""
    number, _ = attended(register)
    applied(register, number, [person(1)])
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    with register.change() as work:
        work.teachers.take_in([person(1)])
    found = report_person(register, id_number(1).lower())
    assert found["found"]
    assert [each["plan"] for each in found["applications"]] == [number]
    (own,) = found["studies"]
    assert own["award"]["amount"] == 3
    assert len(own["attendance"]) == 2
    assert person(1).name not in str(found)
    full = report_person(register, id_number(1), full=True)
    assert full["on_teacher_list"][0]["name"] == person(1).name
    assert id_number(1) not in str(full)
    with register.look() as work:
        entries = work.trail.list(subject="person")
    assert len(entries) == 2
    assert id_number(1) not in str(entries)


def test_somebody_unknown_or_no_number(register: Register) -> None:
    """Nothing is kept; a number that fails its check is not looked for."""
    assert not report_person(register, id_number(7))["found"]
    with pytest.raises(UserError) as problem:
        report_person(register, "A123456788")
    assert "A123456788" not in problem.value.findings[0].message


def test_the_certificates_of_a_person_are_named(register: Register, tmp_path: Path) -> None:
    """By their numbers; nobody else's."""
    number = awarded(register)
    issued(register, number, tmp_path)
    reports = [report_person(register, id_number(serial)) for serial in (1, 2)]
    (mine,), (other,) = (each["certificates"] for each in reports)
    assert mine != other
