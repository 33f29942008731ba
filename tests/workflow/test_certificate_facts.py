"""Who is issued a certificate: those with awarded hours and a name, chosen as the clerk says."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.support.issued import awarded
from tests.support.samples import id_number
from tests.support.studies import attended

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.certificate_facts import chosen, composed, recipients
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.submit_hours import review_list, submit_hours


def test_only_those_with_hours(register: Register) -> None:
    """Neither who was absent nor who has 0 hours; how many is told."""
    plan = awarded(register, 4, absent=1)
    with register.look() as work:
        ids = [each.id for each in work.participants.list(plan)]
    edit_hours(register, plan, ids[1], Decimal(0), reason="代簽")
    with register.look() as work:
        found = recipients(work, plan, ())
    assert [each.id for each in found.people] == [ids[0], ids[2]]
    assert [each.person.hours for each in found.people] == [Decimal(3), Decimal(3)]
    absent = next(each for each in found.findings if each.code == "certificate-absent")
    assert absent.message.startswith("2 人")


def test_people_are_chosen_by_id_name_or_id_number(register: Register) -> None:
    """In the order of the list, each once; who is not on it is told by position, never by name."""
    plan = awarded(register, 4)
    with register.look() as work:
        everybody = work.participants.list(plan)
    words = (id_number(3).lower(), f" {everybody[0].id} ", "王範例3")
    assert chosen(everybody, words) == (everybody[0], everybody[2])
    with pytest.raises(UserError) as problem:
        chosen(everybody, ("王範例1", "王大明"))
    assert "第 2 個" in str(problem.value)
    assert "王大明" not in str(problem.value)


def test_the_status_of_the_plan_decides(register: Register) -> None:
    """Not before hours are awarded, nor while the list is back; freely once it has passed."""
    early, _ = attended(register)
    plan = awarded(register)
    with register.look() as work:
        with pytest.raises(UserError):
            recipients(work, early, ())
        assert "certificate-before-review" in {
            each.code for each in recipients(work, plan, ()).findings
        }
    submit_hours(register, plan)
    review_list(register, plan, passed=False, reason="請核對")
    with register.look() as work, pytest.raises(UserError) as problem:
        recipients(work, plan, ())
    assert problem.value.findings[0].code == "certificate-not-open"


def test_what_they_state(register: Register) -> None:
    """The facts of the plan and of the person, numbered from a serial on."""
    plan = awarded(register, 2)
    with register.look() as work:
        found = recipients(work, plan, ())
    first, second = composed(found, register, dt.date(2010, 3, 24), "曉中宗", 41)
    assert (first.number, second.number) == ("(99)曉中宗字第0041號", "(99)曉中宗字第0042號")
    assert (first.name, first.id_masked, first.hours) == ("王範例1", "A10000****", Decimal(3))
    assert first.organiser == register.workspace.school.name
