"""A study once more, and the samples to play with."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.calendar import is_working_day
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.workflow.add_plan import add_plan, register_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import fresh_samples, play_samples, repeat_plan


def test_a_study_is_registered_once_more_on_other_days(folder: Path, register: Register) -> None:
    """Sessions and deadline move, letters and answers stay behind, the first study is as it was."""
    first = add_plan(folder / "plan.yaml", register).value
    outcome = repeat_plan(first.number, dt.date(2011, 3, 22), register)
    plan = outcome.value.plan
    assert plan.dates == (dt.date(2011, 3, 22),)
    assert plan.signup is not None
    assert plan.signup.deadline == dt.date(2011, 3, 15)
    assert outcome.value.standing.status == "待申請核准"
    with register.look() as work:
        assert work.plans.get(first.number).plan == first.plan
        assert not work.approvals.of_plan(outcome.value.number)


def test_a_study_without_days_cannot_be_repeated(register: Register) -> None:
    """Nothing is registered."""
    bare = register_plan(Plan(name="研習", scope=Scope.IN_SCHOOL), register).value
    with pytest.raises(UserError):
        repeat_plan(bare.number, dt.date(2011, 3, 22), register)


@pytest.mark.parametrize("today", [dt.date(2026, 11, 24), dt.date(2026, 12, 20)])
def test_samples_are_called_so_and_lie_ahead_on_working_days(today: dt.date) -> None:
    """And the rules find no fault in them, whatever the day."""
    for plan in fresh_samples(today):
        assert plan.name.startswith("（範例）")
        assert all(day > today and is_working_day(day) for day in plan.dates)
        assert [found for found in check_plan(plan) if found.severity == "error"] == []


def test_the_samples_are_registered(register: Register) -> None:
    """One of each kind, each at its beginning."""
    made = play_samples(register)
    assert [entry.standing.status for entry in made] == ["待申請核准", "待簽核"]
