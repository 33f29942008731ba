"""Repeat a study (沿用研習): a registered plan once more on other days, and the samples to play."""

from __future__ import annotations

import datetime as dt

from inservice_docs.formats.plan_file.copy_plan import copy_plan, moved
from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
from inservice_docs.formats.plan_file.plan_yaml import parse_plan
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.rules.calendar import is_working_day
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sample_plans import sample_plans

_AHEAD = dt.timedelta(days=56)
_WEEK = dt.timedelta(days=7)
_NOW = {
    "authorities": ("臺中市政府教育局", "南投縣政府", "彰化縣政府"),
    "invitees": ("臺中市所屬國民小學",),
}
"""Authorities of today in place of those of the sample study's own year."""


def repeat_plan(number: str, first_day: dt.date, register: Register) -> Outcome[PlanEntry]:
    """Register a plan's study once more, to begin on a day; letters and answers stay behind.

    All sessions and the deadline move by the same number of days; the findings say what must be
    looked at again. Raises UserError for a plan without any date.
    """
    register.require(Role.OFFICER, "沿用計畫")
    with register.look() as work:
        plan = work.plans.get(number).plan
    text = copy_plan(plan_to_yaml(plan), first_day)
    copy = parse_plan(text.value.encode(), "").value.plan
    outcome = register_plan(copy, register)
    return Outcome(outcome.value, (*text.findings, *outcome.findings))


def play_samples(register: Register) -> tuple[PlanEntry, ...]:
    """Register the sample studies, cross-school and in-school, with days that are still to come.

    One after the other; they are called samples in their names.
    """
    register.require(Role.OFFICER, "登記範例研習")
    made = []
    for plan in fresh_samples(register.today):
        made.append(register_plan(plan, register).value)
    return tuple(made)


def fresh_samples(today: dt.date) -> tuple[Plan, Plan]:
    """Return the sample studies, called so, as they would be held some weeks from a day."""
    cross, *_, own = sample_plans()
    fresh = [_fresh(plan, today) for plan in (cross, own)]
    return fresh[0].model_copy(update=_NOW), fresh[1]


def _fresh(plan: Plan, today: dt.date) -> Plan:
    first = plan.dates[0]
    day = today + _AHEAD
    day += dt.timedelta(days=(first.weekday() - day.weekday()) % 7)
    while not is_working_day(day):
        day += _WEEK
    fresh = moved(plan, day - first)
    basis = tuple(text.replace("98學年度", "本學年度") for text in fresh.basis)
    return fresh.model_copy(update={"name": f"（範例）{plan.name}", "basis": basis})
