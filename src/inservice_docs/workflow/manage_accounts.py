"""Manage the business accounts (業務帳號): opened, listed, closed, given another password."""

from __future__ import annotations

from collections.abc import Iterable

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.accounts import tidy_login
from inservice_docs.taiwan.text import nearest, tidy
from inservice_docs.workflow.register import Register

_WHAT = "管理業務帳號"


def add_account(
    register: Register, login: str, person: str, office: str, roles: Iterable[str], password: str
) -> Account:
    """Open an account. Raises UserError: login taken or empty, role unknown, password too short."""
    register.require(Role.ADMINISTRATOR, _WHAT)
    account = Account(login=login, person=person, office=office, roles=read_roles(roles))
    with register.change() as work:
        return work.accounts.add(account, password)


def list_accounts(register: Register, office: str = "") -> tuple[Account, ...]:
    """Return the accounts, by office."""
    register.require(Role.ADMINISTRATOR, _WHAT)
    with register.look() as work:
        return work.accounts.list(office=office)


def disable_account(register: Register, login: str, *, enable: bool = False) -> Account:
    """Close an account, or open a closed one again; what it did keeps its name.

    Raises UserError for administrators who would close their own.
    """
    register.require(Role.ADMINISTRATOR, _WHAT)
    if not enable:
        refuse_own(register, login, "停用自己的帳號")
    with register.change() as work:
        if enable:
            return work.accounts.enable(login)
        work.sessions.end_all(tidy_login(login))
        return work.accounts.disable(login)


def change_password(register: Register, login: str, password: str) -> Account:
    """Give an account another password; its holder may do so, and an administrator."""
    if register.actor.name != tidy_login(login):
        register.require(Role.ADMINISTRATOR, _WHAT)
    with register.change() as work:
        work.accounts.set_password(login, password)
        work.sessions.end_all(tidy_login(login))
        return work.accounts.get(login)


def refuse_own(register: Register, login: str, what: str) -> None:
    """Raise UserError where somebody would shut themselves out: one administrator always stays."""
    if register.actor.name == tidy_login(login):
        raise UserError(
            error("account-own", f"不能{what}。", "請另一位管理者辦理，以免沒有人能管理。")
        )


def read_roles(words: Iterable[str]) -> tuple[Role, ...]:
    """Return the roles that words name; UserError for one that there is not."""
    named = [part for word in words for part in tidy(word).replace("、", ",").split(",") if part]
    for word in named:
        if word not in set(Role):
            near = nearest(word, list(Role))
            raise UserError(
                error(
                    "role-unknown",
                    f"沒有角色「{word[:20]}」。",
                    f"是否為「{near}」？" if near else f"可用：{'、'.join(Role)}。",
                )
            )
    return tuple(role for role in Role if role in named)
