"""Numbers are foreseen while a letter is made, and taken only when all is ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_numbers import (
    NumberWishes,
    take_numbers,
    wanted_numbers,
)
from inservice_docs.workflow.letter_numbers import next_numbers
from inservice_docs.workflow.prepare_letter import Composed, Facts, compose_issue
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan


@pytest.fixture
def invitation(register: Register, folder: Path) -> Composed:
    """An invitation, composed but without its number."""
    entry = add_plan(folder / "plan.yaml", register).value
    with register.look() as work:
        facts = Facts(entry, current_plan(work, entry), (), None, 0)
    return compose_issue("invitation", facts, register.workspace, register.today)


def test_the_next_number_is_foreseen_and_taken(register: Register, invitation: Composed) -> None:
    """Looking ahead takes nothing."""
    wishes = NumberWishes()
    assert wanted_numbers(wishes, invitation, register) == ("曉中宗字第0990000001號",)
    wanted = wanted_numbers(NumberWishes(word="曉中教"), invitation, register)
    assert wanted == ("曉中教字第0990000001號",)
    with register.change() as work:
        take_numbers(work, wishes, invitation, wanted, plan="99-001")
        assert work.numbers.get(wanted[0]).purpose


def test_who_comes_later_gets_the_next(register: Register, invitation: Composed) -> None:
    """Other numbers than foreseen are told by what is returned."""
    wishes = NumberWishes()
    wanted = wanted_numbers(wishes, invitation, register)
    next_numbers(register)
    with register.change() as work:
        taken = take_numbers(work, wishes, invitation, wanted, plan="99-001")
    assert wanted == ("曉中宗字第0990000001號",)
    assert taken == ("曉中宗字第0990000002號",)


def test_each_letter_needs_one_number(register: Register, invitation: Composed) -> None:
    """Two numbers for one letter are one too many."""
    wishes = NumberWishes("曉中宗字第0990000007號、曉中宗字第0990000008號")
    with pytest.raises(UserError) as problem:
        wanted_numbers(wishes, invitation, register)
    assert problem.value.findings[0].code == "number-count"
