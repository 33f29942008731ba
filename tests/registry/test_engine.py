"""Connections: one writer at a time, readers undisturbed, what is found wrong told at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.registry.faults import StoreError
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.people import participants


def test_a_second_writer_waits_its_turn(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """It begins when the first is done, and sees what that has stored."""
    started, seen = threading.Event(), []

    def second() -> None:
        with open_registry(place, keys) as own:
            started.set()
            with own.transaction("second") as work:
                seen.append(work.plans.count())

    with registry.transaction("first") as work:
        writer = threading.Thread(target=second)
        writer.start()
        assert started.wait(30)
        work.plans.add(samples.plan(), samples.WAITING)
    writer.join(30)
    assert seen == [1]


def test_a_writer_that_waits_too_long_is_told(
    registry: Registry, place: str | Path, keys: KeyFile
) -> None:
    """Nothing is stored, and it works again afterwards."""
    with open_registry(place, keys, patience=0.3) as other:
        with (
            registry.transaction("first"),
            pytest.raises(UserError) as problem,
            other.transaction("second") as work,
        ):
            work.settings.put("colour", "red")
        assert problem.value.findings[0].code == "register-busy"
        with other.transaction("second") as work:
            work.settings.put("colour", "blue")
    with registry.reading() as work:
        assert work.settings.get("colour") == "blue"


def test_a_reader_does_not_wait_for_the_writer(registry: Registry) -> None:
    """While a step is under way, others see the register as it was."""
    with registry.transaction("first") as work:
        work.settings.put("colour", "red")
        with registry.reading() as reader:
            assert reader.settings.get("colour") is None


def test_references_are_kept(registry: Registry) -> None:
    """A row that points at nothing cannot be stored."""
    row = {"id": 1, "plan_id": 99, "added_at": NOON}
    with pytest.raises(StoreError), registry.transaction("office") as work:
        work.desk.run(participants.insert(), row)


def test_sqlite_keeps_what_was_acknowledged(tmp_path: Path, keys: KeyFile) -> None:
    """Every commit goes to the disk, and references are checked."""
    with (
        open_registry(tmp_path / "r.sqlite", keys, create=True) as opened,
        opened.engine.connect() as connection,
    ):
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("synchronous", "foreign_keys", "secure_delete", "journal_mode")
        }
    assert found == {
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "journal_mode": "wal",
    }
