"""Connections to the database: one writer at a time on either, readers undisturbed.

SQLite: WAL, `BEGIN IMMEDIATE` for writes, foreign keys on, every commit on the disk. PostgreSQL: an
advisory lock for the length of a write. So a step sees no other half-way, and nothing deadlocks.
"""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from inservice_docs.registry.faults import told
from inservice_docs.registry.target import Target

PATIENCE = 60
"""Seconds to wait for another writer."""

SQLITE_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",  # what was acknowledged survives a power cut
    "secure_delete = ON",  # deleted personal data do not linger in the file
    "trusted_schema = OFF",
    "cache_size = -32000",
)

_LOCK = 0x1A5E_D0C5
"""Our advisory lock; such numbers are shared by all that use one database."""


def make_engine(target: Target, patience: float = PATIENCE) -> Engine:
    """Make an engine; nothing is opened yet. No statement's values ever reach a log or an error."""
    with told(target):
        if target.is_file:
            engine = create_engine(
                target.url, hide_parameters=True, connect_args={"timeout": patience}
            )
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(
            target.url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": 10,
                "options": f"-c lock_timeout={int(patience * 1000)} -c timezone=UTC",
            },
        )


@contextmanager
def writing(engine: Engine, target: Target) -> Iterator[Connection]:
    """Open a transaction that writes, alone; it commits at the end and is undone on any error."""
    with told(target), engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin() as transaction:
            if not target.is_file:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection
            with told(target, committing=True):
                transaction.commit()


@contextmanager
def reading(engine: Engine, target: Target) -> Iterator[Connection]:
    """Open a transaction that sees one moment of the register and can change nothing."""
    with told(target, looking=True), engine.connect() as connection:
        if not target.is_file:
            connection = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            if target.is_file:
                connection.exec_driver_sql("PRAGMA query_only = ON")
            try:
                yield connection
            finally:
                if target.is_file:
                    connection.exec_driver_sql("PRAGMA query_only = OFF")


def _prepare_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for setting in SQLITE_SETTINGS:
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN")
        return
    driver: Any = connection.connection.dbapi_connection
    patience = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        _take_turn(driver, time.monotonic() + patience / 1000)
    finally:
        driver.execute(f"PRAGMA busy_timeout = {patience}")


def _take_turn(driver: Any, deadline: float) -> None:
    """Begin to write as soon as nobody else does.

    SQLite itself would ask ever more seldom, so that among many writers one could starve.
    """
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.001, 0.012))  # noqa: S311 - only to keep out of step
        else:
            return


def make_private(path: Path) -> None:
    """Make the empty file of a new SQLite register, for its owner alone (0600) as a start.

    What hinders that is told by the database itself, when it opens the file.
    """
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def use_write_ahead_log(path: str) -> None:
    """Let readers and the writer of an SQLite file work at once; it stays so (WAL)."""
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
