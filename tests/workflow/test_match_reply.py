"""A reply is matched to the request that it answers, with reasons and a certainty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.replies import REQUEST, reply

from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.match_reply import Certainty, Proposal, match_reply
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}
Match = Callable[..., Proposal]


@pytest.fixture
def match(register: Register, change: Change) -> Match:
    """Match a reply against a register where the sample study's request has gone out."""
    number = add_plan(change(BARE), register).value.number
    issue_letter(IssueOrder("approval-request", number, number=REQUEST), register)

    def matched(chosen: str = "", **changes: Any) -> Proposal:
        with register.look() as work:
            return match_reply(work, reply(**changes), chosen=chosen)

    return matched


def test_a_reply_to_our_number_is_certain(match: Match) -> None:
    """Plan, authority, decision and hours are clear, and each has its reason."""
    found = match()
    assert (found.plan, found.asked, found.our_number) == ("99-001", "臺中市政府", REQUEST)
    assert (found.certainty, found.state) == (Certainty.CERTAIN, ApprovalState.APPROVED)
    assert found.hours == 3
    assert len(found.reasons) == 2
    assert not found.findings


def test_the_bureau_of_an_authority_answers_for_it(match: Match) -> None:
    """What was asked stands beside who signed."""
    found = match(sender="臺中市政府教育局")
    assert (found.agency, found.asked) == ("臺中市政府教育局", "臺中市政府")
    assert found.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "苗栗縣政府"},
        {"number": ""},
        {"date": None},
        {"subject": "檢送研習一案公文，請查照。"},
        {"hours": "3小時，其中實作研習時數1小時"},
    ],
    ids=["not asked", "no number", "no date", "no decision", "two amounts"],
)
def test_a_doubt_makes_it_likely_only(match: Match, changes: dict[str, Any]) -> None:
    """The doubt is one of the reasons."""
    found = match(**changes)
    assert (found.plan, found.certainty) == ("99-001", Certainty.LIKELY)
    assert len(found.reasons) >= 2


def test_without_our_number_the_name_is_likely(match: Match) -> None:
    """Only while that authority still has to answer."""
    found = match(answers="來")
    assert (found.plan, found.certainty) == ("99-001", Certainty.LIKELY)
    other = match(answers="來", sender="高雄市政府")
    assert (other.plan, other.certainty) == ("", Certainty.UNKNOWN)
    assert [each.code for each in other.findings] == ["reply-fits-none"]


def test_the_numbers_that_fit_nothing_are_named(match: Match) -> None:
    """The clerk sees which number the reply gave, and that no request has it."""
    found = match(answers="曉中宗字第0990009999號", sender="高雄市政府")
    assert (found.plan, found.our_number) == ("", "")
    assert "「曉中宗字第0990009999號」" in found.findings[0].message


def test_what_fits_two_plans_is_left_to_the_clerk(match: Match, register: Register) -> None:
    """Who may name the one."""
    folder = register.workspace.folder
    assert folder is not None
    add_plan(folder / "changed.yaml", register)
    again = IssueOrder("approval-request", "99-002", number="曉中宗字第0990006005號")
    issue_letter(again, register)
    found = match(answers="來")
    assert (found.plan, found.certainty) == ("", Certainty.UNKNOWN)
    assert [each.code for each in found.findings] == ["reply-fits-several"]
    chosen = match(answers="來", chosen="99-2")
    assert (chosen.plan, chosen.certainty) == ("99-002", Certainty.CERTAIN)
