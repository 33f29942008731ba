"""Saving a backup (備份) while the register is in use: one moment of it, whole or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sqlalchemy import Connection

from inservice_docs import __version__
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.os_problem import is_full, refusal
from inservice_docs.registry.backup.envelope import Sealer
from inservice_docs.registry.backup.manifest import KEYS, NAME, Manifest, Part
from inservice_docs.registry.backup.rows import kinds_of, read_lines
from inservice_docs.registry.engine import reading
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.schema import HEAD
from inservice_docs.registry.settings import ACTIVE_KEY, REGISTER_ID, read_setting
from inservice_docs.registry.tables.base import metadata


def save_backup(
    registry: Registry, file: Path, *, actor: str, passphrase: str | None = None
) -> Manifest:
    """Write a backup, in place of an older file of that name, and return what it holds.

    With a passphrase it is encrypted and holds the keys as well; without, the keys have to be kept
    apart. Raises UserError when the file cannot be written; what stood there then still stands.
    """
    with _beside(file) as raw, reading(registry.engine, registry.target) as connection:
        if passphrase is None:
            manifest = _write(connection, raw, None)
        else:
            sealer = Sealer(raw, passphrase)
            manifest = _write(connection, sealer, registry.key_place.load() or registry.ring)
            sealer.finish()
    with registry.transaction(actor) as work:
        work.trail.note("backup.save", "register", f"{manifest.rows} 筆")
    return manifest


def _write(connection: Connection, raw: IO[bytes] | Sealer, keys: KeyRing | None) -> Manifest:
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for table in metadata.sorted_tables:
            if table.info.get("passing"):
                continue
            total, rows = hashlib.sha256(), 0
            with archive.open(Part.member(table.name), "w", force_zip64=True) as member:
                for line in read_lines(connection, table):
                    total.update(line)
                    member.write(line)
                    rows += 1
            parts[table.name] = Part(columns=kinds_of(table), rows=rows, sha256=total.hexdigest())
        if keys is not None:
            archive.writestr(KEYS, keys.to_text())
        manifest = Manifest(
            program=__version__,
            schema_version=HEAD,
            register_id=str(read_setting(connection, REGISTER_ID)),
            active_key=str(read_setting(connection, ACTIVE_KEY)),
            made_at=dt.datetime.now(dt.UTC),
            tables=parts,
        )
        archive.writestr(NAME, manifest.model_dump_json(indent=1))
    return manifest


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[IO[bytes]]:
    """Write beside the file (0600) and move it into place when all of it is on the disk."""
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".backup-", dir=file.absolute().parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        temporary.replace(file)
    except OSError as problem:
        raise UserError(_not_written(file, problem)) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


def _not_written(file: Path, problem: OSError) -> Finding:
    if is_full(problem):
        return error(
            "disk-full", "磁碟空間不足，備份沒有完成；原有的檔案都還在。", "清出空間後再備份一次。"
        )
    return error(
        "backup-not-written",
        f"無法寫入備份「{file}」（{refusal(problem)}）。",
        "改用可以寫入的資料夾與檔名。",
    )
