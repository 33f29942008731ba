"""Sign in and out (登入、登出): who works on the pages, and how often a password may be tried."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from inservice_docs.records.account import Account
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.accounts import tidy_login
from inservice_docs.registry.registry import Registry
from inservice_docs.workflow.known_devices import known_device
from inservice_docs.workflow.register import Actor, account_actor, system_actor

WINDOW = dt.timedelta(minutes=15)
MOST_OF_ACCOUNT = 8
"""Wrong passwords of one account within the window; its owner is told how long to wait."""
MOST_OF_PLACE = 40
"""Tries from one address: a whole office may share it."""
PAGES = "網頁"
OWN_COMPUTER = "own computer"
"""The login of the computer's own user; no account's has a space."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """登入者: an actor of the pages, and the account (None for the computer's own user)."""

    actor: Actor
    account: Account | None = None


def sign_in(
    store: Registry, login: str, password: str, *, place: str, at: dt.datetime, device: str = ""
) -> str:
    """Check a password and return the token of a new session.

    `place` is the address that asks, `device` what the browser carries of `known_devices`: tries
    of a device where the account has been signed in are counted by themselves, so that others can
    keep nobody out. Raises UserError: too many tries, or not the right password; it does not say
    which of account and password was wrong.
    """
    name = tidy_login(login)
    known = known_device(store.ring, name, device)
    subject = f"device {known}" if known else f"account {name}"
    with store.transaction(PAGES, at) as work:
        of_account = work.tries.count(subject, WINDOW)
        of_place = 0 if known else work.tries.count(f"place {place}", WINDOW)
    if of_account > MOST_OF_ACCOUNT or of_place > MOST_OF_PLACE:
        raise UserError(_TOO_OFTEN)
    with store.reading() as work:
        account = work.accounts.check(name, password)
    if account is None:
        raise UserError(_WRONG)
    with store.transaction(account.login, at) as work:
        work.accounts.freshen(name, password)
        work.tries.forget(subject)
        return work.sessions.start(account.login)


def enter_own_computer(store: Registry, at: dt.datetime) -> str:
    """Begin a session of the computer's own user, who may do everything; return its token."""
    with store.transaction(system_actor(PAGES).name, at) as work:
        return work.sessions.start(OWN_COMPUTER)


def who_is(
    store: Registry, token: str, at: dt.datetime, *, own_computer: bool = False
) -> SignedIn | None:
    """Return who holds a session's token, None when it opens nothing (any more).

    Sessions of the computer's own user count only where the pages serve that computer alone.
    """
    with store.reading() as work:
        login, stale = work.sessions.login_of(token, at)
        own = login == OWN_COMPUTER
        account = work.accounts.find(login) if login and not own else None
    if (own and not own_computer) or (not own and (account is None or account.disabled)):
        return None
    if stale:
        with store.transaction(PAGES, at) as work:
            work.sessions.seen(token)
    if account is None:
        return SignedIn(system_actor(PAGES))
    return SignedIn(account_actor(account), account)


def sign_out(store: Registry, token: str, at: dt.datetime) -> None:
    """End a session at once."""
    with store.transaction(PAGES, at) as work:
        work.sessions.end(token)


_WRONG: Finding = error("sign-in-wrong", "帳號或密碼不對。", "重新輸入；忘記密碼時請管理者重設。")
_TOO_OFTEN: Finding = error(
    "sign-in-too-often",
    "嘗試登入的次數太多，暫時不能登入。",
    f"{WINDOW.seconds // 60} 分鐘後再試；忘記密碼時請管理者重設。",
)
