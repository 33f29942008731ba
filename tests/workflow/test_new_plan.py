"""A new plan is an empty file to fill in, and never overwrites another."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Scope
from inservice_docs.workflow.new_plan import new_plan


@pytest.mark.parametrize("name", ["plan.yaml", "plan.xlsx"])
def test_a_new_plan_can_be_read_as_it_is(name: str, tmp_path: Path) -> None:
    """Its blanks are missing values, not mistakes."""
    path = new_plan(tmp_path / name, "", in_school=False, force=False)
    outcome = read_plan(path)
    assert outcome.ok
    assert outcome.value.name == ""


@pytest.mark.parametrize("name", ["plan.yaml", "plan.xlsx"])
def test_an_in_school_plan_says_so(name: str, tmp_path: Path) -> None:
    """The kind of study is filled in already, in the file and in the form."""
    path = new_plan(tmp_path / name, "", in_school=True, force=False)
    assert read_plan(path).value.scope is Scope.IN_SCHOOL


def test_an_in_school_plan_asks_for_no_authority(tmp_path: Path) -> None:
    """The skeleton holds only what the kind of study needs."""
    path = new_plan(tmp_path / "plan.yaml", "", in_school=True, force=False)
    assert "主管機關" not in path.read_text(encoding="utf-8")


def test_a_plan_that_is_there_stays(tmp_path: Path) -> None:
    """Only `--force` overwrites."""
    (tmp_path / "plan.yaml").write_text("研習名稱: 甲\n", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        new_plan(tmp_path / "plan.yaml", "", in_school=False, force=False)
    assert problem.value.findings[0].code == "file-exists"
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "研習名稱: 甲\n"
    new_plan(tmp_path / "plan.yaml", "", in_school=False, force=True)
    assert "研習名稱: 甲" not in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """Neither a Word file nor an unknown option makes a plan."""
    with pytest.raises(UserError, match="docx"):
        new_plan(tmp_path / "plan.docx", "", in_school=False, force=False)
