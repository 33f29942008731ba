"""Change what an account may do (調整角色)."""

from __future__ import annotations

from collections.abc import Iterable

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.workflow.manage_accounts import read_roles, refuse_own
from inservice_docs.workflow.register import Register


def change_roles(register: Register, login: str, roles: Iterable[str]) -> Account:
    """Give an account other roles; they hold from its next request on.

    Raises UserError for an actor who is no 管理者, an unknown account or role, no role at all, and
    for administrators who would take that role from themselves.
    """
    register.require(Role.ADMINISTRATOR, "調整角色")
    given = read_roles(roles)
    if not given:
        raise UserError(
            error("account-incomplete", "至少要選一個角色。", f"角色：{'、'.join(Role)}。")
        )
    if Role.ADMINISTRATOR not in given:
        refuse_own(register, login, "取消自己的管理者角色")
    with register.change() as work:
        return work.accounts.set_roles(login, given)
