"""Tries: counted in a window, forgotten on request."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from tests.registry.conftest import NOON

from inservice_docs.registry.registry import Registry

WINDOW = dt.timedelta(minutes=15)


def count(registry: Registry, subject: str, later: dt.timedelta = dt.timedelta(0)) -> int:
    """Count one try."""
    with registry.transaction("pages", NOON + later) as work:
        return work.tries.count(subject, WINDOW)


def test_tries_add_up_within_the_window_and_begin_anew_after_it(registry: Registry) -> None:
    """Each subject for itself."""
    assert [count(registry, "account chen") for _ in range(3)] == [1, 2, 3]
    assert count(registry, "account lin") == 1
    assert count(registry, "account chen", WINDOW * 1.1) == 1


def test_tries_at_the_same_moment_are_all_counted(registry: Registry) -> None:
    """Nobody gets more of them by sending them together."""
    with ThreadPoolExecutor(8) as strangers:
        counted = list(strangers.map(lambda _: count(registry, "account chen"), range(24)))
    assert sorted(counted) == list(range(1, 25))


def test_the_right_password_clears_them(registry: Registry) -> None:
    """The next wrong one is the first again."""
    count(registry, "account chen")
    with registry.transaction("pages", NOON) as work:
        work.tries.forget("account chen")
    assert count(registry, "account chen") == 1


def test_no_name_or_address_is_kept(registry: Registry) -> None:
    """Only a keyed hash of it."""
    count(registry, "place 203.0.113.9")
    with registry.reading() as work:
        rows = work.desk.connection.exec_driver_sql("SELECT * FROM tries").all()
    assert rows
    assert "203.0.113.9" not in repr(rows)
