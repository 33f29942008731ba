"""Approvals are recorded by hand, corrected with a reason, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_approval import (
    Answer,
    add_approval,
    read_hours,
    withdraw_approval,
)
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}
DAY = dt.date(2010, 3, 1)


@pytest.fixture
def plan(register: Register, change: Change) -> str:
    """The sample study with two authorities; its request has gone out."""
    file = change({**BARE, "主管機關": "[臺中市政府, 臺中縣政府]"})
    number = add_plan(file, register).value.number
    issue_letter(IssueOrder("approval-request", number), register)
    return number


def granted(agency: str, number: str, **more: object) -> Answer:
    """An approval of three hours."""
    return Answer(agency, number=number, date=DAY, hours=Decimal(3), **more)  # type: ignore[arg-type]


def code(register: Register, plan: str, said: Answer) -> str:
    """The code of a refusal."""
    with pytest.raises(UserError) as problem:
        add_approval(register, plan, said)
    return problem.value.findings[0].code


def test_approvals_lead_to_an_approved_plan(plan: str, register: Register) -> None:
    """The state is told by the hours."""
    first = add_approval(register, plan, granted("臺中市政府", "府授教學字第0990050000號"))
    assert first.value.standing.waits_for == "臺中縣政府"
    second = add_approval(register, plan, granted("臺中縣政府", "府教學字第0990050001號"))
    assert second.value.standing.status == "已核准"
    assert not second.findings


def test_odd_approvals_are_noticed(plan: str, register: Register) -> None:
    """Other hours, another year, the same number twice."""
    said = Answer("臺中市政府", number="府授教學字第0980050000號", date=DAY, hours=Decimal(2))
    codes = {found.code for found in add_approval(register, plan, said).findings}
    assert {"approval-hours-differ", "number-year"} <= codes
    same = Answer("臺中縣政府", number="府授教學字第0980050000號", date=DAY, hours=Decimal(3))
    codes = {found.code for found in add_approval(register, plan, same).findings}
    assert "number-shared" in codes


def test_a_correction_needs_a_reason(plan: str, register: Register) -> None:
    """It stays in the history."""
    add_approval(register, plan, granted("臺中市政府", "府授教學字第0990050000號"))
    better = granted("臺中市政府", "府授教學字第0990050009號")
    assert code(register, plan, better) == "reason-missing"
    better = granted("臺中市政府", "府授教學字第0990050009號", reason="文號抄錯")
    add_approval(register, plan, better)
    with register.look() as work:
        assert work.approvals.of_plan(plan)[0].number == "府授教學字第0990050009號"
        assert "文號抄錯" in work.plans.history(plan)[-1].reason


@pytest.mark.parametrize("state", ["returned", "不同意", "失效"])
def test_other_answers(plan: str, register: Register, state: str) -> None:
    """By key or by word, with what was said."""
    add_approval(register, plan, granted("臺中縣政府", "府教學字第0990050001號"))
    said = Answer("臺中市政府", state=state, reason="缺實施計畫")
    assert add_approval(register, plan, said).value.standing.status == "未獲核准"
    with register.look() as work:
        assert work.approvals.of_plan(plan)[0].reason == "缺實施計畫"


def test_mistakes_are_told_apart(plan: str, register: Register) -> None:
    """Nothing is changed by any of them."""
    assert code(register, plan, Answer("臺中市政府", state="maybe")) == "approval-state"
    assert code(register, plan, Answer()) == "agency-missing"
    assert code(register, plan, granted("苗栗縣政府", "府教字第0990000001號")) == (
        "approval-not-asked"
    )
    assert code(register, plan, Answer("臺中市政府")) == "approval-number-missing"
    assert code(register, "99-009", Answer("臺中市政府")) == "plan-unknown"
    with register.look() as work:
        assert {each.state for each in work.approvals.of_plan(plan)} == {ApprovalState.WAITING}


def test_a_request_that_went_out_elsewhere_is_recorded(register: Register, change: Change) -> None:
    """Then its answer may be."""
    number = add_plan(change({**BARE, "主管機關": "[臺中市政府]"}), register).value.number
    sent = Answer("臺中市政府", state="waiting", number="曉中宗字第0990006001號", date=DAY)
    assert add_approval(register, number, sent).value.standing.status == "待核准"
    with register.look() as work:
        assert work.approvals.of_plan(number)[0].request_number == "曉中宗字第0990006001號"


def test_the_head_approves_a_memo_that_was_written(register: Register, folder: Path) -> None:
    """Not one that was not."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    assert code(register, number, Answer(date=DAY)) == "step-impossible"
    issue_letter(IssueOrder("in-school-memo", number), register)
    entry = add_approval(register, number, Answer(date=DAY)).value
    assert entry.standing.status == "已簽核"
    with register.look() as work:
        assert work.approvals.of_plan(number)[0].agency == "校長"


def test_an_authority_asked_by_mistake_is_withdrawn(plan: str, register: Register) -> None:
    """With a reason; the plan waits for the others."""
    with pytest.raises(UserError):
        withdraw_approval(register, plan, "臺中縣政府", reason="")
    entry = withdraw_approval(register, plan, "臺中縣政府", reason="誤列")
    # The plan still names it, so it is to be asked again or struck out.
    assert entry.standing.status == "待申請核准"


@pytest.mark.parametrize(
    ("text", "hours"), [("", None), ("3", Decimal(3)), ("１．５", Decimal("1.5"))]
)
def test_hours_are_read(text: str, hours: Decimal | None) -> None:
    """Full-width digits too."""
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["三", "0", "-1", "NaN", "Infinity", "9999"])
def test_what_are_no_hours(text: str) -> None:
    """Each is refused."""
    with pytest.raises(UserError) as problem:
        read_hours(text)
    assert problem.value.findings[0].code == "hours-unreadable"
