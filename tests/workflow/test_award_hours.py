"""Hours from attendance, with their reasons."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, IN_SCHOOL, attended, listed, person, status

from inservice_docs.awards.rules import AwardRules
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import AmountUnit
from inservice_docs.workflow.award_hours import AwardList, award_hours, list_awards
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Actor, Register


def reasons(found: AwardList) -> dict[int, str]:
    """Return the reason of each award."""
    return {one.id: award.reason for one, award in found.lines if award is not None}


def test_each_award_explains_itself(register: Register) -> None:
    """Late by 18 minutes is absent from that session; the limit is a setting."""
    number, ids = attended(register)
    record_attendance(register, number, Presence(None))
    record_attendance(register, number, Presence((ids[1],), 2, arrived=dt.time(15, 28)))
    done = award_hours(register, number)
    assert status(register, number) == "時數已核發"
    assert reasons(done.value) == {
        ids[0]: "全程參與；實得3小時",
        ids[1]: "第2節遲到18分，依規定不計；實得2小時",
        ids[2]: "全程參與；實得3小時",
    }
    assert (done.value.total, done.value.unit) == (8, AmountUnit.HOURS)
    again = award_hours(register, number, AwardRules(late=30))
    assert again.value.total == 9
    assert list_awards(register, number).rules.late == 30
    with register.look() as work:
        assert work.plans.get(number).amount == 9


def test_guests_get_none(register: Register) -> None:
    """愛心工作隊 signs in, but no hours are theirs."""
    number, _ = attended(register)
    (guest,) = listed(register, number, [person(8, position="愛心工作隊")])
    record_attendance(register, number, Presence(None))
    assert guest not in reasons(award_hours(register, number).value)


def test_without_attendance(register: Register) -> None:
    """It has to be recorded, or the clerk has to say that it does not matter."""
    number, ids = attended(register)
    with pytest.raises(UserError):
        award_hours(register, number)
    record_attendance(register, number, Presence((ids[0],)))
    found = award_hours(register, number, as_entered=True).value
    assert found.total == 9
    some = award_hours(register, number)
    assert some.value.total == 3
    assert [each.code for each in some.findings] == ["awards-nothing"]


def test_in_school_hours_are_awarded_by_the_records_office(register: Register) -> None:
    """An officer is turned away; a course without hours cannot be awarded."""
    number, _ = attended(register, IN_SCHOOL)
    record_attendance(register, number, Presence(None))
    actor = Actor("陳小範", frozenset({Role.OFFICER, Role.REVIEWER}))
    officer = Register(register.workspace, register.store, actor, register.at)
    with pytest.raises(UserError) as problem:
        award_hours(officer, number)
    assert "文書組" in problem.value.findings[0].message
    assert award_hours(register, number).value.total == 9
    empty, _ = attended(register, CROSS.model_copy(update={"hours": None}))
    with pytest.raises(UserError) as problem:
        award_hours(register, empty)
    assert problem.value.findings[0].code == "amount-unknown"
