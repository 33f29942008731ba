"""Where keys are kept."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked
from tests.support.findings import code
from tests.support.unprivileged import unprivileged

from inservice_docs.records.finding import UserError
from inservice_docs.registry.keys.key_place import KeyFile, SystemKeys, usual_place
from inservice_docs.registry.keys.key_ring import KeyRing

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of files as on Unix")


class Kept(KeyringBackend):
    """A key ring of the system that lives in memory, and can be locked."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept."""
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        if self.locked:
            raise KeyringLocked
        self.held[service, username] = password


@pytest.fixture
def system() -> Iterator[Kept]:
    """A system that keeps secrets."""
    before, kept = keyring.get_keyring(), Kept()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def test_a_key_file_keeps_a_ring(tmp_path: Path) -> None:
    """Nothing, then the ring, then another in its place; nothing else is left in the folder."""
    place = KeyFile(tmp_path / "deep" / "key.json")
    assert place.load() is None
    for ring in (KeyRing.new(), KeyRing.new()):
        place.save(ring)
        assert place.load() == ring
    assert [path.name for path in place.path.parent.iterdir()] == ["key.json"]


@POSIX
def test_a_key_file_is_its_owners_alone(tmp_path: Path) -> None:
    """It is made 0600; one that others can read is refused with the command that mends it."""
    place = KeyFile(tmp_path / "key.json")
    place.save(KeyRing.new())
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600
    place.path.chmod(0o640)
    with pytest.raises(UserError) as problem:
        place.load()
    assert code(problem) == "key-file-open"
    assert "chmod 600" in problem.value.findings[0].fix


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}"])
def test_a_spoilt_key_file_is_told(tmp_path: Path, content: bytes) -> None:
    """Without naming what stands in it."""
    path = tmp_path / "key.json"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(UserError) as problem:
        KeyFile(path).load()
    assert code(problem) == "key-unreadable"


@POSIX
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """No key is taken into use that was not kept."""
    place = KeyFile(tmp_path / "key.json")
    tmp_path.chmod(0o555)
    with unprivileged(), pytest.raises(UserError) as problem:
        place.save(KeyRing.new())
    assert code(problem) == "key-not-kept"


def test_the_systems_key_ring_keeps_a_ring(system: Kept) -> None:
    """Under the id of the register."""
    place, ring = SystemKeys("register-1"), KeyRing.new()
    assert place.load() is None
    place.save(ring)
    assert place.load() == ring
    assert SystemKeys("register-2").load() is None
    assert "register-1" in place.where


def test_a_locked_system_is_told(system: Kept) -> None:
    """Reading, writing, and an entry that is no ring."""
    system.held["inservice-docs", "register-1"] = "spoilt"
    with pytest.raises(UserError) as problem:
        SystemKeys("register-1").load()
    assert code(problem) == "key-unreadable"
    system.locked = True
    with pytest.raises(UserError):
        SystemKeys("register-1").load()
    with pytest.raises(UserError):
        SystemKeys("register-1").save(KeyRing.new())


def test_the_usual_place_is_a_file_where_there_is_one(
    system: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the system's own key ring; a file again on systems that keep no secrets."""
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert isinstance(usual_place("register-1"), SystemKeys)
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    file = usual_place("register-1")
    assert isinstance(file, KeyFile)
    file.save(KeyRing.new())
    keyring.set_keyring(system)
    assert usual_place("register-1") == file
    assert file.path.name == "register-1.json"
