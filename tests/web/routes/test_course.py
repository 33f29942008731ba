"""Course entry on the pages: the site's form, its status, the reviewer's reason."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from tests.support.pages import Visitor
from tests.support.requests import unasked
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_course_status import decide_course


@pytest.fixture
def plan(register: Register, folder: Path) -> str:
    """The sample study, approved by every authority."""
    return add_plan(folder / "plan.yaml", register).value.number


def course(register: Register, plan: str) -> tuple[str, str]:
    """The status and the code of a course."""
    with register.look() as work:
        found = work.courses.find(plan)
    assert found is not None
    return str(found.status), found.code


def test_every_field_stands_in_order_with_its_code_and_a_copy_button(
    clerk: Visitor, plan: str
) -> None:
    """What is copied is what is shown."""
    page = clerk.get(f"/studies/{plan}/course").page
    heads = page.cssselect("table.entry th[scope=row]")
    labels = [each.text_content().strip() for each in heads]
    assert labels[:5] == ["班別性質", *(f"課程性質{n}" for n in range(1, 5))]
    buttons = {
        each.get("aria-label"): each.get("data-copy") for each in page.cssselect("[data-copy]")
    }
    assert buttons["複製研習名稱"] == "十二年一貫生命教育分享日"
    assert "府授教學字第0990050000號" in buttons["複製依據文號"]
    assert "18" in [each.text_content() for each in page.cssselect("table.entry code")]


def test_it_is_entered_and_its_code_comes_later(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """The sheet that it was entered from is among the documents."""
    page = f"/studies/{plan}/course"
    done = clerk.submit(page, "/course")
    assert any("課程未確認" in note for note in done.notes)
    assert course(register, plan) == ("課程未確認", "")
    bare = clerk.submit(page, "/code", {"date": ""})
    assert bare.page.get_element_by_id("wrong-code") is not None
    clerk.submit(page, "/code", {"code": "4012345"})
    assert course(register, plan) == ("課程未確認", "4012345")
    assert "課程登錄表" in clerk.get(f"/studies/{plan}/documents").text


def test_the_reviewers_reason_is_seen_and_the_course_sent_again(
    clerk: Visitor, register: Register, plan: str
) -> None:
    """What was sent back shows why, in the reviewer's words."""
    page = f"/studies/{plan}/course"
    clerk.submit(page, "/course")
    decide_course(register, plan, "returned", reason="課程性質與研習內容不符")
    seen = clerk.get(page)
    assert any("課程性質與研習內容不符" in note for note in seen.notes)
    assert "課程確認未通過" in seen.text
    clerk.submit(page, "/course")
    assert course(register, plan)[0] == "課程未確認"


def test_a_study_that_is_not_approved_cannot_be_entered(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """There is no button, and sending the form all the same changes nothing."""
    number = unasked(register, folder)
    page = clerk.get(f"/studies/{number}/course")
    assert not [f for f in page.page.forms if (f.get("action") or "").endswith("/course")]
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    refused = clerk.post(f"/studies/{number}/course", {"_csrf_token": token})
    assert refused.status == 422
    with register.look() as work:
        assert work.courses.find(number) is None


def test_it_is_withdrawn_with_a_reason(clerk: Visitor, register: Register, plan: str) -> None:
    """Without one it is not."""
    page = f"/studies/{plan}/course"
    clerk.submit(page, "/course")
    again = clerk.submit(page, "/withdraw", {"reason": " "})
    assert again.page.get_element_by_id("wrong-reason") is not None
    clerk.submit(page, "/withdraw", {"reason": "重複登錄"})
    assert course(register, plan)[0] == "課程登錄錯誤"
    assert any("重複登錄" in note for note in clerk.get(page).notes)


def test_the_sheet_is_downloaded(clerk: Visitor, plan: str) -> None:
    """As a Word document; an unknown format is refused."""
    page = clerk.get(f"/studies/{plan}/course")
    assert clerk.get(page.link("下載登錄表")).data.startswith(b"PK")
    assert clerk.get(f"/studies/{plan}/course/sheet", to="exe").status == 409


@pytest.mark.parametrize("action", ["", "/code", "/withdraw"])
def test_only_officers_change_it(
    people: SignIn, register: Register, plan: str, action: str
) -> None:
    """Everybody may look."""
    records = people(Role.RECORDS)
    page = records.get(f"/studies/{plan}/course")
    assert page.status == 200
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    form = {"_csrf_token": token, "code": "1", "reason": "x"}
    assert records.post(f"/studies/{plan}/course{action}", form).status == 403
    with register.look() as work:
        assert work.courses.find(plan) is None


def test_no_file_is_read_in_place_of_a_study(clerk: Visitor, folder: Path) -> None:
    """Whatever path stands where the number should."""
    for name in (str(folder / "plan.yaml"), "plan.yaml", "../office/plan.yaml", "9" * 400):
        answer = clerk.get(f"/studies/{quote(name, safe='')}/course/sheet")
        assert answer.status in {400, 404}, (name, answer.status)
        assert answer.data[:2] != b"PK"


def test_an_unknown_study_is_not_found(clerk: Visitor) -> None:
    """Whatever stands in the address."""
    assert clerk.get("/studies/115-999/course").status == 404
