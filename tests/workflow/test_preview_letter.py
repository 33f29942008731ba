"""A letter is previewed as it would go out; what keeps it back is told, nothing is recorded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.replies import REQUEST

from inservice_docs.records.finding import UserError
from inservice_docs.records.gap import gap
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.preview_letter import LetterWishes, preview_files, preview_letter
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}


@pytest.fixture
def plan(register: Register, change: Change) -> str:
    """The sample study; nothing has gone out."""
    return add_plan(change(BARE), register).value.number


def test_the_preview_is_what_is_issued(plan: str, register: Register) -> None:
    """Apart from the number, which comes last; the next one of the series is foreseen."""
    seen = preview_letter("approval-request", register, plan=plan)
    assert [each.number for each in seen.letters] == [gap("發文字號")]
    assert (seen.blocked, seen.issued, seen.unfinished) == ((), (), ())
    assert seen.next_number == "曉中宗字第0990000001號"
    issued = issue_letter(IssueOrder("approval-request", plan), register).value
    assert issued.documents[0].number == seen.next_number
    with register.look() as work:
        assert '"subject": "' not in str(seen.letters[0])
        kept = work.documents.context(issued.documents[0]).decode()
    assert seen.letters[0].subject in kept


def test_a_number_and_a_date_that_were_typed_stand_in_it(plan: str, register: Register) -> None:
    """As they would in the letter; a date that is none is refused."""
    wishes = LetterWishes(number=REQUEST, date="99-02-26")
    seen = preview_letter("approval-request", register, plan=plan, wishes=wishes)
    assert seen.letters[0].number == REQUEST
    with pytest.raises(UserError):
        preview_letter("approval-request", register, plan=plan, wishes=LetterWishes(date="昨天"))


def test_a_letter_that_is_not_at_hand_is_shown_with_the_reason(
    plan: str, register: Register
) -> None:
    """A request that has gone to everybody, and a reminder before any request."""
    issue_letter(IssueOrder("approval-request", plan, number=REQUEST), register)
    seen = preview_letter("approval-request", register, plan=plan)
    assert [found.code for found in seen.blocked] == ["request-already-sent"]
    assert [each.number for each in seen.issued] == [REQUEST]
    assert "臺中市政府" in seen.letters[0].originals
    memo = preview_letter("in-school-memo", register, plan=plan)
    assert memo.blocked
    assert memo.is_memo


def test_gaps_are_told_as_unfinished(register: Register, change: Change) -> None:
    """Missing facts keep a letter back; its number and date do not."""
    number = add_plan(change({**BARE, "目的": None, "場次": None}), register).value.number
    seen = preview_letter("approval-request", register, plan=number)
    fields = {found.place.field for found in seen.unfinished}
    assert "場次" in fields
    assert "發文字號" not in fields


def test_the_account_request_needs_no_plan(register: Register) -> None:
    """But the office and the person."""
    bare = preview_letter("account-request", register)
    assert {found.place.field for found in bare.unfinished} == {"處室", "姓名"}
    wishes = LetterWishes(office="輔導室", person="陳小範")
    seen = preview_letter("account-request", register, wishes=wishes)
    assert "輔導室" in seen.letters[0].subject
    assert not seen.unfinished


def test_unknown_kinds_and_plans_are_refused(plan: str, register: Register) -> None:
    """With a cure."""
    for kind, number in (("nonsense", plan), ("approval-request", "99-999")):
        with pytest.raises(UserError):
            preview_letter(kind, register, plan=number)


def test_the_draft_is_what_is_previewed(plan: str, register: Register) -> None:
    """As files, with the number that was typed; a package holds the study plan too."""
    wishes = LetterWishes(number=REQUEST, date="99-02-26")
    seen = preview_letter("approval-request", register, plan=plan, wishes=wishes)
    files = {each.name: each.data for each in preview_files(seen, ("txt", "di"), register).value}
    assert REQUEST in files[f"{plan}-approval-request.txt"].decode()
    assert any("-di/" in name and name.endswith(".docx") for name in files)


def test_a_reminder_goes_to_whom_it_is_meant_for(plan: str, register: Register) -> None:
    """To one of those who wait, when it is previewed and when it is issued; to no other."""
    issue_letter(IssueOrder("approval-request", plan, number=REQUEST), register)
    wishes = LetterWishes(to=("南投縣政府",))
    seen = preview_letter("reminder", register, plan=plan, wishes=wishes)
    assert seen.letters[0].originals == ("南投縣政府",)
    assert len(preview_letter("reminder", register, plan=plan).letters[0].originals) == 4
    with pytest.raises(UserError, match="還沒回覆"):
        issue_letter(IssueOrder("reminder", plan, to=("花蓮縣政府",)), register)
    done = issue_letter(IssueOrder("reminder", plan, to=("南投縣政府",)), register).value
    assert len(done.documents) == 1
    with register.look() as work:
        assert "南投縣政府" in work.documents.context(done.documents[0]).decode()
