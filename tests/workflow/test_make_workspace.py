"""`init` makes a workspace with its register once and never overwrites one."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.school import School
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.workspace import open_workspace


def test_a_workspace_has_settings_register_plans_and_out(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """The folder and its parts are made, and the register can be opened with its keys."""
    made = make_workspace(tmp_path / "office", environment)
    assert [path.name for path in made] == ["inservice.toml", "registry.sqlite", "plans", "out"]
    assert all(path.exists() for path in made)
    keys = KeyFile(Path(environment["INSERVICE_KEY_FILE"]))
    with open_registry(made[1], keys) as register, register.reading() as work:
        assert work.plans.count() == 0


def test_a_second_init_changes_nothing(tmp_path: Path, environment: dict[str, str]) -> None:
    """The facts that a clerk has filled in stay."""
    make_workspace(tmp_path, environment)
    (tmp_path / "inservice.toml").write_text("[school]\nname = '甲校'\n", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        make_workspace(tmp_path, environment)
    assert problem.value.findings[0].code == "workspace-exists"
    assert "甲校" in (tmp_path / "inservice.toml").read_text(encoding="utf-8")


def test_a_workspace_without_a_register_gets_one(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """One of an earlier version keeps its settings and gets a register beside them."""
    (tmp_path / "inservice.toml").write_text("[school]\nname = '甲校'\n", encoding="utf-8")
    made = make_workspace(tmp_path, environment)
    assert [path.name for path in made] == ["registry.sqlite", "plans", "out"]
    assert "甲校" in (tmp_path / "inservice.toml").read_text(encoding="utf-8")


def test_no_workspace_is_made_when_its_register_cannot_be(tmp_path: Path) -> None:
    """Keys that cannot be kept leave no half-made workspace behind."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UserError) as problem:
        make_workspace(
            tmp_path / "office", {"INSERVICE_KEY_FILE": str(tmp_path / "file" / "key.json")}
        )
    assert problem.value.findings[0].code in {"key-not-kept", "key-unreadable"}
    assert not (tmp_path / "office" / "inservice.toml").exists()


def test_a_school_stands_in_the_settings_from_the_first(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """There is no moment at which the workspace is there and its school is not."""
    make_workspace(tmp_path, environment, school=School(name="甲校", letter_word="甲"))
    assert open_workspace(tmp_path).school.name == "甲校"
