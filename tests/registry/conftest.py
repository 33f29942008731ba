"""Every test of the register runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.postgres_server import PostgresServer

from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry

DATABASES = ("sqlite", "postgresql")
NOON = dt.datetime(2026, 9, 18, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    """A place for the keys, apart from the register."""
    return KeyFile(tmp_path / "keys" / "key.json")


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """An empty place for a register: a file that is not there, or an empty database."""
    if request.param == "sqlite":
        yield tmp_path / "registry.sqlite"
        return
    running: PostgresServer = request.getfixturevalue("server")
    with running.database() as url:
        yield url


@pytest.fixture
def registry(place: str | Path, keys: KeyFile) -> Iterator[Registry]:
    """A new register."""
    with open_registry(place, keys, create=True, patience=10) as opened:
        yield opened
