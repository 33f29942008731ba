"""Checking a plan: every rule at once, by the plan's own dates, of any plan whatever."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.records.finding import Severity, has_errors
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.taiwan.course_codes import load

PLANS = Path(__file__).resolve().parents[1] / "data" / "plans"


def test_the_sample_of_2010() -> None:
    """The plan of the sample letters is right by the names and the calendar of its own year."""
    findings = check_plan(read_plan(PLANS / "sample.yaml").value)
    assert {(each.code, each.severity) for each in findings} == {
        ("hours-below-timetable", Severity.HINT),
        ("approval-waiting", Severity.HINT),
    }


def test_an_empty_plan() -> None:
    """It can be checked; what is missing is an error."""
    findings = check_plan(Plan())
    assert has_errors(findings)
    assert {each.code for each in findings} == {"fact-missing"}


def test_the_school_is_checked_when_it_is_given() -> None:
    """Findings about the school come after those about the plan, under its own name."""
    plan = read_plan(PLANS / "cross_school.yaml").value
    assert check_plan(plan, School(), load()) == ()
    findings = check_plan(plan, School(name="台中市立範例國民中學"))
    assert {each.place.field.split(" › ")[0] for each in findings} == {"學校"}
    assert "tai-variant" in {each.code for each in findings}


@pytest.mark.parametrize("name", ["cross_school", "in_school", "two_days", "credit_class"])
def test_same_findings_every_time(name: str) -> None:
    """Nothing depends on the day on which the check runs."""
    plan = read_plan(PLANS / f"{name}.yaml").value
    assert check_plan(plan) == check_plan(plan) == ()
