"""The register's health, as doctor sees it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.support.studies import study, tamper
from tests.workflow.conftest import AT

from inservice_docs.workflow.examine_register import examine_register, is_damaged
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import Workspace, open_workspace


def test_a_sound_register(
    register: Register, workspace: Workspace, environment: dict[str, str]
) -> None:
    """It counts what is there."""
    study(register)
    health = examine_register(workspace, AT, environment)
    assert health is not None
    assert (health.plans, health.findings) == (1, ())
    assert health.trail > 0
    assert not is_damaged(health)


def test_none_yet(workspace: Workspace, environment: dict[str, str], tmp_path: Path) -> None:
    """Neither outside a workspace, nor in one without a register."""
    assert examine_register(open_workspace(None, tmp_path), AT, environment) is None
    assert examine_register(workspace, AT, environment) is None
    assert not is_damaged(None)


def test_damage_is_told_from_a_missing_key(
    register: Register, workspace: Workspace, environment: dict[str, str], folder: Path
) -> None:
    """Only a damaged register is a failure of doctor."""
    study(register)
    register.store.close()
    key = Path(environment["INSERVICE_KEY_FILE"])
    held = key.read_bytes()
    key.unlink()
    health = examine_register(workspace, AT, environment)
    assert health is not None
    assert health.findings[0].code == "key-missing"
    assert not is_damaged(health)
    key.write_bytes(held)
    key.chmod(0o600)
    with sqlite3.connect(folder / "registry.sqlite") as connection:
        tamper(connection, 1)
    connection.close()
    assert is_damaged(examine_register(workspace, AT, environment))
    file = folder / "registry.sqlite"
    for beside in (file.with_name("registry.sqlite-wal"), file.with_name("registry.sqlite-shm")):
        beside.unlink(missing_ok=True)
    file.write_bytes(b"no database" * 1000)
    assert is_damaged(examine_register(workspace, AT, environment))
