"""Applicants, participants, attendance, awards."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from tests.support import samples

from inservice_docs.records.participant import (
    AmountUnit,
    Applicant,
    ApplicantStatus,
    Attendance,
    Award,
    Participant,
    Source,
)


def test_the_statuses_are_those_of_the_procedure() -> None:
    """待審核, 審核通過, 不通過; a new applicant waits."""
    assert [str(status) for status in ApplicantStatus] == ["待審核", "審核通過", "不通過"]
    assert Applicant().status is ApplicantStatus.WAITING


@pytest.mark.parametrize("record", [Applicant, Participant])
def test_nobody_is_shown_by_repr(record: type[Applicant | Participant]) -> None:
    """So that no name, number or answer can reach a log."""
    shown = repr(record(person=samples.person(1)))
    assert samples.person(1).name not in shown
    assert samples.id_number(1) not in shown


def test_sessions_count_from_one() -> None:
    """There is no session 0."""
    assert Attendance().session == 1
    with pytest.raises(ValidationError):
        Attendance(session=0)


def test_an_award_is_in_hours_unless_it_is_in_credits() -> None:
    """Only for credit classes is it the other."""
    assert Award(amount="1.5").unit is AmountUnit.HOURS
    assert Participant(source="線上報名").source is Source.ONLINE
