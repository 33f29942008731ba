"""The register itself: opened once, then one transaction for every step of the work."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry import schema
from inservice_docs.registry.derived import derive
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.engine import (
    PATIENCE,
    make_engine,
    make_private,
    reading,
    use_write_ahead_log,
    writing,
)
from inservice_docs.registry.examine import Health, examine
from inservice_docs.registry.faults import told, unreachable
from inservice_docs.registry.keys.key_place import KeyPlace, usual_place
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.keys.rotation import seal_anew
from inservice_docs.registry.once import mark_done
from inservice_docs.registry.settings import ACTIVE_KEY, REGISTER_ID, read_setting, write_setting
from inservice_docs.registry.target import Target, find_target
from inservice_docs.registry.trail import write_trail
from inservice_docs.registry.work import Work

NEEDS_CREATING = error(
    "register-missing",
    "這裡還沒有登記簿。",
    "在工作區執行 inservice-docs init，或以 INSERVICE_DATABASE_URL 指定資料庫。",
)


@dataclass(frozen=True, slots=True)
class Rotated:
    """What came of changing the key: how many values were sealed, and where the keys are.

    `resumed` tells that an earlier, interrupted change was finished.
    """

    count: int
    resumed: bool
    where: str


class Registry:
    """An open register; made by `open_registry`, and closed at the end of its `with` block."""

    def __init__(self, target: Target, engine: Engine, place: KeyPlace, ring: KeyRing) -> None:
        """Hold what was opened."""
        self.target = target
        self.engine = engine
        self.key_place = place
        self.ring = ring

    def __repr__(self) -> str:
        """Name the place alone."""
        return f"Registry({self.target.where})"

    @contextmanager
    def transaction(
        self, actor: str, at: dt.datetime | None = None, *, once: str = ""
    ) -> Iterator[Work]:
        """Do one step as `actor`: all of it is stored at the end, or nothing after an error.

        `at` is the moment of the step (an aware datetime), now unless given. A step with a token
        `once` is done a single time, however often it is asked for. Raises UserError when the
        register is busy, read-only, full, damaged or out of reach, AlreadyDone for a step that was
        done before.
        """
        with writing(self.engine, self.target) as connection:
            desk = Desk(connection, self._ring(connection), actor, at or dt.datetime.now(dt.UTC))
            if once:
                mark_done(desk, once)
            yield Work(desk)
            write_trail(desk)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Look at the register as it is at one moment; nothing can be changed."""
        with reading(self.engine, self.target) as connection:
            yield Work(Desk(connection, self._ring(connection), "", dt.datetime.now(dt.UTC)))

    def rotate_keys(self, actor: str, progress: Callable[[int], None] | None = None) -> Rotated:
        """Seal everything with a fresh key; `progress` is called with how many more are sealed.

        One that was interrupted changed nothing, and the next goes on with the key that it had
        put by. The former keys stay in their place: backups and the trail still need them.
        """
        with writing(self.engine, self.target) as connection:  # alone: no other key is lost
            active = str(read_setting(connection, ACTIVE_KEY))
            held = self.key_place.load() or self.ring
            resumed = held.active_id != active
            ring = held if resumed else held.rotated()
            if ring.led_by(active) is None:
                raise UserError(key_wrong(self.key_place))
            if not resumed:
                self.key_place.save(ring)  # safe before anything is sealed with it
            count = seal_anew(connection, ring, progress)
            write_setting(connection, ACTIVE_KEY, ring.active_id)
            desk = Desk(connection, ring, actor, dt.datetime.now(dt.UTC))
            desk.note("keys.rotate", ring.active_id, f"{count} 筆")
            write_trail(desk)
        self.ring = ring
        return Rotated(count, resumed, self.key_place.where)

    def recount(self, actor: str) -> None:
        """Make all that is counted beforehand anew: figures, sums of plans, the index of words."""
        with writing(self.engine, self.target) as connection:
            desk = Desk(connection, self._ring(connection), actor, dt.datetime.now(dt.UTC))
            derive(connection)
            desk.note("register.recount", "register")
            write_trail(desk)

    def examine(self) -> Health:
        """Check the whole register for damage and tampering; nothing is changed."""
        with reading(self.engine, self.target) as connection:
            desk = Desk(connection, self._ring(connection), "", dt.datetime.now(dt.UTC))
            return examine(desk, self.target.where)

    def _ring(self, connection: Connection) -> KeyRing:
        """Return the keys, fetched anew when another program has changed the key meanwhile."""
        active = str(read_setting(connection, ACTIVE_KEY))
        if self.ring.active_id != active:
            self.ring = _fitting(self.key_place, active)
        return self.ring

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def __enter__(self) -> Registry:
        """Use the register within a block."""
        return self

    def __exit__(self, *problem: object) -> None:
        """Close it."""
        self.close()


def open_registry(
    place: str | Path,
    keys: KeyPlace | None = None,
    *,
    create: bool = False,
    patience: float = PATIENCE,
) -> Registry:
    """Open the register at a path (SQLite) or an address (PostgreSQL).

    An older one is brought up to date; with `create`, an empty place becomes a new register. `keys`
    is where its keys are kept, by default a place of this user's. `patience` is how many seconds to
    wait for another writer. Raises UserError: no register there, of a newer program, something
    else, damaged, out of reach, its keys missing or not its own.
    """
    target = find_target(place)
    missing = target.path is not None and not _is_there(target, target.path)
    if missing and not create:
        raise UserError(NEEDS_CREATING)
    engine = make_engine(target, patience)
    try:
        if missing or not _is_current(engine, target):
            _bring_up(engine, target, keys, create=create)
        with reading(engine, target) as connection:
            key_place = keys or usual_place(str(read_setting(connection, REGISTER_ID)))
            ring = _fitting(key_place, str(read_setting(connection, ACTIVE_KEY)))
    except BaseException:
        engine.dispose()
        raise
    return Registry(target, engine, key_place, ring)


def _is_there(target: Target, path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:
        raise UserError(unreachable(target)) from None


def _is_current(engine: Engine, target: Target) -> bool:
    with reading(engine, target) as connection:
        return schema.version_of(connection, target) == schema.HEAD


def _bring_up(engine: Engine, target: Target, keys: KeyPlace | None, *, create: bool) -> None:
    """Make a new register, or bring an older one up to the present version."""
    name, ring = _christened(keys) if create else ("", None)
    if target.path is not None:
        make_private(target.path)
    with writing(engine, target) as connection:
        version = schema.version_of(connection, target)
        if not version and ring is None:
            raise UserError(NEEDS_CREATING)
        if version != schema.HEAD:
            schema.upgrade(connection)
        if not version and ring is not None:
            write_setting(connection, REGISTER_ID, name)
            write_setting(connection, ACTIVE_KEY, ring.active_id)
    if target.path is not None:
        with told(target):
            use_write_ahead_log(str(target.path))


def _christened(keys: KeyPlace | None) -> tuple[str, KeyRing]:
    """Return an id and keys for a new register; the keys are safe before anything needs them."""
    register_id = uuid.uuid4().hex
    place = keys or usual_place(register_id)
    ring = place.load()
    if ring is None:
        ring = KeyRing.new()
        place.save(ring)
    return register_id, ring


def _fitting(place: KeyPlace, active: str) -> KeyRing:
    """Load the keys and make sure that they are this register's."""
    ring = place.load()
    if ring is None:
        raise UserError(
            error(
                "key-missing",
                f"找不到登記簿的金鑰（{place.where}）。",
                "把保管的金鑰檔放回原處，或以 INSERVICE_KEY_FILE 指定它；資料沒有更動。",
            )
        )
    fitting = ring.led_by(active)
    if fitting is None:
        raise UserError(key_wrong(place))
    return fitting


def key_wrong(place: KeyPlace) -> Finding:
    """Say that the keys of a place are not those of the register."""
    return error(
        "key-wrong",
        f"金鑰與登記簿不符（{place.where}）：它屬於另一個登記簿，或是更換前的舊檔。",
        "以 INSERVICE_KEY_FILE 指定這個登記簿的金鑰；資料沒有更動。",
    )
