"""A plan is loaded with everything that is found in it, each finding at its place in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inservice_docs.workflow.load_plan import load_plan
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
