"""Sessions: they hold until signed out, unused for long, or a working day over."""

from __future__ import annotations

import datetime as dt

from tests.registry.conftest import NOON

from inservice_docs.registry.registry import Registry
from inservice_docs.registry.sessions import IDLE, LONGEST


def begin(registry: Registry, login: str = "chen") -> str:
    """Start a session at noon."""
    with registry.transaction(login, NOON) as work:
        return work.sessions.start(login)


def login_at(registry: Registry, token: str, later: dt.timedelta = dt.timedelta(0)) -> str:
    """Who holds a token some time later."""
    with registry.reading() as work:
        return work.sessions.login_of(token, NOON + later)[0]


def test_a_token_names_its_account_and_any_other_nobody(registry: Registry) -> None:
    """And no two tokens are alike."""
    first, second = begin(registry), begin(registry, "lin")
    assert first != second
    assert login_at(registry, first) == "chen"
    assert login_at(registry, second) == "lin"
    assert login_at(registry, first[:-1]) == ""
    assert login_at(registry, "") == ""


def test_a_session_ends_when_unused_and_at_the_end_of_the_day(registry: Registry) -> None:
    """Use prolongs it, but not past its longest."""
    token = begin(registry)
    assert login_at(registry, token, IDLE) == "chen"
    assert login_at(registry, token, IDLE * 1.01) == ""
    at = NOON
    while at - NOON <= LONGEST:
        with registry.transaction("chen", at) as work:
            assert work.sessions.login_of(token, at)[0] == "chen"
            work.sessions.seen(token)
        at += IDLE
    assert login_at(registry, token, at - NOON) == ""


def test_a_session_that_was_ended_opens_nothing(registry: Registry) -> None:
    """One alone, or all of an account; those of others stay."""
    first, second, other = begin(registry), begin(registry), begin(registry, "lin")
    with registry.transaction("chen", NOON) as work:
        work.sessions.end(first)
    assert (login_at(registry, first), login_at(registry, second)) == ("", "chen")
    with registry.transaction("root", NOON) as work:
        work.sessions.end_all("chen")
    assert (login_at(registry, second), login_at(registry, other)) == ("", "lin")


def test_the_register_holds_no_token(registry: Registry) -> None:
    """What stands in it, or in a backup, lets nobody in."""
    token = begin(registry)
    with registry.reading() as work:
        rows = work.desk.connection.exec_driver_sql("SELECT * FROM sessions").all()
    assert token not in repr(rows)
