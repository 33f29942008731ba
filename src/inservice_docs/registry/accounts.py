"""Accounts (業務帳號): one or more for every office, with roles and a password."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.passwords import (
    hash_password,
    is_outdated,
    password_fits,
    spend_time,
)
from inservice_docs.registry.tables.accounts import accounts
from inservice_docs.taiwan.text import compact

_NAMES = ("login", "person", "office", "roles", "disabled")


class Accounts:
    """The accounts."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def add(self, account: Account, password: str) -> Account:
        """Open an account; UserError when its login is taken or empty or it has no role."""
        desk, login = self._desk, tidy_login(account.login)
        if not login or not account.roles:
            raise UserError(
                error("account-incomplete", "帳號要有名稱與至少一個角色。", f"角色：{_roles()}。")
            )
        if self.find(login) is not None:
            raise UserError(
                error("account-exists", f"已經有帳號「{login}」。", "改用另一個帳號名稱。")
            )
        values = {"id": desk.count_up("accounts"), "login": login, "person": account.person}
        values |= {"office": account.office, "roles": [str(role) for role in account.roles]}
        values |= {"password": hash_password(password), "disabled": False}
        desk.run(accounts.insert(), {**values, "added_at": desk.at, "changed_at": desk.at})
        desk.note("account.add", login, "、".join(account.roles))
        return self.get(login)

    def find(self, login: str) -> Account | None:
        """Return an account, None when there is none of that name."""
        row = self._row(login)
        return None if row is None else _account(row)

    def get(self, login: str) -> Account:
        """Return an account; raises UserError (account-unknown)."""
        found = self.find(login)
        if found is None:
            raise UserError(_unknown(login))
        return found

    def list(self, *, office: str = "") -> tuple[Account, ...]:
        """Return all accounts, by office."""
        query = select(accounts).order_by(accounts.c.office, accounts.c.login)
        if office:
            query = query.where(accounts.c.office == office)
        return tuple(_account(row) for row in self._desk.run(query).mappings())

    def check(self, login: str, password: str) -> Account | None:
        """Return the account when the password is right and it is in use, else None."""
        row = self._row(login)
        if row is None:
            spend_time(password)
            return None
        if not password_fits(row["password"], password) or row["disabled"]:
            return None
        return _account(row)

    def freshen(self, login: str, password: str) -> None:
        """Hash a password that was just checked anew, where the measure has risen since."""
        row = self._row(login)
        if row is not None and is_outdated(row["password"]):
            self._change(login, {"password": hash_password(password)})

    def set_password(self, login: str, password: str) -> None:
        """Give an account another password; the trail says so, never which."""
        self._change(login, {"password": hash_password(password)})
        self._desk.note("account.password", tidy_login(login))

    def set_roles(self, login: str, roles: tuple[Role, ...]) -> Account:
        """Give an account other roles."""
        self._change(login, {"roles": [str(role) for role in roles]})
        self._desk.note("account.roles", tidy_login(login), "、".join(roles))
        return self.get(login)

    def disable(self, login: str) -> Account:
        """Close an account; what it did keeps its name."""
        self._change(login, {"disabled": True})
        self._desk.note("account.disable", tidy_login(login))
        return self.get(login)

    def enable(self, login: str) -> Account:
        """Open a closed account again."""
        self._change(login, {"disabled": False})
        self._desk.note("account.enable", tidy_login(login))
        return self.get(login)

    def _row(self, login: str) -> Mapping[str, Any] | None:
        query = select(accounts).where(accounts.c.login == tidy_login(login))
        found: Mapping[str, Any] | None = self._desk.run(query).mappings().first()
        return found

    def _change(self, login: str, values: dict[str, Any]) -> None:
        changed = accounts.update().where(accounts.c.login == tidy_login(login))
        if self._desk.run(changed.values(**values, changed_at=self._desk.at)).rowcount != 1:
            raise UserError(_unknown(login))


def tidy_login(text: str) -> str:
    """Return a login in its own form: half-width, no spaces, small letters."""
    return compact(text).casefold()


def _account(row: Mapping[Any, Any]) -> Account:
    return Account(**{name: row[name] for name in _NAMES})


def _roles() -> str:
    return "、".join(Role)


def _unknown(login: str) -> Finding:
    return error(
        "account-unknown",
        f"沒有帳號「{login[:40]}」。",
        "以 inservice-docs account list 查看帳號。",
    )
