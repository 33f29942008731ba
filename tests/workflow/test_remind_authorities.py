"""Authorities that have not answered are reminded by a draft, which nobody records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_approval import Answer, add_approval
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.remind_authorities import remind_authorities

Change = Callable[..., Path]


@pytest.fixture
def later(register: Register, change: Change) -> Register:
    """Ten days after a request to two authorities, one of which has answered."""
    file = change({"申請文號": None, "核准文號": None, "主管機關": "[臺中市政府, 臺中縣政府]"})
    number = add_plan(file, register).value.number
    issue_letter(IssueOrder("approval-request", number), register)
    said = Answer("臺中市政府", number="府授教學字第0990050000號", date=dt.date(2010, 3, 1))
    add_approval(register, number, said)
    return replace(register, at=register.at + dt.timedelta(days=10))


def test_only_those_that_wait_are_reminded(later: Register) -> None:
    """The letter names our request; nothing is recorded."""
    made = remind_authorities(later, formats=("txt",)).value
    text = made[0].data.decode("utf-8")
    assert "臺中縣政府" in text
    assert "臺中市政府" not in text
    assert "曉中宗字第0990000001號" in text
    with later.look() as work:
        assert len(work.documents.list()) == 1


def test_those_that_wait_long_enough(later: Register) -> None:
    """Working days are counted; the cure is the list."""
    assert remind_authorities(later, plan="99-001", days=5).value
    for chosen in ({"days": 30}, {"plan": "99-001", "days": 30}):
        with pytest.raises(UserError) as problem:
            remind_authorities(later, **chosen)  # type: ignore[arg-type]
        assert problem.value.findings[0].code == "nobody-waits"
