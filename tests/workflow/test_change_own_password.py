"""One's own password, changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.change_own_password import change_own_password
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.sign_in import MOST_OF_ACCOUNT, sign_in, who_is

OLD, NEW = "correct horse battery", "another long sentence"


@pytest.fixture
def chen(register: Register) -> Register:
    """The register, opened for an account."""
    add_account(register, "chen", "陳", "教務處", ["承辦人"], OLD)
    return replace(register, actor=Actor("chen", frozenset({Role.OFFICER})))


def test_the_new_one_opens_and_every_session_ends(chen: Register) -> None:
    """The old one opens nothing any more."""
    token = sign_in(chen.store, "chen", OLD, place="here", at=chen.at)
    change_own_password(chen, OLD, NEW, NEW)
    assert who_is(chen.store, token, chen.at) is None
    with pytest.raises(UserError):
        sign_in(chen.store, "chen", OLD, place="here", at=chen.at)
    assert sign_in(chen.store, "chen", NEW, place="here", at=chen.at)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("wrong", NEW, NEW), "old"),
        ((OLD, NEW, "other"), "again"),
        ((OLD, OLD, OLD), "new"),
        ((OLD, "short", "short"), "new"),
    ],
)
def test_a_slip_stands_beside_its_field(
    chen: Register, typed: tuple[str, str, str], field: str
) -> None:
    """And nothing changes."""
    with pytest.raises(UserError) as problem:
        change_own_password(chen, *typed)
    assert problem.value.findings[0].place.field == field
    assert sign_in(chen.store, "chen", OLD, place="here", at=chen.at)


def test_the_old_one_cannot_be_guessed_for_ever(chen: Register) -> None:
    """A computer left open gives nobody more tries than the sign-in."""
    for _ in range(MOST_OF_ACCOUNT):
        with pytest.raises(UserError, match="不對"):
            change_own_password(chen, "guess", NEW, NEW)
    with pytest.raises(UserError, match="太多次"):
        change_own_password(chen, OLD, NEW, NEW)
