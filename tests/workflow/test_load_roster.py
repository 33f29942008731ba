"""A list of people is read with the county names of the study's own days."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.workspace import Workspace


def test_the_sample_roster_is_read_in_its_order(folder: Path, workspace: Workspace) -> None:
    """Ten people, no error; 臺中縣 still was a county on the day of the study."""
    plan = load_plan(folder / "plan.yaml", workspace).plan
    outcome = load_roster(folder / "roster.csv", plan)
    assert outcome.ok
    assert len(outcome.value.people) == 10
    assert outcome.value.people[0].name == "林宜範"
    assert any("臺中縣" in each.county + each.school for each in outcome.value.people)


def test_a_roster_without_a_plan_is_read_as_well(folder: Path) -> None:
    """The county names are then those of today."""
    assert len(load_roster(folder / "roster.csv").value.people) == 10
