"""A workspace is found upward from where the user stands, or by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.workspace import open_workspace

pytestmark = pytest.mark.usefixtures("environment")

SETTINGS = '[school]\nname = "臺中市私立範例高級中學"\ncode = "191313"\n'


def test_the_nearest_workspace_upward_is_opened(tmp_path: Path) -> None:
    """A command run in a folder below the workspace finds it."""
    (tmp_path / "inservice.toml").write_text(SETTINGS, encoding="utf-8")
    below = tmp_path / "plans" / "115"
    below.mkdir(parents=True)
    workspace = open_workspace(None, below)
    assert workspace.folder == tmp_path.resolve()
    assert workspace.school.name == "臺中市私立範例高級中學"
    assert workspace.out(None) == tmp_path.resolve() / "out"


def test_a_workspace_is_opened_by_its_folder_or_its_settings_file(tmp_path: Path) -> None:
    """`--workspace` takes either."""
    (tmp_path / "inservice.toml").write_text(SETTINGS, encoding="utf-8")
    assert open_workspace(tmp_path).school.code == "191313"
    assert open_workspace(tmp_path / "inservice.toml").school.code == "191313"


def test_a_chosen_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    """The message names the folder and how it becomes one."""
    with pytest.raises(UserError) as problem:
        open_workspace(tmp_path)
    found = problem.value.findings[0]
    assert found.code == "not-a-workspace"
    assert "init" in found.fix


def test_without_a_workspace_the_work_goes_on_with_a_hint(tmp_path: Path) -> None:
    """Drafting a plan file needs no workspace; the school's facts are then missing."""
    workspace = open_workspace(None, tmp_path)
    assert workspace.folder is None
    assert workspace.school.name == ""
    assert [found.code for found in workspace.findings] == ["no-workspace"]
    assert workspace.own("agencies.csv") is None


def test_what_needs_a_workspace_is_refused_outside(tmp_path: Path) -> None:
    """It is told what is lacking, and how to come to a workspace."""
    with pytest.raises(UserError) as problem:
        open_workspace(None, tmp_path).required_folder("沒有登記簿", "（另有備註）")
    (found,) = problem.value.findings
    assert found.code == "no-workspace"
    assert found.message == "這裡不是工作區，沒有登記簿。"
    assert found.fix.endswith("執行 inservice-docs init（另有備註）。")
    make_workspace(tmp_path / "office")
    assert open_workspace(tmp_path / "office").required_folder() == tmp_path / "office"


def test_only_a_file_that_is_there_is_the_schools_own(tmp_path: Path) -> None:
    """A folder of its name is none."""
    make_workspace(tmp_path / "office")
    workspace = open_workspace(tmp_path / "office")
    assert workspace.own("plans") is None
    assert workspace.own("inservice.toml") == tmp_path / "office" / "inservice.toml"


def test_the_schools_own_course_codes_replace_those_of_the_package(tmp_path: Path) -> None:
    """A broken table of the school's is named, not passed over."""
    (tmp_path / "inservice.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "course_codes.toml").write_text("班別性質 = 3", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        open_workspace(tmp_path)
    assert problem.value.findings[0].code == "course-codes-broken"


def test_a_fresh_workspace_opens_with_empty_facts(tmp_path: Path) -> None:
    """What `init` writes is a workspace already, and its blanks are missing facts."""
    make_workspace(tmp_path / "office")
    workspace = open_workspace(tmp_path / "office")
    assert workspace.school.name == ""
    assert workspace.school.superior is None
