"""A register of before gets the tables of certificates, and can issue them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from inservice_docs.records.certificate import SigningKey
from inservice_docs.registry import schema
from inservice_docs.registry.engine import make_engine, writing
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.registry import open_registry
from inservice_docs.registry.tables.certificates import certificates, signing_keys
from inservice_docs.registry.target import find_target

TABLES = {certificates.name, signing_keys.name}


def test_the_tables_come_with_this_version(place: str | Path, keys: KeyFile) -> None:
    """Not before it; with the constraints that keep a number from being given twice."""
    target = find_target(place)
    engine = make_engine(target)
    with writing(engine, target) as connection:
        schema.upgrade(connection, "0002")
        assert not TABLES & set(inspect(connection).get_table_names())
        schema.upgrade(connection, "0003")
        found = inspect(connection)
        assert set(found.get_table_names()) >= TABLES
        unique = found.get_unique_constraints("certificates")
        assert [each["column_names"] for each in unique] == [["number"]]
    engine.dispose()


def test_a_register_that_was_brought_up_works(place: str | Path, keys: KeyFile) -> None:
    """Keys and series, from the first on."""
    with open_registry(place, keys, create=True) as registry, registry.transaction("a") as work:
        key = SigningKey(name="key", issuer="甲校", public="x")
        assert work.signing_keys.change(key, b"1" * 32).name == "key"
        assert work.certificates.take("曉中宗", 115, 3) == 1
