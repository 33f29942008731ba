"""The line of steps follows from the status alone."""

from __future__ import annotations

import pytest

from inservice_docs.workflow.steps.statuses import PlanStatus, facts_of, way_of
from inservice_docs.workflow.steps.step_line import SIGN_UP, StepState, step_line


@pytest.mark.parametrize("cross_school", [True, False])
def test_along_the_way_steps_are_done_one_after_the_other(cross_school: bool) -> None:
    """One is now; those before it are done, those after it not."""
    for status in way_of(cross_school=cross_school)[:-1]:
        line = step_line(status, cross_school=cross_school)
        states = [mark.state for mark in line if mark.state is not StepState.NONE]
        now = states.index(StepState.NOW)
        assert set(states[:now]) <= {StepState.DONE}
        assert set(states[now + 1 :]) <= {StepState.TODO}
        assert line[facts_of(status, cross_school=cross_school).step].state is StepState.NOW


def test_an_in_school_study_has_no_online_sign_up() -> None:
    """And is signed off instead of approved."""
    line = step_line(PlanStatus.PASSED, cross_school=False)
    assert line[SIGN_UP].state is StepState.NONE
    assert line[0].name == "簽核"


def test_at_the_end_all_is_done_or_nothing() -> None:
    """Hours recorded, or the study given up."""
    done = step_line(PlanStatus.LIST_PASSED, cross_school=True)
    assert {mark.state for mark in done} == {StepState.DONE}
    given_up = step_line(PlanStatus.CANCELLED, cross_school=True)
    assert {mark.state for mark in given_up} == {StepState.NONE}
