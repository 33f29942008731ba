"""The frame of a study's pages."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.web.pages.studies import study_page
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sample_plans import sample_plans


def test_the_frame_tells_steps_what_is_missing_and_what_comes_next(register: Register) -> None:
    """Each kind of study has its own steps and pages; what is missing is told without commands."""
    cross, *_, in_school = sample_plans()
    first = register_plan(cross.model_copy(update={"request": None, "approvals": ()}), register)
    page = study_page(register, first.value.number)
    assert page.links[3] == f"/studies/{page.number}/signup"
    assert page.action_link == f"/studies/{page.number}/letters/approval-request"
    assert page.missing
    assert not any("inservice-docs" in each for each in page.missing)
    second = study_page(register, register_plan(in_school, register).value.number)
    assert second.links[4].endswith("/batch")
    assert {to.rsplit("/")[-1] for to, _ in second.tabs}.isdisjoint({"signup", "applicants"})


def test_an_unknown_study_has_no_page(register: Register) -> None:
    """Its number is told to be unknown."""
    with pytest.raises(UserError) as problem:
        study_page(register, "099-999")
    assert problem.value.findings[0].code == "plan-unknown"
