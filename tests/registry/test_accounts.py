"""Accounts: opened, checked, closed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from inservice_docs.records.account import Account, Role
from inservice_docs.records.finding import UserError
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.tables.accounts import accounts
from inservice_docs.registry.work import Work

PASSWORD = "correct horse battery"
OFFICER = Account(login="Chen", person="陳小範", office="宗教輔導室", roles=(Role.OFFICER,))


@pytest.fixture
def work(registry: Registry) -> Iterator[Work]:
    """A step in which the account of an officer was opened."""
    with registry.transaction("administrator") as step:
        step.accounts.add(OFFICER, PASSWORD)
        yield step


def test_the_right_password_opens_the_account(work: Work) -> None:
    """However the login is written; a wrong password, or an unknown login, does not."""
    found = work.accounts.check("ＣＨＥＮ ", PASSWORD)
    assert found == OFFICER.model_copy(update={"login": "chen"})
    assert found is not None
    assert found.may(Role.OFFICER)
    assert not found.may(Role.REVIEWER)
    assert work.accounts.check("chen", "wrong horse battery") is None
    assert work.accounts.check("nobody", PASSWORD) is None


def test_a_closed_account_stays_shut(work: Work) -> None:
    """Until it is opened again; it is still listed."""
    assert work.accounts.disable("chen").may(Role.OFFICER) is False
    assert work.accounts.check("chen", PASSWORD) is None
    assert [each.disabled for each in work.accounts.list(office="宗教輔導室")] == [True]
    work.accounts.enable("chen")
    assert work.accounts.check("chen", PASSWORD) is not None


def test_password_and_roles_can_change(work: Work) -> None:
    """The former password no longer works."""
    work.accounts.set_password("chen", "another long password")
    assert work.accounts.check("chen", PASSWORD) is None
    changed = work.accounts.set_roles("chen", (Role.RECORDS, Role.OFFICER))
    assert changed.roles == (Role.OFFICER, Role.RECORDS)


def test_passwords_are_never_kept_in_clear(work: Work, registry: Registry) -> None:
    """Only an Argon2id hash is stored, and the trail names no password."""
    kept = work.desk.run(select(accounts.c.password)).scalar_one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in repr(work.desk.notes)


def test_an_old_hash_is_brought_up_to_date(work: Work) -> None:
    """When the measure has risen, the next right password is hashed anew."""
    weak = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
    work.desk.run(accounts.update().values(password=weak))
    work.accounts.freshen("chen", PASSWORD)
    assert work.desk.run(select(accounts.c.password)).scalar_one() != weak
    assert work.accounts.check("chen", PASSWORD) is not None


@pytest.mark.parametrize(
    ("account", "password", "code"),
    [
        (OFFICER, PASSWORD, "account-exists"),
        (Account(login=" ", roles=(Role.OFFICER,)), PASSWORD, "account-incomplete"),
        (Account(login="lin"), PASSWORD, "account-incomplete"),
        (Account(login="lin", roles=(Role.OFFICER,)), "short", "password-length"),
        (Account(login="lin", roles=(Role.OFFICER,)), "x" * 129, "password-length"),
    ],
)
def test_what_cannot_be_opened_is_refused(
    work: Work, account: Account, password: str, code: str
) -> None:
    """Each with its own message and cure."""
    with pytest.raises(UserError) as problem:
        work.accounts.add(account, password)
    assert problem.value.findings[0].code == code


def test_an_unknown_account_is_named(work: Work) -> None:
    """Reading or changing it is refused."""
    for act in (work.accounts.get, work.accounts.disable):
        with pytest.raises(UserError) as problem:
            act("nobody")
        assert problem.value.findings[0].code == "account-unknown"
