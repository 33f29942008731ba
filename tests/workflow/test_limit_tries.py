"""How often one address may ask for something."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.limit_tries import limit_tries
from inservice_docs.workflow.register import Once, Register

HOUR = dt.timedelta(hours=1)


def test_after_so_many_it_waits(register: Register) -> None:
    """Each address is counted by itself; an hour later it begins anew."""
    for _ in range(3):
        limit_tries(register, "form 192.0.2.1", 3, HOUR)
    with pytest.raises(UserError) as problem:
        limit_tries(register, "form 192.0.2.1", 3, HOUR)
    assert problem.value.findings[0].code == "too-often"
    limit_tries(register, "form 192.0.2.2", 3, HOUR)
    limit_tries(replace(register, at=register.at + 2 * HOUR), "form 192.0.2.1", 3, HOUR)


def test_counting_does_not_use_up_the_forms_token(register: Register) -> None:
    """The form itself counts once, after that."""
    once = replace(register, once=Once("token"))
    limit_tries(once, "form", 3, HOUR)
    assert once.once.token == "token"
