"""Saving a backup."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import pytest
from tests.registry.backup.conftest import Dump
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.registry.backup.check import open_backup
from inservice_docs.registry.backup.manifest import KEYS
from inservice_docs.registry.backup.save import save_backup
from inservice_docs.registry.registry import Registry


def test_a_backup_holds_every_row_of_one_moment(
    filled: Registry, tmp_path: Path, dump: Dump
) -> None:
    """Each table; what is stored meanwhile belongs to the next backup."""
    before = dump(filled)
    manifest = save_backup(filled, tmp_path / "backup.zip", actor="office")
    with open_backup(tmp_path / "backup.zip") as backup:
        assert backup.manifest == manifest
        held = {table: list(backup.lines(table)) for table in before}
    held["settings"] = [line for line in held["settings"] if b"trail head" not in line]
    assert held == before
    assert all(held.values())


def test_a_backup_shows_nothing_sensitive(filled: Registry, tmp_path: Path) -> None:
    """Sealed values stay sealed, and the keys are not in it; only its owner may read it."""
    file = tmp_path / "backup.zip"
    save_backup(filled, file, actor="office")
    with zipfile.ZipFile(file) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert KEYS not in archive.namelist()
    for secret in (samples.id_number(1), samples.person(1).phone, samples.person(1).email):
        assert secret.encode() not in everything
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_protected_backup_shows_nothing_at_all(filled: Registry, tmp_path: Path) -> None:
    """Not even names; the keys are inside."""
    file = tmp_path / "backup.isd"
    save_backup(filled, file, actor="office", passphrase="開門")
    assert samples.person(1).name.encode() not in file.read_bytes()
    assert b"PK\x01\x02" not in file.read_bytes()
    with open_backup(file, "開門") as backup:
        assert backup.keys == filled.key_place.load()


def test_the_trail_tells_of_a_backup(filled: Registry, tmp_path: Path) -> None:
    """Who made it."""
    save_backup(filled, tmp_path / "backup.zip", actor="王管理")
    with filled.reading() as work:
        entry = work.trail.list()[0]
    assert (entry.actor, entry.action) == ("王管理", "backup.save")


def test_a_backup_that_cannot_be_written_changes_nothing(filled: Registry, tmp_path: Path) -> None:
    """An older file of that name stays; nothing half-written is left."""
    with pytest.raises(UserError) as problem:
        save_backup(filled, tmp_path / "no" / "backup.zip", actor="office")
    assert problem.value.findings[0].code == "backup-not-written"
    (tmp_path / "taken").mkdir()
    with pytest.raises(UserError):
        save_backup(filled, tmp_path / "taken", actor="office")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".backup")]
