"""Restoring a backup (還原) into an empty place, on either kind of database."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.os_problem import is_full, refusal
from inservice_docs.records.trail import TrailCheck
from inservice_docs.registry import schema
from inservice_docs.registry.backup.check import Backup, open_backup
from inservice_docs.registry.backup.manifest import Manifest
from inservice_docs.registry.backup.rows import write_lines
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.engine import (
    make_engine,
    make_private,
    reading,
    use_write_ahead_log,
    writing,
)
from inservice_docs.registry.faults import told
from inservice_docs.registry.keys.key_place import KeyPlace, usual_place
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.tables.accounts import trail as trail_table
from inservice_docs.registry.target import Target, find_target
from inservice_docs.registry.trail import check_trail, write_trail


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and whether its trail is intact."""

    manifest: Manifest
    where: str
    trail: TrailCheck


def restore_backup(
    file: Path,
    place: str | Path,
    keys: KeyPlace | None = None,
    *,
    actor: str,
    passphrase: str | None = None,
) -> Restored:
    """Restore a backup to a path that does not exist yet, an empty database, or a new register.

    A register counts as new while nothing has been done in it (`init` has just made it).

    The backup is checked first; then all of it is stored, or nothing. Raises UserError: the backup
    is broken, foreign or newer, its passphrase or its keys are missing or wrong, the place is not
    empty or cannot be written.
    """
    target = find_target(place)
    with open_backup(file, passphrase) as backup:
        made = target.path is None or (target.path.is_file() and target.path.stat().st_size > 0)
        if made:
            _require_new(target)
        key_place = keys or usual_place(backup.manifest.register_id)
        ring = _ring(key_place, backup)
        if made or target.path is None:
            trail = _fill(target, backup, ring, actor)
        else:
            trail = _fill_file(target.path, backup, ring, actor)
        return Restored(backup.manifest, target.where, trail)


def _ring(place: KeyPlace, backup: Backup) -> KeyRing:
    """Return the register's keys, put in their place where only the backup has them."""
    held = place.load()
    if held is not None and backup.keys is not None:
        ring = held.merged(backup.keys)
    else:
        ring = held or backup.keys or KeyRing(())
    fitting = ring.led_by(backup.manifest.active_key)
    if fitting is None:
        raise UserError(
            error(
                "key-wrong" if held else "key-missing",
                f"沒有這份備份的金鑰（{place.where}），加密的個資將無法解讀；沒有還原。",
                "以 INSERVICE_KEY_FILE 指定原來的金鑰檔，或改用有密語保護、附有金鑰的備份。",
            )
        )
    if held is None or len(fitting.keys) > len(held.keys):
        place.save(fitting)
    return fitting


def _fill_file(path: Path, backup: Backup, ring: KeyRing, actor: str) -> TrailCheck:
    """Fill a new file beside the place and move it there at the end."""
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=path.parent) as folder:
            made = Path(folder) / "register.sqlite"
            make_private(made)
            trail = _fill(find_target(made), backup, ring, actor)
            if path.exists() and path.stat().st_size:
                raise UserError(_not_empty(find_target(path)))
            made.replace(path)
    except OSError as problem:
        raise UserError(_not_written(path, problem)) from None
    with told(find_target(path)):
        use_write_ahead_log(str(path))
    return trail


def _not_written(path: Path, problem: OSError) -> Finding:
    if is_full(problem):
        return error("disk-full", f"磁碟空間不足，沒有還原到「{path}」。", "清出空間後再還原一次。")
    return error(
        "folder-not-writable",
        f"無法寫入「{path}」（{refusal(problem)}）；沒有還原。",
        "改用可以寫入的資料夾。",
    )


def _fill(target: Target, backup: Backup, ring: KeyRing, actor: str) -> TrailCheck:
    engine = make_engine(target)
    try:
        with writing(engine, target) as connection:
            if schema.version_of(connection, target):
                if not _is_new(connection):
                    raise UserError(_not_empty(target))
                _clear(connection)
            return _load(connection, backup, ring, actor)
    finally:
        engine.dispose()


def _require_new(target: Target) -> None:
    """Refuse a place where anything has been done, before keys are put in theirs."""
    engine = make_engine(target)
    try:
        with reading(engine, target) as connection:
            if schema.version_of(connection, target) and not _is_new(connection):
                raise UserError(_not_empty(target))
    finally:
        engine.dispose()


def _is_new(connection: Connection) -> bool:
    """Tell whether nothing has been done in a register: whatever is done leaves a trail."""
    return connection.execute(select(trail_table.c.id).limit(1)).first() is None


def _clear(connection: Connection) -> None:
    """Take the tables of a new register away; the backup brings its own."""
    quote = connection.dialect.identifier_preparer.quote
    sqlite = connection.dialect.name == "sqlite"
    for name in inspect(connection).get_table_names():
        connection.exec_driver_sql(f"DROP TABLE {quote(name)}{'' if sqlite else ' CASCADE'}")
    if not sqlite:
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS trail_can_only_grow()")


def _load(connection: Connection, backup: Backup, ring: KeyRing, actor: str) -> TrailCheck:
    schema.upgrade(connection, backup.manifest.schema_version)
    for table, part in backup.manifest.tables.items():
        write_lines(connection, table, part.columns, backup.lines(table))
    if backup.manifest.schema_version != schema.HEAD:
        schema.upgrade(connection)
    trail = check_trail(connection, ring)
    desk = Desk(connection, ring, actor, dt.datetime.now(dt.UTC))
    desk.note("backup.restore", "register", f"{backup.manifest.made_at:%Y-%m-%d}")
    write_trail(desk)
    return trail


def _not_empty(target: Target) -> Finding:
    return error(
        "restore-not-empty",
        f"「{target.where}」裡已經有資料，沒有還原，也沒有更動。",
        "以 --to 指定一個新的資料夾，或改用空的資料庫。",
    )
