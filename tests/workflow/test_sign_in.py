"""Signing in on the pages: the right password, not too many tries, until signed out."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.known_devices import remember_device
from inservice_docs.workflow.manage_accounts import (
    add_account,
    change_password,
    disable_account,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_in import (
    MOST_OF_ACCOUNT,
    MOST_OF_PLACE,
    WINDOW,
    enter_own_computer,
    sign_in,
    sign_out,
    who_is,
)

PASSWORD = "correct horse battery"


@pytest.fixture
def chen(register: Register) -> Register:
    """The register with an account."""
    add_account(register, "chen", "陳小範", "輔導室", [Role.OFFICER], PASSWORD)
    return register


def enter(register: Register, password: str = PASSWORD, place: str = "192.0.2.1") -> str:
    """Sign in."""
    return sign_in(register.store, "Chen", password, place=place, at=register.at)


def name_of(register: Register, token: str, at: dt.datetime | None = None) -> str:
    """Who holds a token."""
    found = who_is(register.store, token, at or register.at)
    return found.actor.name if found else ""


def test_the_account_may_do_what_its_roles_say(chen: Register) -> None:
    """Whatever the case in which its name is typed."""
    found = who_is(chen.store, enter(chen), chen.at)
    assert found is not None
    assert found.account is not None
    assert (found.actor.name, found.actor.roles) == ("chen", {Role.OFFICER})


def test_a_wrong_password_and_an_unknown_account_are_told_alike(chen: Register) -> None:
    """Nobody learns which accounts there are."""
    with pytest.raises(UserError) as wrong:
        enter(chen, "wrong")
    with pytest.raises(UserError) as unknown:
        sign_in(chen.store, "nobody", "wrong", place="192.0.2.1", at=chen.at)
    assert wrong.value.findings == unknown.value.findings


def test_tries_are_limited_for_each_account_and_each_address(chen: Register) -> None:
    """For a while; then the right password is taken again."""
    for _ in range(MOST_OF_ACCOUNT):
        with pytest.raises(UserError, match="密碼不對"):
            enter(chen, "wrong")
    with pytest.raises(UserError, match="次數太多"):
        enter(chen)
    later = chen.at + WINDOW * 1.1
    assert sign_in(chen.store, "chen", PASSWORD, place="192.0.2.1", at=later)
    for number in range(MOST_OF_PLACE):
        with pytest.raises(UserError):
            sign_in(chen.store, f"x{number}", "wrong", place="198.51.100.7", at=later)
    with pytest.raises(UserError, match="次數太多"):
        sign_in(chen.store, "chen", PASSWORD, place="198.51.100.7", at=later)


def test_strangers_keep_nobody_out_of_a_device_of_theirs(chen: Register) -> None:
    """Wrong passwords from elsewhere use up the account's tries, not those of a known device."""
    device = remember_device(chen.store.ring, "chen", "")

    def try_it(password: str, place: str = "192.0.2.1") -> str:
        return sign_in(chen.store, "Chen", password, place=place, at=chen.at, device=device)

    for _ in range(MOST_OF_PLACE + 1):
        with pytest.raises(UserError):
            enter(chen, "wrong")
    with pytest.raises(UserError, match="次數太多"):
        enter(chen, place="203.0.113.9")
    assert try_it(PASSWORD)
    for _ in range(MOST_OF_ACCOUNT):
        with pytest.raises(UserError, match="密碼不對"):
            try_it("wrong")
    with pytest.raises(UserError, match="次數太多"):
        try_it(PASSWORD, "203.0.113.9")


def test_a_session_ends_with_its_account_its_password_or_at_will(chen: Register) -> None:
    """At once, wherever a copy of the token is."""
    first = enter(chen)
    sign_out(chen.store, first, chen.at)
    second = enter(chen)
    change_password(chen, "chen", "another good password")
    third = enter(chen, "another good password")
    assert [name_of(chen, each) for each in (first, second, third)] == ["", "", "chen"]
    disable_account(chen, "chen")
    assert name_of(chen, third) == ""
    disable_account(chen, "chen", enable=True)
    assert name_of(chen, third) == ""


def test_a_session_in_use_goes_on(chen: Register) -> None:
    """Each use some minutes later counts."""
    token, at = enter(chen), chen.at
    for _ in range(5):
        at += dt.timedelta(hours=1.5)
        assert name_of(chen, token, at) == "chen"


def test_the_own_user_counts_only_where_the_pages_serve_that_computer(register: Register) -> None:
    """On a server for an office that session opens nothing."""
    token = enter_own_computer(register.store, register.at)
    own = who_is(register.store, token, register.at, own_computer=True)
    assert own is not None
    assert own.account is None
    assert all(own.actor.may(role) for role in Role)
    assert who_is(register.store, token, register.at) is None
