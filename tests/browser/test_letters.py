"""Letters, replies, course entry and wording in a real browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessibility import violations
from tests.browser.conftest import NARROW, NewPage
from tests.support.pages import DOOR
from tests.support.replies import REQUEST, reply_file
from tests.support.requests import DAY, asked, unasked

from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_wording import wording_text
from inservice_docs.workflow.held_reply import hold_reply
from inservice_docs.workflow.register import Register, system_actor
from inservice_docs.workflow.set_course_status import decide_course, enter_course


def test_the_sheet_and_the_draft_follow_number_and_day(
    page: Page, register: Register, folder: Path
) -> None:
    """As they are typed, before anything is issued."""
    number = unasked(register, folder)
    page.goto(f"/studies/{number}/letters/approval-request")
    expect(page.locator(".a4")).to_contain_text("（待填：發文字號）")
    expect(page.locator("#unfinished .note").first).to_be_visible()
    page.fill("#f-typed", REQUEST)
    expect(page.locator("[name=way][value=typed]")).to_be_checked()
    expect(page.locator(".a4")).to_contain_text(f"發文字號：{REQUEST}")
    page.fill("#f-date", DAY)
    expect(page.locator(".a4")).to_contain_text("中華民國99年2月26日")
    expect(page.locator("#unfinished .note")).to_have_count(0)
    with page.expect_download() as waiting:
        page.click("#draft >> text=純文字")
    assert REQUEST in Path(waiting.value.path()).read_text("utf-8")
    page.click("text=完成並發文")
    page.wait_for_url("**/documents/1")
    page.go_back()
    page.reload()
    expect(page.locator("main")).to_contain_text("已經發出")
    with register.look() as work:
        assert len(work.documents.list(plan=number)) == 1


def test_a_reminder_shows_whom_it_goes_to(page: Page, register: Register, folder: Path) -> None:
    """Each authority that is unticked leaves the letter."""
    number = asked(register, folder)
    page.goto(f"/studies/{number}/letters/reminder")
    expect(page.locator(".l-originals")).to_contain_text("彰化縣政府")
    page.uncheck("[name=to][value=彰化縣政府]")
    expect(page.locator(".l-originals")).not_to_contain_text("彰化縣政府")
    expect(page.locator(".l-originals")).to_contain_text("南投縣政府")


def test_a_field_of_the_course_is_copied(page: Page, register: Register, folder: Path) -> None:
    """The clipboard holds what the site is to be told."""
    number = add_plan(folder / "plan.yaml", register).value.number
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/studies/{number}/course")
    page.click("[aria-label=複製研習名稱]")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "十二年一貫生命教育分享日"


def test_a_wording_is_previewed_as_it_is_typed(page: Page, register: Register) -> None:
    """What is broken is told at once, and gone when it is mended."""
    page.goto("/wording/invitation")
    text = wording_text("invitation", register.workspace).text
    page.fill("#f-text", text.replace("請推薦教師", "敬請推薦教師"))
    expect(page.locator("#sample .a4")).to_contain_text("敬請推薦教師")
    page.fill("#f-text", text.replace("{{ 研習案名 }}", "{{ 研習暗名 }}"))
    expect(page.locator("#sample")).to_contain_text("沒有「研習暗名」這個欄位")
    expect(page.locator("#sample .a4")).to_have_count(0)
    page.fill("#f-text", text)
    expect(page.locator("#sample .a4")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_in_the_middle_of_their_work_have_no_barriers(
    base: str, new_page: NewPage, register: Register, folder: Path, tmp_path: Path, theme: str
) -> None:
    """With answers, a reply that waits, a course sent back, a review, an issued letter."""
    number = asked(register, folder)
    reply = reply_file(register.workspace, tmp_path).read_bytes()
    token = hold_reply(replace(register, actor=system_actor("網頁")), "reply.docx", reply)
    returned = add_plan(folder / "plan.yaml", register).value.number
    enter_course(register, returned)
    decide_course(register, returned, "returned", reason="課程性質與研習內容不符")
    waiting = add_plan(folder / "plan.yaml", register).value.number
    enter_course(register, waiting)
    page = new_page(base, theme=theme)
    page.goto(f"/enter?key={DOOR}")
    found = {}
    for path in (
        f"/studies/{number}/approvals",
        f"/studies/{number}/letters/reminder",
        f"/studies/{number}/letters/approval-request",
        f"/studies/{number}/documents/1",
        f"/studies/{returned}/course",
        f"/reviews/{returned}",
        f"/reviews/{waiting}",
        f"/incoming/{token}",
        f"/incoming/{token}?text=生命",
        "/incoming",
        "/reviews",
        "/courses",
        "/documents",
        "/numbers",
    ):
        page.goto(path)
        assert page.locator("h1").count() == 1, path
        if wrong := violations(page):
            found[path] = wrong
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= NARROW["width"], path
        page.set_viewport_size({"width": 1440, "height": 900})
    assert not found
