"""What an account may do is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.change_roles import change_roles
from inservice_docs.workflow.manage_accounts import add_account, disable_account
from inservice_docs.workflow.register import Actor, Register


@pytest.fixture
def boss(register: Register) -> Register:
    """An administrator by account."""
    add_account(register, "boss", "李", "教務處", ["管理者"], "correct horse battery")
    add_account(register, "chen", "陳", "教務處", ["承辦人"], "correct horse battery")
    return replace(register, actor=Actor("boss", frozenset(Role)))


def test_roles_are_changed(boss: Register) -> None:
    """Several at once."""
    assert change_roles(boss, "chen", ["審課單位", "承辦人"]).roles == (Role.OFFICER, Role.REVIEWER)


def test_administrators_do_not_shut_themselves_out(boss: Register) -> None:
    """Neither by role nor by closing their account; so one always stays."""
    with pytest.raises(UserError, match="自己的管理者角色"):
        change_roles(boss, "Boss", ["承辦人"])
    with pytest.raises(UserError, match="自己的帳號"):
        disable_account(boss, "boss")
    assert change_roles(boss, "boss", ["管理者", "承辦人"]).may(Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("login", "roles"), [("chen", []), ("chen", ["校長"]), ("who", ["承辦人"])]
)
def test_what_cannot_be_is_refused(boss: Register, login: str, roles: list[str]) -> None:
    """No role, an unknown one, an unknown account."""
    with pytest.raises(UserError):
        change_roles(boss, login, roles)


def test_only_an_administrator_may(boss: Register) -> None:
    """Nobody gives themselves a role."""
    chen = replace(boss, actor=Actor("chen", frozenset({Role.OFFICER})))
    with pytest.raises(UserError, match="管理者"):
        change_roles(chen, "chen", ["管理者"])
