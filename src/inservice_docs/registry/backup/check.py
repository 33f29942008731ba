"""Checking a backup before anything is changed: is it whole, ours, and of a version we know?"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.os_problem import refusal
from inservice_docs.registry.backup.envelope import (
    BrokenEnvelopeError,
    WrongPassphraseError,
    is_envelope,
    open_envelope,
)
from inservice_docs.registry.backup.manifest import FORMAT, KEYS, NAME, Manifest, Part
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.schema import VERSIONS

_IN_MEMORY = 64 << 20
_SPOILT = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OverflowError, ValueError)
"""All that a damaged ZIP has been seen to raise while it is read."""


@dataclass(frozen=True)
class Backup:
    """An opened backup, all of it checked; `keys` are there when a passphrase protected it."""

    manifest: Manifest
    keys: KeyRing | None
    archive: zipfile.ZipFile = field(repr=False)

    def lines(self, table: str) -> Iterator[bytes]:
        """Yield the rows of a table as lines of JSON."""
        with self.archive.open(Part.member(table)) as member:
            yield from member


@contextmanager
def open_backup(file: Path, passphrase: str | None = None) -> Iterator[Backup]:
    """Open a backup and check every part of it.

    Raises UserError: no such file, not a backup, cut short or changed, passphrase missing or wrong,
    made by a newer program.
    """
    try:
        with file.open("rb") as raw, tempfile.SpooledTemporaryFile(_IN_MEMORY) as clear:
            source: IO[bytes] = raw
            if is_envelope(raw.read(64)):
                raw.seek(0)
                _open_envelope(raw, passphrase, clear)
                source = clear
            source.seek(0)
            with _archive(source) as archive:
                yield _checked(archive)
    except OSError as problem:
        raise UserError(
            error(
                "backup-unreadable",
                f"無法讀取備份「{file}」（{refusal(problem)}）。",
                "確認檔名與讀取權限。",
            )
        ) from None


def _open_envelope(raw: IO[bytes], passphrase: str | None, clear: IO[bytes]) -> None:
    if passphrase is None:
        raise UserError(
            error("passphrase-missing", "這份備份有密語保護。", "輸入備份時所設的密語。")
        )
    try:
        open_envelope(raw, passphrase, clear)
    except WrongPassphraseError:
        raise UserError(
            error("passphrase-wrong", "密語不對，備份打不開；沒有更動任何資料。", "核對密語。")
        ) from None
    except BrokenEnvelopeError:
        raise UserError(_BROKEN) from None


def _archive(source: IO[bytes]) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except _SPOILT:
        source.seek(0)
        raise UserError(_BROKEN if source.read(2) == b"PK" else _FOREIGN) from None


def _checked(archive: zipfile.ZipFile) -> Backup:
    names = set(archive.namelist())
    if NAME not in names:
        raise UserError(_FOREIGN)
    try:
        manifest = Manifest.model_validate_json(archive.read(NAME))
        keys = KeyRing.from_text(archive.read(KEYS).decode()) if KEYS in names else None
        if manifest.format > FORMAT or manifest.schema_version not in VERSIONS:
            raise UserError(_newer(manifest))
        for table, part in manifest.tables.items():
            if Part.member(table) not in names or not _whole(archive, table, part):
                raise UserError(_BROKEN)
    except _SPOILT:  # among them the errors of pydantic and of decoding
        raise UserError(_BROKEN) from None
    return Backup(manifest, keys, archive)


def _whole(archive: zipfile.ZipFile, table: str, part: Part) -> bool:
    total, rows = hashlib.sha256(), 0
    with archive.open(Part.member(table)) as member:
        for line in member:
            total.update(line)
            rows += 1
    return total.hexdigest() == part.sha256 and rows == part.rows


def _newer(manifest: Manifest) -> Finding:
    return error(
        "backup-newer",
        f"這份備份是較新版的程式（{manifest.program}）所做，這個程式讀不懂。",
        "更新 inservice-docs 後再還原；沒有更動任何資料。",
    )


_BROKEN = error(
    "backup-cut-short",
    "備份檔不完整或已被更動，沒有還原，也沒有更動任何資料。",
    "改用另一份備份，或重新複製這個檔案。",
)
_FOREIGN = error(
    "backup-foreign",
    "這個檔案不是 inservice-docs 的備份。",
    "指定由 inservice-docs backup 所做的檔案。",
)
