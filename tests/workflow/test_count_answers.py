"""Of several authorities it is told how many have answered."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.questions import questions
from tests.support.requests import AUTHORITIES, asked, unasked

from inservice_docs.workflow.add_approval import Answer, add_approval
from inservice_docs.workflow.count_answers import Answers, answers_of, count_answers
from inservice_docs.workflow.overview import overview
from inservice_docs.workflow.register import Register


def said(register: Register, number: str) -> Answers:
    """What the study's page tells, which is what its line in the list tells."""
    with register.look() as work:
        tracked = work.approvals.of_plan(number, every_round=True)
        entry = work.plans.get(number)
        own, listed = answers_of(entry, tracked), count_answers(work, [entry])
    assert listed.get(number, Answers()) == own
    return own


def test_answers_are_counted_whatever_they_say(register: Register, folder: Path) -> None:
    """Granted or refused; once all have granted nothing is waited for any more."""
    number = unasked(register, folder)
    assert said(register, number).words == ""
    number = asked(register, folder)
    assert said(register, number).words == "4 機關中 0 件已復"
    for count, agency in enumerate(AUTHORITIES, 1):
        answer = Answer(agency, number=f"府教學字第099005000{count}號", hours=Decimal(3))
        if count == 1:
            answer = Answer(agency, state="不同意", reason="時數過多")
        add_approval(register, number, answer)
        assert said(register, number) == Answers(4, count)
    again = Answer(AUTHORITIES[0], state="waiting", number="曉中宗字第0990006002號")
    add_approval(register, number, again)
    assert said(register, number).words == "4 機關中 3 件已復"
    right = Answer(AUTHORITIES[0], number="府教學字第0990050009號", hours=Decimal(3))
    add_approval(register, number, right)
    assert said(register, number) == Answers()


def test_one_authority_is_not_worth_counting(register: Register, folder: Path) -> None:
    """The list says whom it waits for."""
    number = asked(
        register, folder, **{"臺中市政府, 臺中縣政府, 南投縣政府, 彰化縣政府": "臺中市政府"}
    )
    assert said(register, number) == Answers(1, 0)
    assert said(register, number).words == ""


@pytest.mark.parametrize("studies", [1, 6])
def test_a_page_asks_once_for_all_its_rows(register: Register, folder: Path, studies: int) -> None:
    """As many questions for six studies as for one."""
    for _ in range(studies):
        number = unasked(register, folder)
        for agency in AUTHORITIES:
            add_approval(register, number, Answer(agency, state="waiting"))
    with questions(register) as put:
        found = overview(register)
    assert [line.answers.words for line in found.lines] == ["4 機關中 0 件已復"] * studies
    assert found.as_json()["plans"][0]["answers"] == {"asked": 4, "answered": 0}
    assert sum("approvals" in each for each in put) == 1
