"""`init` makes a workspace once and never overwrites one."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.make_workspace import make_workspace


def test_a_workspace_has_settings_plans_and_out(tmp_path: Path) -> None:
    """The folder and its parts are made."""
    made = make_workspace(tmp_path / "office")
    assert [path.name for path in made] == ["inservice.toml", "plans", "out"]
    assert all(path.exists() for path in made)


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    """The facts that a clerk has filled in stay."""
    make_workspace(tmp_path)
    (tmp_path / "inservice.toml").write_text("[school]\nname = '甲校'\n", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        make_workspace(tmp_path)
    assert problem.value.findings[0].code == "workspace-exists"
    assert "甲校" in (tmp_path / "inservice.toml").read_text(encoding="utf-8")
