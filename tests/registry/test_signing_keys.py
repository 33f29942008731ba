"""The keys that seal certificates: one in use for each issuer, the public ones of every time."""

from __future__ import annotations

import datetime as dt

from tests.registry.conftest import NOON

from inservice_docs.records.certificate import SigningKey
from inservice_docs.registry.registry import Registry


def key(name: str, issuer: str = "甲校") -> SigningKey:
    """A key by its name."""
    return SigningKey(name=name, issuer=issuer, public=f"public {name}")


def test_the_key_in_use_comes_back_with_its_secret(registry: Registry) -> None:
    """The first one has no first day; no other issuer may use it."""
    with registry.transaction("office", NOON) as work:
        made = work.signing_keys.change(key("a"), b"\x00secret" * 5)
        assert (made.since, made.until) == (None, None)
    with registry.reading() as work:
        assert work.signing_keys.active("甲校") == (made, b"\x00secret" * 5)
        assert work.signing_keys.active("乙校") is None


def test_a_change_keeps_the_former_public_key(registry: Registry) -> None:
    """It ends today, its secret goes; a key of another issuer is left alone."""
    with registry.transaction("office", NOON) as work:
        work.signing_keys.change(key("a"), b"1" * 32)
        work.signing_keys.change(key("other", "乙校"), b"2" * 32)
    with registry.transaction("office", NOON + dt.timedelta(days=1)) as work:
        work.signing_keys.change(key("b"), b"3" * 32)
    with registry.reading() as work:
        first, other, new = work.signing_keys.list()
        assert (first.public, first.until) == ("public a", dt.date(2026, 9, 19))
        assert other.until is None
        assert (new.name, new.since, new.until) == ("b", dt.date(2026, 9, 19), None)
        query = "SELECT name FROM signing_keys WHERE secret IS NULL"
        assert work.desk.connection.exec_driver_sql(query).scalars().all() == ["a"]


def test_secrets_are_sealed_with_the_key_of_the_register(registry: Registry) -> None:
    """Nobody reads them in the database; they outlive a change of the register's key."""
    secret = bytes(range(32))
    with registry.transaction("office") as work:
        work.signing_keys.change(key("a"), secret)
        held = work.desk.connection.exec_driver_sql("SELECT secret FROM signing_keys").scalar_one()
        assert secret not in bytes(held)
    registry.rotate_keys("office")
    with registry.reading() as work:
        found = work.signing_keys.active("甲校")
        assert found is not None
        assert found[1] == secret
