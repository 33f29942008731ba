"""A reply is dropped, looked at, and recorded with one click; nothing is recorded before."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Answer, Visitor
from tests.support.replies import reply_file
from tests.support.requests import asked, unasked
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.register import Register


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study; its request has gone out."""
    return asked(register, folder)


def granted(register: Register, plan: str) -> list[str]:
    """Who has granted."""
    with register.look() as work:
        found = work.approvals.of_plan(plan)
    return [each.agency for each in found if each.state is not ApprovalState.WAITING]


def dropped(clerk: Visitor, register: Register, folder: Path, **changes: str) -> Answer:
    """Drop a reply on the page."""
    kind = changes.pop("kind", "docx")
    file = reply_file(register.workspace, folder, kind, **changes)
    return clerk.submit("/incoming", "/incoming", files={"file": (file.name, file.read_bytes())})


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_a_reply_is_confirmed_with_one_click(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path, kind: str
) -> None:
    """What was recognised and why stands beside the letter itself."""
    page = dropped(clerk, register, tmp_path, kind=kind)
    assert page.path.startswith("/incoming/")
    for words in ("府授教學字第0990050000號", plan, "確定", "同意核予研習時數3小時"):
        assert words in page.text
    assert granted(register, plan) == []
    done = clerk.submit(page, page.path, button="確認登錄")
    assert done.path == f"/studies/{plan}/approvals"
    assert granted(register, plan) == ["臺中市政府"]
    assert clerk.get(page.path).status == 404


def test_the_same_click_twice_records_once(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path
) -> None:
    """Also after the Back button."""
    page = dropped(clerk, register, tmp_path)
    clerk.submit(page, page.path, button="確認登錄")
    clerk.submit(page, page.path, button="確認登錄")
    with register.look() as work:
        answers = [e for e in work.plans.history(plan) if "臺中市政府核准" in e.reason]
    assert len(answers) == 1


def test_another_study_is_found_and_chosen(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path
) -> None:
    """A reply that answers no number of ours is placed by the clerk."""
    page = dropped(
        clerk,
        register,
        tmp_path,
        answers="曉中宗字第0990009999號",
        subject="貴校辦理研習一案，同意核予研習時數3小時，請查照。",
    )
    assert "對不起來" in page.text
    assert not [f for f in page.page.forms if f.method == "POST" and f.action == page.path]
    found = clerk.submit(page, page.path, {"text": "生命教育"}, button="搜尋")
    chosen = clerk.get(found.link("十二年一貫"))
    assert "承辦人指定" in chosen.text
    clerk.submit(chosen, page.path, button="確認登錄")
    assert granted(register, plan) == ["臺中市政府"]


def test_a_number_that_stands_for_another_plan_is_remarked(
    clerk: Visitor, register: Register, plan: str, folder: Path, tmp_path: Path
) -> None:
    """It may be a slip of the pen, or one letter about several studies."""
    other = unasked(register, folder)
    with register.change() as work:
        work.approvals.answer(
            other, "臺中市政府", ApprovalState.APPROVED, number="府授教學字第0990050000號"
        )
    page = dropped(clerk, register, tmp_path)
    assert any(other in note and "也是文號" in note for note in page.notes)


def test_what_cannot_be_read_is_recorded_by_hand(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path
) -> None:
    """With everything that could be read filled in."""
    page = dropped(
        clerk, register, tmp_path, subject="貴校「十二年一貫生命教育分享日」研習案，請查照。"
    )
    assert any("准駁" in note for note in page.notes)
    form = clerk.get(page.link("自行登錄"))
    assert form.path == f"/studies/{plan}/approvals"
    assert form.page.get_element_by_id("f-number").value == "府授教學字第0990050000號"
    assert form.page.get_element_by_id("f-date").value == "99-03-01"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("../../evil.docx", b"PK\x03\x04 no document"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        ("empty.docx", b""),
        ("x.di", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"),
    ],
)
def test_what_is_no_letter_is_refused(
    clerk: Visitor, register: Register, plan: str, name: str, data: bytes
) -> None:
    """On the same page, with the cure; nothing of it is kept."""
    page = clerk.submit("/incoming", "/incoming", files={"file": (name, data)})
    assert page.status == 422
    assert page.path == "/incoming"
    assert page.page.cssselect(".note, .wrong")
    assert "root:" not in page.text
    with register.look() as work:
        assert not work.drafts.others("x", "y", register.at)
    assert "還沒確認" not in clerk.get("/incoming").text


def test_nothing_chosen_is_said_beside_the_field(clerk: Visitor) -> None:
    """A form without a file."""
    page = clerk.submit("/incoming", "/incoming")
    assert page.page.get_element_by_id("wrong-file") is not None


def test_a_wrong_file_is_taken_away_again(
    clerk: Visitor, register: Register, plan: str, tmp_path: Path
) -> None:
    """Until then it is listed as unconfirmed."""
    page = dropped(clerk, register, tmp_path)
    assert "reply.docx" in clerk.get("/incoming").text
    gone = clerk.submit(page, "/forget")
    assert gone.path == "/incoming"
    assert "reply.docx" not in gone.text
    assert granted(register, plan) == []


def test_a_reply_is_its_senders_alone(
    people: SignIn, register: Register, plan: str, tmp_path: Path
) -> None:
    """Another officer cannot open it, a reviewer does not come in at all."""
    first, second = people(Role.OFFICER), people(Role.OFFICER, Role.RECORDS)
    page = dropped(first, register, tmp_path)
    assert second.get(page.path).status == 404
    assert people(Role.REVIEWER).get("/incoming").status == 403
    assert first.get(page.path).status == 200
