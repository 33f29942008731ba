"""The version of the schema."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, create_engine

from inservice_docs.registry.registry import Registry
from inservice_docs.registry.schema import HEAD, VERSIONS, version_of
from inservice_docs.registry.target import find_target


def found_in(connection: Connection) -> str:
    """The version of what a connection leads to."""
    return version_of(connection, find_target("r.sqlite"))


def test_a_new_register_is_of_the_latest_version(registry: Registry) -> None:
    """And the latest is the last of all."""
    with registry.reading() as work:
        assert found_in(work.desk.connection) == HEAD == VERSIONS[-1]


def test_an_empty_database_has_no_version(tmp_path: Path) -> None:
    """Nothing is there yet."""
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with engine.connect() as connection:
        assert found_in(connection) == ""
    engine.dispose()
