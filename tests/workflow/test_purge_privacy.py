"""Retention and deletion."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import attended

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.purge_privacy import due_plans, keep_until, purge_plan
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.submit_hours import review_list, submit_hours


def test_people_go_and_figures_stay(register: Register) -> None:
    """Once the retention date has passed, of a plan that is finished."""
    number, _ = attended(register)
    keep_until(register, number, dt.date(2010, 12, 31))
    with pytest.raises(UserError) as problem:
        purge_plan(register, number)
    assert problem.value.findings[0].code == "plan-not-finished"
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    submit_hours(register, number)
    review_list(register, number, passed=True)
    assert due_plans(register) == ()
    later = Register(
        register.workspace,
        register.store,
        register.actor,
        dt.datetime(2011, 1, 1, tzinfo=dt.UTC),
    )
    assert [each.number for each in due_plans(later)] == [number]
    figures = purge_plan(later, number)
    assert (figures["people"], figures["awarded"]) == (3, 9)
    assert due_plans(later) == ()
    with later.look() as work:
        assert work.participants.list(number) == ()
        assert work.plans.get(number).amount == 9
        assert "privacy.purge" in {each.action for each in work.trail.list(subject=number)}


def test_a_date_that_has_passed(register: Register) -> None:
    """That would be a deletion; it has its own command."""
    number, _ = attended(register)
    with pytest.raises(UserError) as problem:
        keep_until(register, number, dt.date(2009, 1, 1))
    assert problem.value.findings[0].code == "retention-past"
    with pytest.raises(UserError):
        keep_until(register, "99-999", None)
