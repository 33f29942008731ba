"""Backups through the verbs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.studies import study

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.keep_backups import backup_register, restore_register
from inservice_docs.workflow.register import Actor, Register, open_register
from inservice_docs.workflow.workspace import Workspace

CLERK = Actor("陳小範", frozenset(Role))


def test_a_backup_comes_back(
    register: Register, workspace: Workspace, environment: dict[str, str], tmp_path: Path
) -> None:
    """In another folder, with every plan; without a passphrase the keys are to be kept apart."""
    number = study(register)
    done = backup_register(register, tmp_path / "b.zip")
    assert [each.code for each in done.findings] == ["backup-without-keys"]
    target = tmp_path / "other"
    target.mkdir()
    restored = restore_register(
        tmp_path / "b.zip", workspace, CLERK, to=target, environment=environment
    )
    assert [each.code for each in restored.findings] == ["not-a-workspace"]
    (target / "inservice.toml").write_text('[school]\nname = "x"\n', encoding="utf-8")
    moved = Workspace(target, workspace.school, workspace.codes)
    with (
        open_register(moved, CLERK, register.at, environment=environment) as again,
        again.look() as work,
    ):
        assert work.plans.get(number).standing.status == "課程確認通過"


def test_a_place_that_is_not_empty(
    register: Register, workspace: Workspace, environment: dict[str, str], tmp_path: Path
) -> None:
    """Nothing is changed; where the place cannot be one, or rights are lacking, that is said."""
    backup_register(register, tmp_path / "b.zip", "a long enough passphrase")
    secret = "a long enough passphrase"
    file = tmp_path / "b.zip"
    with pytest.raises(UserError) as problem:
        restore_register(file, workspace, CLERK, passphrase=secret, environment=environment)
    assert problem.value.findings[0].code == "restore-not-empty"
    with pytest.raises(UserError) as problem:
        restore_register(file, workspace, CLERK, to=file / "no", environment=environment)
    assert problem.value.findings[0].code == "folder-not-writable"
    with pytest.raises(UserError) as problem:
        restore_register(file, workspace, Actor("x"), environment=environment)
    assert problem.value.findings[0].code == "role-missing"


def test_a_short_passphrase_is_no_protection(register: Register, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UserError) as problem:
        backup_register(register, tmp_path / "b.zip", "short")
    assert problem.value.findings[0].code == "passphrase-short"
    assert not (tmp_path / "b.zip").exists()
