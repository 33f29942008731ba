"""A reply in any format is read, proposed, and recorded when it is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.support.replies import BARE, asked_plan, reply_file

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.receive_reply import propose_reply, receive_reply
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]


@pytest.fixture
def plan(register: Register, change: Change) -> str:
    """The sample study; its request has gone out."""
    return asked_plan(register, change(BARE))


@pytest.mark.parametrize("kind", ["docx", "di", "txt"])
def test_a_reply_is_recorded_from_every_format(
    plan: str, register: Register, tmp_path: Path, kind: str
) -> None:
    """With number, date, hours, and the file itself."""
    file = reply_file(register.workspace, tmp_path, kind)
    done = receive_reply(file, register).value
    assert done.recorded
    assert done.entry is not None
    assert done.entry.standing.waits_for == "臺中縣政府、南投縣政府、彰化縣政府"
    with register.look() as work:
        found = work.approvals.of_plan(plan)[0]
        kept = work.approvals.file(found)
    assert (found.agency, found.state) == ("臺中市政府", ApprovalState.APPROVED)
    assert (found.number, found.date) == ("府授教學字第0990050000號", dt.date(2010, 3, 1))
    assert found.hours == 3
    assert kept == (None if file.is_dir() else file.read_bytes())


@pytest.mark.system
@pytest.mark.parametrize("kind", ["pdf", "odt"])
def test_a_reply_is_recorded_from_converted_files(
    plan: str, register: Register, tmp_path: Path, kind: str
) -> None:
    """PDF and odt as a document system exports them."""
    assert receive_reply(reply_file(register.workspace, tmp_path, kind), register).value.recorded


def test_looking_records_nothing(plan: str, register: Register, tmp_path: Path) -> None:
    """A proposal is only that; its keys are those of the documentation."""
    answer = propose_reply(reply_file(register.workspace, tmp_path), register).value.as_json()
    assert {
        *("agency", "number", "date", "hours", "our_number", "plan", "certainty", "reasons"),
        "recorded",
    } <= set(answer)
    assert answer["recorded"] is False
    assert answer["certainty"] == "certain"
    assert answer["hours"] == 3
    with register.look() as work:
        assert {each.state for each in work.approvals.of_plan(plan)} == {ApprovalState.WAITING}


def test_the_last_approval_lets_the_plan_go_on(
    plan: str, register: Register, tmp_path: Path
) -> None:
    """Until then it waits."""
    senders = ("臺中市政府", "臺中縣政府", "南投縣政府", "彰化縣政府")
    for index, sender in enumerate(senders):
        number = f"府教學字第099005000{index}號"
        file = reply_file(register.workspace, tmp_path, sender=sender, number=number)
        entry = receive_reply(file, register).value.entry
        assert entry is not None
        assert entry.standing.status == ("已核准" if index == 3 else "待核准")


def test_other_hours_are_a_partial_approval(plan: str, register: Register, tmp_path: Path) -> None:
    """And a finding."""
    file = reply_file(register.workspace, tmp_path, hours="2小時")
    outcome = receive_reply(file, register)
    assert "approval-hours-differ" in {found.code for found in outcome.findings}
    with register.look() as work:
        found = work.approvals.of_plan(plan)[0]
    assert (found.state, found.hours) == (ApprovalState.PARTLY, Decimal(2))


def test_a_number_of_another_year_is_noticed(plan: str, register: Register, tmp_path: Path) -> None:
    """The year of the number and that of the date are one."""
    file = reply_file(register.workspace, tmp_path, number="府授教學字第0980050000號")
    assert "number-year" in {found.code for found in propose_reply(file, register).findings}


def test_a_number_of_another_plan_is_noticed(
    plan: str, register: Register, tmp_path: Path, change: Change
) -> None:
    """Two studies are rarely approved by one letter."""
    asked = "{文號: 曉中宗字第0990006009號, 日期: 99-02-26}"
    add_plan(change({"申請文號": asked}), register)  # its file holds that very number
    file = reply_file(register.workspace, tmp_path)
    codes = {found.code for found in propose_reply(file, register).findings}
    assert "approval-number-shared" in codes


def test_a_refusal_sends_the_plan_back_to_its_office(
    plan: str, register: Register, tmp_path: Path, change: Change
) -> None:
    """Once everybody has answered; then that authority may be asked anew."""
    folder = register.workspace.folder
    assert folder is not None
    alone = change({**BARE, "主管機關": "[臺中市政府]", "研習名稱": "範例研習"}, "alone.yaml")
    number = add_plan(alone, register).value.number
    issue_letter(IssueOrder("approval-request", number, number="曉中宗字第0990006007號"), register)
    subject = "貴校辦理「範例研習」一案，請補正實施計畫後再報，請查照。"
    file = reply_file(
        register.workspace, tmp_path, answers="曉中宗字第0990006007號", subject=subject
    )
    entry = receive_reply(file, register).value.entry
    assert entry is not None
    assert entry.standing.status == "未獲核准"
    again = issue_letter(IssueOrder("approval-request", number, reason="補正"), register)
    assert again.value.entry is not None
    assert again.value.entry.standing.status == "待核准"
    with register.look() as work:
        assert [each.round for each in work.approvals.of_plan(number, every_round=True)] == [1, 2]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"answers": "來", "sender": "高雄市政府"}, "reply-fits-none"),
        ({"sender": "苗栗縣政府"}, "reply-uncertain"),
    ],
)
def test_what_is_not_certain_changes_nothing(
    plan: str, register: Register, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    """Each with its own message."""
    file = reply_file(register.workspace, tmp_path, **changes)
    with register.look() as work:
        before = work.approvals.of_plan(plan)
    with pytest.raises(UserError) as problem:
        receive_reply(file, register)
    assert [found.code for found in problem.value.findings] == [code]
    with register.look() as work:
        assert work.approvals.of_plan(plan) == before


def test_a_reply_that_is_recorded_already_is_not_certain(
    plan: str, register: Register, tmp_path: Path
) -> None:
    """The same file twice is noticed."""
    file = reply_file(register.workspace, tmp_path)
    receive_reply(file, register)
    found = propose_reply(file, register).value.proposal
    assert found.certainty == "likely"
    assert any("已經登錄過" in reason for reason in found.reasons)


def test_a_file_that_is_no_letter_says_what_it_is(register: Register, folder: Path) -> None:
    """As `letter read` does."""
    with pytest.raises(UserError):
        propose_reply(folder / "roster.csv", register)


def test_a_file_that_is_no_letter_is_told_in_one_line(register: Register, folder: Path) -> None:
    """A plan file taken for the reply, or a page without a word."""
    blank = folder / "blank.txt"
    blank.write_text("一張空白的頁面\n", encoding="utf-8")
    for file in (folder / "plan.yaml", blank):
        with pytest.raises(UserError) as problem:
            propose_reply(file, register)
        assert [found.code for found in problem.value.findings] == ["not-a-letter"]
