"""The sample studies (範例研習) and what becomes of one: still waiting, put off."""

from __future__ import annotations

import datetime as dt

from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.formats.plan_file.settings import read_settings
from inservice_docs.formats.templates import find_template
from inservice_docs.records.plan import Change, ChangeKind, Plan
from inservice_docs.records.school import School

_WEEK = dt.timedelta(days=7)


def sample_school() -> School:
    """Return the school of the built-in samples."""
    return read_settings(find_template("samples/inservice.toml")).value


def sample_plans() -> tuple[Plan, ...]:
    """Return the sample studies: cross-school at three stages, and in-school."""
    plan = read_plan(find_template("samples/plan.yaml")).value
    in_school = read_plan(find_template("samples/in_school.yaml")).value
    return plan, waiting(plan), changed(plan), in_school


def waiting(plan: Plan) -> Plan:
    """Return the study while one authority has not answered yet."""
    return plan.model_copy(update={"approvals": plan.approvals[:-1]})


def changed(plan: Plan) -> Plan:
    """Return the study put off by a week."""
    later = tuple(
        session.model_copy(update={"date": session.date + _WEEK if session.date else None})
        for session in plan.sessions
    )
    change = Change(kind=ChangeKind.RESCHEDULED, reason="場地整修", former_sessions=plan.sessions)
    return plan.model_copy(update={"sessions": later, "change": change})
