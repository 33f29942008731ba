"""A roster is read from a file, or is that of a registered plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import Award, Source
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_people, load_roster
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import first_status, standing_at
from inservice_docs.workflow.workspace import Workspace


def test_a_roster_file_is_read(folder: Path, workspace: Workspace) -> None:
    """Everybody on the list, in its order."""
    plan = load_plan(folder / "plan.yaml", workspace).plan
    outcome = load_roster(folder / "roster.csv", plan)
    assert len(outcome.value.people) > 2
    people = load_people(folder / "roster.csv", folder / "plan.yaml", plan, workspace)
    assert people.value == outcome.value


def test_a_plan_file_names_nobody(folder: Path, workspace: Workspace) -> None:
    """The cure names --roster."""
    plan = load_plan(folder / "plan.yaml", workspace).plan
    with pytest.raises(UserError) as problem:
        load_people(None, folder / "plan.yaml", plan, workspace)
    assert problem.value.findings[0].code == "roster-missing"
    assert "--roster" in problem.value.findings[0].fix


def test_a_registered_plan_has_its_participants(
    folder: Path, workspace: Workspace, register: Register
) -> None:
    """With the hours that they were awarded."""
    plan = load_plan(folder / "plan.yaml", workspace).plan
    standing = standing_at(first_status(plan), plan, workspace.school, register.today)
    with register.change() as work:
        number = work.plans.add(plan, standing).number
    with pytest.raises(UserError) as problem:
        load_people(None, Path(number), plan, workspace)
    assert problem.value.findings[0].code == "participants-none"
    two = load_roster(folder / "roster.csv", plan).value.people[:2]
    with register.change() as work:
        work.participants.put(number, two, source=Source.FILE)
        first = work.participants.list(number)[0]
        work.attendance.award(number, [Award(participant=first.id, amount=2)])
    found = load_people(None, Path(number), plan, workspace).value.people
    assert [each.name for each in found] == [each.name for each in two]
    assert found[0].hours == 2
