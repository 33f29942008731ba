"""The letter beside the form."""

from __future__ import annotations

import dataclasses

import pytest

from inservice_docs.records.plan import Plan, Scope
from inservice_docs.web.pages.plan_fields import plan_typed, plan_values
from inservice_docs.web.pages.preview import preview_of, usual_kind
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import fresh_samples, play_samples


def test_the_kind_is_that_of_the_next_step(register: Register) -> None:
    """The request before it went out; a memo for an in-school study."""
    cross, own = play_samples(register)
    keys = ["approval-request", "invitation"]
    assert usual_kind(cross.plan, keys, cross) == "approval-request"
    assert usual_kind(own.plan, ["in-school-memo"], own) == "in-school-memo"
    assert usual_kind(cross.plan, keys, None) == "approval-request"
    assert usual_kind(cross.plan, [], None) == ""
    later = cross.model_copy(
        update={"standing": cross.standing.model_copy(update={"step": 1, "status": "已核准"})}
    )
    assert usual_kind(cross.plan, keys, later) == "invitation"


def test_a_kind_that_the_study_does_not_have_is_replaced(register: Register) -> None:
    """Whatever the address says."""
    values = plan_values(fresh_samples(register.today)[1])
    for kind in ("invitation", "nonsense", "../../etc/passwd"):
        assert preview_of(register, plan_typed(values), values, kind=kind).kind == "in-school-memo"


def test_letters_in_two_directions_are_two_parts(register: Register) -> None:
    """One is shown, the other a click away."""
    public = register.workspace.school.model_copy(update={"superior": "臺中市政府教育局"})
    workspace = dataclasses.replace(register.workspace, school=public)
    register = dataclasses.replace(register, workspace=workspace)
    values = plan_values(fresh_samples(register.today)[0])
    seen = preview_of(register, plan_typed(values), values, part=1)
    assert len(seen.parts) == 2
    assert seen.part == 1
    assert preview_of(register, plan_typed(values), values, part=7).part == 0


def test_answers_that_came_in_stand_in_the_letter(register: Register) -> None:
    """Though the form holds none."""
    entry = play_samples(register)[0]
    issue_letter(IssueOrder("approval-request", entry.number), register)
    with register.look() as work:
        entry = work.plans.get(entry.number)
    values = plan_values(entry.plan)
    seen = preview_of(register, plan_typed(values), values, entry=entry, kind="invitation")
    assert seen.sheet is not None
    assert any("核准" in found.message for found in seen.findings)


@pytest.mark.parametrize("scope", [None, *Scope])
def test_a_bare_plan_has_a_sheet(register: Register, scope: Scope | None) -> None:
    """Full of gaps."""
    values = plan_values(Plan(scope=scope))
    seen = preview_of(register, plan_typed(values), values)
    assert seen.sheet is not None
    assert seen.title in dict(seen.kinds).values()
    assert dataclasses.asdict(seen.remarks)["missing"]
