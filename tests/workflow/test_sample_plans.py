"""The sample studies stand at the stages that letters are written in."""

from __future__ import annotations

from inservice_docs.rules.approvals import waiting_authorities
from inservice_docs.workflow.sample_plans import sample_plans, sample_school


def test_the_school_is_that_of_the_samples() -> None:
    """Every fact of the school is there."""
    school = sample_school()
    assert all((school.name, school.code, school.address, school.letter_word, school.head))


def test_each_sample_stands_at_a_stage_of_its_own() -> None:
    """Approved by all, waiting for one, put off by a week, in-school."""
    plan, waits, moved, in_school = sample_plans()
    assert not waiting_authorities(plan)
    assert waiting_authorities(waits) == ("彰化縣政府",)
    assert moved.change is not None
    assert (moved.dates[0] - plan.dates[0]).days == 7
    assert moved.change.former_sessions == plan.sessions
    assert not in_school.cross_school
