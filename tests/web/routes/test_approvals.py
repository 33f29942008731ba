"""Approvals on the pages: recorded by hand, corrected, withdrawn; by officers alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Visitor
from tests.support.replies import reply_file
from tests.support.requests import AUTHORITIES, asked, unasked
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.receive_reply import receive_reply
from inservice_docs.workflow.register import Register


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; its request has gone out."""
    return asked(register, folder)


def states(register: Register, plan: str) -> dict[str, ApprovalState]:
    """What each authority has answered."""
    with register.look() as work:
        return {each.agency: each.state for each in work.approvals.of_plan(plan)}


ANSWER = {"agency": "南投縣政府", "number": "府教學字第0990050002號", "date": "99-03-02"}


def test_every_authority_stands_there_with_how_long_it_took(clerk: Visitor, plan: str) -> None:
    """Who waits can be reminded."""
    page = clerk.get(f"/studies/{plan}/approvals")
    for name in AUTHORITIES:
        assert name in page.text
    assert "個工作天" in page.text
    assert page.link("草擬催辦函").endswith("/letters/reminder")


def test_an_answer_is_recorded_by_hand(clerk: Visitor, register: Register, plan: str) -> None:
    """Other hours than asked for make it a partial approval, and are remarked."""
    page = f"/studies/{plan}/approvals"
    done = clerk.submit(page, page, {**ANSWER, "hours": "2"}, button="登錄")
    assert done.path == page
    assert any("南投縣政府" in note for note in done.notes)
    assert states(register, plan)["南投縣政府"] is ApprovalState.PARTLY
    assert states(register, plan)["臺中市政府"] is ApprovalState.WAITING


def test_a_granted_approval_needs_its_number(clerk: Visitor, register: Register, plan: str) -> None:
    """It is said beside the field, and what was typed is still there."""
    page = f"/studies/{plan}/approvals"
    form = {**ANSWER, "number": "", "conditions": "請函報名單"}
    again = clerk.submit(page, page, form, button="登錄")
    assert again.status == 422
    assert "核准文號" in again.page.get_element_by_id("wrong-number").text_content()
    assert again.page.get_element_by_id("f-conditions").value == "請函報名單"
    assert states(register, plan)["南投縣政府"] is ApprovalState.WAITING


@pytest.mark.parametrize(("field", "value"), [("date", "昨天"), ("hours", "很多")])
def test_what_cannot_be_read_is_told_beside_its_field(
    clerk: Visitor, plan: str, field: str, value: str
) -> None:
    """A day that is none, and hours that are none."""
    page = f"/studies/{plan}/approvals"
    again = clerk.submit(page, page, {**ANSWER, field: value}, button="登錄")
    assert again.page.get_element_by_id(f"wrong-{field}") is not None


def test_a_correction_needs_a_reason(clerk: Visitor, register: Register, plan: str) -> None:
    """The first answer stays until then."""
    page = f"/studies/{plan}/approvals"
    clerk.submit(page, page, ANSWER, button="登錄")
    other = {**ANSWER, "number": "府教學字第0990059999號"}
    again = clerk.submit(page, page, other, button="登錄")
    assert again.page.get_element_by_id("wrong-reason") is not None
    clerk.submit(page, page, {**other, "reason": "抄錯文號"}, button="登錄")
    with register.look() as work:
        found = {each.agency: each.number for each in work.approvals.of_plan(plan)}
    assert found["南投縣政府"] == "府教學字第0990059999號"


def test_a_request_sent_by_another_system_is_noted(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """From then on the authority is waited for."""
    number = unasked(register, folder)
    page = f"/studies/{number}/approvals"
    form = {
        "asked": "臺中市政府",
        "asked_number": "曉中宗字第0990006009號",
        "asked_date": "99-02-26",
    }
    assert clerk.submit(page, "/request", form).path == page
    assert states(register, number) == {"臺中市政府": ApprovalState.WAITING}


def test_an_authority_asked_by_mistake_is_withdrawn_with_a_reason(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """Without one it stays."""
    page = f"/studies/{plan}/approvals"
    again = clerk.submit(page, "/withdraw", {"withdraw": "彰化縣政府", "withdraw_reason": " "})
    assert again.page.get_element_by_id("wrong-withdraw_reason") is not None
    clerk.submit(page, "/withdraw", {"withdraw": "彰化縣政府", "withdraw_reason": "誤列"})
    assert "彰化縣政府" not in states(register, plan)


def test_the_principal_approves_an_in_school_study(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """Once the memo has gone out, and no number is needed."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    page = f"/studies/{number}/approvals"
    early = clerk.submit(page, page, {"state": "approved"}, button="登錄")
    assert "還不能登錄首長核定" in early.text
    from inservice_docs.workflow.issue_letter import IssueOrder, issue_letter

    issue_letter(IssueOrder("in-school-memo", number, date="99-04-20"), register)
    clerk.submit(page, page, {"state": "approved", "date": "99-04-21"}, button="登錄")
    with register.look() as work:
        assert work.plans.get(number).standing.status == "已簽核"


def test_the_reply_itself_is_handed_over(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path
) -> None:
    """As it came in; where there is none, that is said."""
    file = reply_file(register.workspace, tmp_path)
    receive_reply(file, register)
    page = clerk.get(f"/studies/{plan}/approvals")
    assert clerk.get(page.link("來函檔案")).data == file.read_bytes()
    none = clerk.get(f"/studies/{plan}/approvals/file", agency="南投縣政府")
    assert none.status == 404


@pytest.mark.parametrize("action", ["", "/request", "/withdraw"])
def test_only_officers_record(people: SignIn, register: Register, plan: str, action: str) -> None:
    """A reviewer sees them, and is refused when he sends something."""
    reviewer = people(Role.REVIEWER)
    page = reviewer.get(f"/studies/{plan}/approvals")
    assert page.status == 200
    assert not [f for f in page.page.forms if "approvals" in (f.get("action") or "")]
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    form = {**ANSWER, "asked": "x", "withdraw": "南投縣政府", "withdraw_reason": "x"}
    answer = reviewer.post(f"/studies/{plan}/approvals{action}", {**form, "_csrf_token": token})
    assert answer.status == 403
    assert set(states(register, plan).values()) == {ApprovalState.WAITING}


def test_script_in_a_field_stays_text(clerk: Visitor, plan: str) -> None:
    """In what was recorded, and in what was refused."""
    page = f"/studies/{plan}/approvals"
    done = clerk.submit(page, page, {**ANSWER, "conditions": "<script>alert(1)</script>"},
                        button="登錄")  # fmt: skip
    assert "<script>alert(1)" not in done.response.text
    assert "<script>alert(1)</script>" in done.text
