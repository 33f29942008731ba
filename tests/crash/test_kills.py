"""A writer that is killed at any moment loses nothing that it had acknowledged.

More kills, on both databases: `python benchmarks/bench_registry.py kills`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.crash.kills import kill_writers
from tests.support.postgres_server import postgres_server

from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry

KILLS = 15


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    """A place for the keys."""
    return KeyFile(tmp_path / "key.json")


def test_killed_writers_lose_nothing_on_sqlite(tmp_path: Path, keys: KeyFile) -> None:
    """Every acknowledged step is there whole, nothing by half, the register sound."""
    place = tmp_path / "registry.sqlite"
    open_registry(place, keys, create=True).close()
    toll = kill_writers(place, keys, tmp_path, KILLS, seed=1)
    assert toll.faults == ()
    assert 0 < toll.acknowledged <= toll.stored


def test_killed_writers_lose_nothing_on_postgresql(tmp_path: Path, keys: KeyFile) -> None:
    """The same, with the server going on."""
    with postgres_server() as server, server.database() as url:
        open_registry(url, keys, create=True).close()
        toll = kill_writers(url, keys, tmp_path, KILLS, seed=2)
    assert toll.faults == ()
    assert 0 < toll.acknowledged <= toll.stored
