"""Checking a backup: whatever is wrong with it, it is told and nothing is changed."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.registry.backup.check import open_backup
from inservice_docs.registry.backup.save import save_backup
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.schema import HEAD


def code(file: Path, passphrase: str | None = None) -> str:
    """The code of what is wrong with a backup."""
    with pytest.raises(UserError) as problem, open_backup(file, passphrase):
        pass
    (found,) = problem.value.findings
    assert found.fix
    return found.code


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A backup whose members were changed; None leaves one out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return target


def test_a_whole_backup_is_found_whole(sqlite_backup: tuple[Path, KeyFile]) -> None:
    """All its tables, without keys."""
    with open_backup(sqlite_backup[0]) as backup:
        assert backup.keys is None
        assert backup.manifest.tables["plans"].rows == 2


def test_a_backup_cut_short_anywhere_is_refused(
    sqlite_backup: tuple[Path, KeyFile], tmp_path: Path
) -> None:
    """At twenty places from the first byte to the last."""
    whole = sqlite_backup[0].read_bytes()
    file = tmp_path / "cut.zip"
    for part in range(1, 21):
        file.write_bytes(whole[: max(2, len(whole) * part // 20 - 1)])
        assert code(file) == "backup-cut-short"


def test_a_protected_backup_cut_short_anywhere_is_refused(
    registry: Registry, tmp_path: Path
) -> None:
    """As if it were damaged, or its passphrase wrong; never as if it were whole."""
    file = tmp_path / "backup.isd"
    save_backup(registry, file, actor="office", passphrase="開門")
    whole = file.read_bytes()
    for size in (30, 60, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:size])
        assert code(file, "開門") in {"backup-cut-short", "passphrase-wrong"}
    file.write_bytes(whole)
    assert code(file) == "passphrase-missing"
    assert code(file, "關門") == "passphrase-wrong"


def test_a_changed_byte_is_noticed(sqlite_backup: tuple[Path, KeyFile], tmp_path: Path) -> None:
    """Whichever it was, nothing but the truth is read (the directory repeats some bytes)."""
    whole = sqlite_backup[0].read_bytes()
    with open_backup(sqlite_backup[0]) as backup:
        truth = {table: list(backup.lines(table)) for table in backup.manifest.tables}
    file, chance = tmp_path / "changed.zip", random.Random(1)
    codes = set()
    for _ in range(60):
        at = chance.randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            with open_backup(file) as backup:
                held = {table: list(backup.lines(table)) for table in backup.manifest.tables}
        except UserError as problem:
            codes.add(problem.findings[0].code)
        else:
            assert held == truth
    assert codes <= {"backup-cut-short", "backup-foreign"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda name, data: None if name == "tables/plans.jsonl" else data, "backup-cut-short"),
        (lambda name, data: b"" if name == "tables/plans.jsonl" else data, "backup-cut-short"),
        (lambda name, data: b"{}" if name == "manifest.json" else data, "backup-cut-short"),
        (lambda name, data: b"\xff" if name == "manifest.json" else data, "backup-cut-short"),
        (lambda name, data: None if name == "manifest.json" else data, "backup-foreign"),
        (lambda name, data: data.replace(b'"format": 1', b'"format": 2'), "backup-newer"),
        (lambda name, data: data.replace(b'"%s"' % HEAD.encode(), b'"9999"'), "backup-newer"),
    ],
)
def test_a_backup_that_was_tampered_with_is_refused(
    sqlite_backup: tuple[Path, KeyFile],
    tmp_path: Path,
    change: Callable[[str, bytes], bytes | None],
    expected: str,
) -> None:
    """Tables missing or emptied, no manifest, or one of a newer program."""
    assert code(rewritten(sqlite_backup[0], tmp_path / "b.zip", change)) == expected


@pytest.mark.parametrize("content", [b"", b"\x00" * 99, "名單".encode(), json.dumps({}).encode()])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    """Empty, binary, text."""
    file = tmp_path / "backup.zip"
    file.write_bytes(content)
    assert code(file) == "backup-foreign"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """And so is a folder."""
    assert code(tmp_path / "none.zip") == "backup-unreadable"
    assert code(tmp_path) == "backup-unreadable"
