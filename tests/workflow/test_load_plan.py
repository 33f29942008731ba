"""A plan is loaded with everything that is found in it, each finding at its place in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.records.approval import RequestLetter
from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.load_plan import load_plan, plan_number
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import first_status, standing_at
from inservice_docs.workflow.workspace import Workspace, open_workspace

Change = Callable[..., Path]


def test_the_sample_plan_has_no_error(folder: Path, workspace: Workspace) -> None:
    """The built-in sample is a plan as it should be: at most a hint."""
    loaded = load_plan(folder / "plan.yaml", workspace)
    assert loaded.plan.name == "十二年一貫生命教育分享日"
    assert {str(found.severity) for found in loaded.findings} <= {"hint"}


def test_the_in_school_sample_has_no_error(folder: Path, workspace: Workspace) -> None:
    """Nor has the sample of an in-school study."""
    loaded = load_plan(folder / "in_school.yaml", workspace)
    assert {str(found.severity) for found in loaded.findings} <= {"hint"}


def test_what_rules_find_is_located_in_the_file(workspace: Workspace, change: Change) -> None:
    """A rule's finding names the line of the value that it is about."""
    file = change({"時數": "3.3"})
    found = next(f for f in load_plan(file, workspace).findings if "0.5" in f.message + f.fix)
    line = file.read_text(encoding="utf-8").splitlines()[(found.place.line or 0) - 1]
    assert line == "時數: 3.3"


def test_an_unreadable_value_is_said_once(workspace: Workspace, change: Change) -> None:
    """A value that cannot be read is not reported as missing once more."""
    file = change({"時數": "三小時半"})
    about = [f for f in load_plan(file, workspace).findings if f.place.field == "時數"]
    assert [found.code for found in about] == ["number-unreadable"]


def test_the_school_is_checked_only_where_there_is_one(folder: Path, tmp_path: Path) -> None:
    """A plan file outside any workspace is checked for itself."""
    outside = open_workspace(None, tmp_path)
    findings = load_plan(folder / "plan.yaml", outside).findings
    assert not any("inservice.toml" in found.fix for found in findings)


def test_a_number_is_no_file(folder: Path) -> None:
    """A file of that name is a file; other words are files too."""
    assert plan_number(Path("115-3")) == "115-3"
    assert plan_number(Path("１１５－００３")) == "115-003"
    assert plan_number(Path("plan.yaml")) == plan_number(Path("115-003.yaml")) == ""
    (folder / "115-003").touch()
    assert plan_number(folder / "115-003") == plan_number(None) == ""


def test_a_registered_plan_is_loaded_by_its_number(folder: Path, register: Register) -> None:
    """It comes as it stands: with our request and the approvals that were tracked."""
    plan = load_plan(folder / "plan.yaml", register.workspace).plan
    school, today = register.workspace.school, register.today
    with register.change() as work:
        bare = plan.model_copy(update={"approvals": (), "request": None})
        entry = work.plans.add(bare, standing_at(first_status(plan), plan, school, today))
        work.approvals.request(entry.number, plan.authorities, number="曉中宗字第0990006001號")
        work.approvals.answer(
            entry.number, "臺中市政府", ApprovalState.APPROVED, number="府授教學字第0990050000號"
        )
    loaded = load_plan(Path("99-1"), register.workspace)
    assert str(loaded.file) == entry.number == "99-001"
    assert loaded.plan.request == RequestLetter(number="曉中宗字第0990006001號")
    assert [each.agency for each in loaded.plan.approvals] == ["臺中市政府"]
    assert {found.place.file for found in loaded.findings} == {"99-001"}


def test_an_unknown_number_says_so(register: Register) -> None:
    """The cure is the list of plans."""
    with pytest.raises(UserError) as problem:
        load_plan(Path("99-001"), register.workspace)
    assert problem.value.findings[0].code == "plan-unknown"
