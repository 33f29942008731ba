"""Accounts and roles."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from inservice_docs.records.account import Account, Role


def test_roles_are_taken_by_their_chinese_names() -> None:
    """One or several, each once, in a fixed order."""
    assert Account(roles="文書組").roles == (Role.RECORDS,)
    both = Account.model_validate({"角色": ["文書組", "承辦人", "文書組"]})
    assert both.roles == (Role.OFFICER, Role.RECORDS)
    assert Account(roles=()).roles == ()


@pytest.mark.parametrize("roles", ["校長", ["承辦人", "校長"], 3])
def test_an_unknown_role_is_refused(roles: object) -> None:
    """Nobody is given less or more than was said."""
    with pytest.raises(ValidationError):
        Account.model_validate({"roles": roles})


def test_a_closed_account_may_do_nothing() -> None:
    """Whatever its roles."""
    account = Account(login="chen", roles=(Role.REVIEWER,))
    assert account.may(Role.REVIEWER)
    assert not account.may(Role.OFFICER)
    assert not account.model_copy(update={"disabled": True}).may(Role.REVIEWER)
