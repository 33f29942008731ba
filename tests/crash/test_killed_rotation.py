"""A change of the key that is killed at any moment leaves everything readable."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import samples
from tests.support.postgres_server import postgres_server

from inservice_docs.records.participant import Source
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry

ROOT = Path(__file__).resolve().parents[2]
KILLS = 4
PEOPLE = 60


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """An empty place for a register."""
    if request.param == "sqlite":
        yield tmp_path / "registry.sqlite"
        return
    with postgres_server() as server, server.database() as url:
        yield url


def test_a_killed_change_of_the_key_loses_nothing(place: str | Path, tmp_path: Path) -> None:
    """Whichever key leads afterwards, all people are read, and the next change works."""
    keys, chance = KeyFile(tmp_path / "key.json"), random.Random(4)
    people = [samples.person(serial) for serial in range(PEOPLE)]
    with (
        open_registry(place, keys, create=True) as registry,
        registry.transaction("office") as work,
    ):
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, people, source=Source.FILE)
    words = [sys.executable, "-m", "tests.crash.rotator", str(place), str(keys.path)]
    for _ in range(KILLS):
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.1))
            running.kill()
        with open_registry(place, keys) as registry:
            assert registry.examine().findings == ()
            with registry.reading() as work:
                held = [each.person for each in work.participants.list(plan)]
            assert held == people
    with open_registry(place, keys) as registry:
        assert registry.rotate_keys("administrator").count == PEOPLE
        assert registry.examine().findings == ()
