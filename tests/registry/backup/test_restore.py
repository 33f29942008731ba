"""Restoring: into an empty place, whole or not at all, on either kind of database."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.registry.backup.conftest import Dump
from tests.support import samples
from tests.support.postgres_server import PostgresServer

from inservice_docs.records.finding import UserError
from inservice_docs.registry.backup.restore import restore_backup
from inservice_docs.registry.backup.save import save_backup
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.registry import Registry, open_registry


def test_a_backup_of_one_is_restored_into_either(
    filled: Registry, keys: KeyFile, tmp_path: Path, server: PostgresServer, dump: Dump
) -> None:
    """From each kind of database into each: every row, a sound trail, and work goes on."""
    file = tmp_path / "backup.zip"
    save_backup(filled, file, actor="office")
    with server.database() as url:
        for place in (tmp_path / "restored.sqlite", url):
            restored = restore_backup(file, place, keys, actor="王管理")
            assert restored.trail.intact
            with open_registry(place, keys) as opened:
                assert dump(opened) == dump(filled)
                assert opened.examine().findings == ()
                with opened.transaction("office") as work:
                    assert work.trail.list(limit=1)[0].action == "backup.restore"
                    assert work.plans.add(samples.plan(), samples.WAITING).number.endswith("-003")
                    report = work.privacy.report(samples.id_number(1))
                    assert report.studies[0].person == samples.person(1)


def test_a_protected_backup_brings_its_keys(filled: Registry, tmp_path: Path) -> None:
    """On a new machine, with nothing but the file and the passphrase."""
    file, new = tmp_path / "backup.isd", KeyFile(tmp_path / "new" / "key.json")
    save_backup(filled, file, actor="office", passphrase="開門")
    restore_backup(file, tmp_path / "r.sqlite", new, actor="office", passphrase="開門")
    with open_registry(tmp_path / "r.sqlite", new) as opened, opened.transaction("office") as work:
        assert work.privacy.report(samples.id_number(1)).studies[0].person == samples.person(1)


def test_a_backup_older_than_a_change_of_keys_is_restored(
    filled: Registry, keys: KeyFile, tmp_path: Path
) -> None:
    """The former key is kept for that."""
    save_backup(filled, tmp_path / "backup.zip", actor="office")
    filled.rotate_keys("administrator")
    restore_backup(tmp_path / "backup.zip", tmp_path / "r.sqlite", keys, actor="office")
    with open_registry(tmp_path / "r.sqlite", keys) as opened:
        assert opened.examine().findings == ()


def test_a_place_that_is_not_empty_is_left_alone(
    filled: Registry, keys: KeyFile, tmp_path: Path, place: str | Path, dump: Dump
) -> None:
    """Nothing of it is changed."""
    save_backup(filled, tmp_path / "backup.zip", actor="office")
    before = dump(filled)
    with pytest.raises(UserError) as problem:
        restore_backup(tmp_path / "backup.zip", place, keys, actor="office")
    assert problem.value.findings[0].code == "restore-not-empty"
    assert dump(filled) == before


def test_a_register_that_was_only_made_gives_way(
    sqlite_backup: tuple[Path, KeyFile], place: str | Path, keys: KeyFile, tmp_path: Path
) -> None:
    """What `init` made is taken away in the same step; on an error it still stands."""
    file, own = sqlite_backup
    open_registry(place, keys, create=True).close()
    with pytest.raises(UserError) as problem:
        restore_backup(file, place, keys, actor="office")
    assert problem.value.findings[0].code == "key-wrong"
    with open_registry(place, keys) as opened:
        assert opened.examine().findings == ()
    restore_backup(file, place, own, actor="office")
    with open_registry(place, own) as opened, opened.transaction("office") as work:
        assert work.privacy.report(samples.id_number(1)).studies[0].person == samples.person(1)
        assert opened.examine().findings == ()


@pytest.mark.parametrize(("held", "expected"), [(False, "key-missing"), (True, "key-wrong")])
def test_without_its_keys_a_backup_is_not_restored(
    filled: Registry, tmp_path: Path, held: bool, expected: str
) -> None:
    """Neither without any, nor with another register's; no file appears."""
    save_backup(filled, tmp_path / "backup.zip", actor="office")
    other = KeyFile(tmp_path / "other.json")
    if held:
        other.save(KeyRing.new())
    with pytest.raises(UserError) as problem:
        restore_backup(tmp_path / "backup.zip", tmp_path / "r.sqlite", other, actor="office")
    assert problem.value.findings[0].code == expected
    assert not (tmp_path / "r.sqlite").exists()


def test_a_broken_backup_changes_nothing(
    sqlite_backup: tuple[Path, KeyFile], tmp_path: Path, server: PostgresServer
) -> None:
    """Neither a file nor a table is made."""
    file = tmp_path / "cut.zip"
    file.write_bytes(sqlite_backup[0].read_bytes()[:-100])
    with server.database() as url:
        for place in (tmp_path / "r.sqlite", url):
            with pytest.raises(UserError):
                restore_backup(file, place, sqlite_backup[1], actor="office")
            with pytest.raises(UserError) as problem:
                open_registry(place, sqlite_backup[1])
            assert problem.value.findings[0].code == "register-missing"
    assert [path.name for path in tmp_path.iterdir()] == ["cut.zip"]


def test_a_folder_that_is_not_there_is_told(
    sqlite_backup: tuple[Path, KeyFile], tmp_path: Path
) -> None:
    """With the cure."""
    with pytest.raises(UserError) as problem:
        restore_backup(
            sqlite_backup[0], tmp_path / "no" / "r.sqlite", sqlite_backup[1], actor="office"
        )
    assert problem.value.findings[0].code == "folder-not-writable"


def test_a_broken_trail_is_restored_and_told(
    filled: Registry, keys: KeyFile, tmp_path: Path
) -> None:
    """What can be saved is saved; that the trail was tampered with before does not vanish."""
    with filled.engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TRIGGER trail_no_update")
        else:
            connection.exec_driver_sql("ALTER TABLE trail DISABLE TRIGGER USER")
        connection.exec_driver_sql("UPDATE trail SET actor = 'x' WHERE id = 2")
        connection.commit()
    save_backup(filled, tmp_path / "backup.zip", actor="office")
    restored = restore_backup(tmp_path / "backup.zip", tmp_path / "r.sqlite", keys, actor="office")
    assert restored.trail.broken == 2
