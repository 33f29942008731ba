"""Business accounts."""

from __future__ import annotations

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.manage_accounts import (
    add_account,
    change_password,
    disable_account,
    list_accounts,
    read_roles,
)
from inservice_docs.workflow.register import Actor, Register

PASSWORD = "four unrelated words"


def test_opened_closed_and_opened_again(register: Register) -> None:
    """With its roles; the trail tells, and holds no password."""
    made = add_account(register, "Chen", "陳小範", "教務處", ["承辦人、文書組"], PASSWORD)
    assert (made.login, made.roles) == ("chen", (Role.OFFICER, Role.RECORDS))
    assert list_accounts(register, "教務處") == (made,)
    assert disable_account(register, "chen").disabled
    assert not disable_account(register, "chen", enable=True).disabled
    change_password(register, "chen", PASSWORD * 2)
    with register.look() as work:
        assert work.accounts.check("chen", PASSWORD) is None
        assert work.accounts.check("chen", PASSWORD * 2) is not None
        assert PASSWORD not in str(work.trail.list())


def test_accounts_are_for_the_administrator(register: Register) -> None:
    """Everybody may change the own password alone."""
    add_account(register, "chen", "", "", ["承辦人"], PASSWORD)
    chen = Register(
        register.workspace,
        register.store,
        Actor("chen", frozenset({Role.OFFICER})),
        register.at,
    )
    change_password(chen, "chen", PASSWORD * 2)
    for act in (
        lambda: list_accounts(chen),
        lambda: disable_account(chen, "chen"),
        lambda: change_password(chen, "lin", PASSWORD),
        lambda: add_account(chen, "lin", "", "", ["管理者"], PASSWORD),
    ):
        with pytest.raises(UserError) as problem:
            act()
        assert problem.value.findings[0].code == "role-missing"


@pytest.mark.parametrize(
    ("login", "roles", "password", "code"),
    [
        ("chen", ["承辨人"], PASSWORD, "role-unknown"),
        ("chen", [], PASSWORD, "account-incomplete"),
        ("chen", ["承辦人"], "short", "password-length"),
        ("", ["承辦人"], PASSWORD, "account-incomplete"),
    ],
)
def test_what_is_refused(
    register: Register, login: str, roles: list[str], password: str, code: str
) -> None:
    """Unknown roles, none at all, a short password, no name."""
    with pytest.raises(UserError) as problem:
        add_account(register, login, "", "", roles, password)
    assert problem.value.findings[0].code == code
    assert list_accounts(register) == ()


def test_roles_in_any_order() -> None:
    """Each once, in the order of the procedure."""
    assert read_roles(["管理者,承辦人", "承辦人"]) == (Role.OFFICER, Role.ADMINISTRATOR)
