"""Last year's plan is copied to new dates beside the old one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.copy_plan import copy_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace


def test_the_copy_has_the_new_dates_and_none_of_the_old_letters(
    folder: Path, workspace: Workspace
) -> None:
    """Sessions and deadline move together; approvals and our own letter number go."""
    outcome = copy_plan(folder / "plan.yaml", "116-03-23", None, workspace, force=False)
    assert outcome.value.name == "plan-116.yaml"
    plan = read_plan(outcome.value).value
    assert plan.dates == (dt.date(2027, 3, 23),)
    assert plan.signup is not None
    assert plan.signup.deadline == dt.date(2027, 3, 16)
    assert plan.approvals == ()
    assert plan.request is None
    assert outcome.findings


def test_the_old_plan_is_untouched(folder: Path, workspace: Workspace) -> None:
    """Copying reads only."""
    before = (folder / "plan.yaml").read_bytes()
    copy_plan(folder / "plan.yaml", "116-03-23", None, workspace, force=False)
    assert (folder / "plan.yaml").read_bytes() == before


def test_a_copy_that_is_there_stays(folder: Path, workspace: Workspace) -> None:
    """Only `--force` overwrites."""
    (folder / "plan-116.yaml").write_text("x", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        copy_plan(folder / "plan.yaml", "116-03-23", None, workspace, force=False)
    assert problem.value.findings[0].code == "file-exists"


def test_an_impossible_date_is_refused(folder: Path, workspace: Workspace) -> None:
    """Nothing is written for a day that there is not."""
    with pytest.raises(UserError, match="沒有 30 日"):
        copy_plan(folder / "plan.yaml", "116-02-30", None, workspace, force=False)
    assert not list(folder.glob("plan-*.yaml"))


def test_a_form_is_not_copied(folder: Path, workspace: Workspace) -> None:
    """The cure says how a workbook is carried over."""
    (folder / "plan.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(UserError) as problem:
        copy_plan(folder / "plan.xlsx", "116-03-23", None, workspace, force=False)
    assert problem.value.findings[0].code == "copy-needs-yaml"


def test_a_registered_plan_is_copied_by_its_number(
    folder: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is a new plan file where one stands."""
    monkeypatch.chdir(folder)
    number = add_plan(folder / "plan.yaml", register).value.number
    written = copy_plan(Path(number), "116-03-23", None, register.workspace, force=False).value
    assert written == Path("99-001-116.yaml")
    plan = read_plan(written).value
    assert plan.dates == (dt.date(2027, 3, 23),)
    assert plan.approvals == ()
