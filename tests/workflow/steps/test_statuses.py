"""Every status says which step is at hand, who has to do it, and what the site shows."""

from __future__ import annotations

import pytest

from inservice_docs.records.course import CourseStatus
from inservice_docs.workflow.steps.statuses import (
    COURSE_STATUS,
    FACTS,
    STEPS,
    Holder,
    PlanStatus,
    facts_of,
    left_behind,
    reached,
    way_of,
)


def test_every_status_has_its_facts() -> None:
    """Only a finished plan waits for nobody and has nothing to do."""
    assert set(FACTS) == set(PlanStatus)
    for status, facts in FACTS.items():
        finished = status in {PlanStatus.LIST_PASSED, PlanStatus.CANCELLED}
        assert (facts.step == len(STEPS) - 1) == finished
        assert (facts.holder is Holder.NOBODY) == finished
        assert bool(facts.to_do) != finished


@pytest.mark.parametrize("cross_school", [True, False])
def test_the_steps_go_up_along_the_way(cross_school: bool) -> None:
    """No status of the way stands before an earlier step."""
    way = way_of(cross_school=cross_school)
    steps = [facts_of(status, cross_school=cross_school).step for status in way]
    assert steps == sorted(steps)
    assert way[-1] is PlanStatus.LIST_PASSED


def test_every_status_of_the_site_appears() -> None:
    """Those of figures 5, 6 and 23 are all shown at some time; a returned list is in reviews."""
    assert set(COURSE_STATUS.values()) == set(CourseStatus) - {CourseStatus.LIST_NOT_PASSED}


def test_an_in_school_study_has_no_online_sign_up() -> None:
    """Once its course has passed, its own teachers are entered (step 4)."""
    assert facts_of(PlanStatus.PASSED, cross_school=True).step == 3
    assert facts_of(PlanStatus.PASSED, cross_school=False).step == 4


def test_the_records_office_awards_hours_of_in_school_studies() -> None:
    """The office itself does so for cross-school studies."""
    assert facts_of(PlanStatus.AWARDED, cross_school=False).holder is Holder.RECORDS
    assert facts_of(PlanStatus.AWARDED, cross_school=True).holder is Holder.OFFICE


def test_how_far_a_plan_has_come() -> None:
    """A returned course has been entered, but not passed."""
    assert reached(PlanStatus.NOT_PASSED, PlanStatus.UNCONFIRMED, cross_school=True)
    assert not reached(PlanStatus.NOT_PASSED, PlanStatus.PASSED, cross_school=True)
    assert not reached(PlanStatus.CANCELLED, PlanStatus.TO_REQUEST, cross_school=True)


@pytest.mark.parametrize(
    ("status", "others", "past"),
    [
        (PlanStatus.REQUESTED, [PlanStatus.APPROVED], False),
        (PlanStatus.PRINTED, [PlanStatus.APPROVED, PlanStatus.WITHDRAWN], True),
        (PlanStatus.NOT_PASSED, [PlanStatus.UNCONFIRMED], False),
        (PlanStatus.CANCELLED, [PlanStatus.UPLOADED], True),
    ],
)
def test_what_lies_behind_cannot_be_done_again(
    status: PlanStatus, others: list[PlanStatus], past: bool
) -> None:
    """A message then says 不能再 and not 還不能."""
    assert left_behind(status, others, cross_school=True) is past
