"""A clerk does the whole procedure in a real browser, from an empty workspace to certificates.

With all the comfort that scripts give: the letter beside the form, cures by a click, files that
are dropped, copying, progress that moves by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.certificate_steps import certify, verify, words
from tests.browser.conftest import NewPage
from tests.browser.desk import Desk
from tests.support import page_downloads as opened
from tests.support.page_facts import (
    AUTHORITY,
    NATURE,
    SCHOOL,
    faulty_roster,
    plan_facts,
    roster,
)
from tests.support.page_procedure import PATIENCE
from tests.support.pages import DOOR, served
from tests.support.replies import reply_file
from tests.support.samples import id_number, person

from inservice_docs.registry.desk import TAIWAN
from inservice_docs.workflow.workspace import open_workspace

DROPPED = range(21, 24)
WEEKDAYS = "一二三四五六日"


def begin(page: Page) -> None:
    """開始使用: the school is asked for once."""
    page.goto(f"/enter?key={DOOR}")
    for name, value in SCHOOL.items():
        page.fill(f"#f-{name}", value)
    page.click("main button")
    expect(page.locator(".note.done")).to_contain_text("準備好了")


def register(desk: Desk, *, cross_school: bool) -> None:
    """新增研習: the letter takes shape beside what is typed; a wrong weekday is cured."""
    page, given = desk.page, plan_facts(cross_school=cross_school)
    page.goto("/")
    page.locator("main").get_by_role("link", name="新增研習").first.click()
    page.click(f'a.card:has-text("{"校外" if cross_school else "校內"}")')
    expect(page.locator("#plan-form")).to_be_visible()
    for level, word in enumerate(NATURE, start=1):
        page.select_option(f"#f-nature-{level}", word)
    desk.fill(given)
    if cross_school:  # the field comes with the menu before it
        page.fill("#f-signup-online_seats", "60")
    day = dt.datetime.now(TAIWAN).date() + dt.timedelta(days=1)
    right, wrong = (WEEKDAYS[(day.weekday() + more) % 7] for more in (0, 1))
    typed = f"{day.year - 1911}年{day.month}月{day.day}日"
    page.fill("#f-sessions-1-date", f"{typed}（星期{wrong}）")
    page.click(f'[data-cure]:has-text("星期{right}")')
    expect(page.locator("#f-sessions-1-date")).to_have_value(f"{typed}（星期{right}）")
    expect(page.locator(".a4")).to_contain_text(given["name"])
    expect(page.locator(".a4")).to_contain_text(typed)
    page.locator("[data-save]").first.click()
    page.wait_for_url(re.compile(r"/studies/\d{3}-\d{3}$"))
    desk.number = page.url.rpartition("/")[2]


def send_letter(desk: Desk, folder: Path, kind: str, *formats: str) -> dict[str, bytes]:
    """發文: the sheet is looked at, the letter goes out, its files are opened."""
    page = desk.page
    desk.open("letters")
    page.locator(f"main a[href$='/letters/{kind}']").first.click()
    expect(page.locator(".a4").first).to_be_visible()
    if page.locator("main [name='way']").count() > 1:
        desk.fill({"way": "series"})
    for each in formats:
        page.locator(f"main form#issue [name='formats'][value='{each}']").check()
    desk.press("完成並送簽" if "memo" in kind else "完成並發文")
    every = page.locator("main").get_by_role("link", name="全部下載")
    link = every if every.count() else page.locator("main .picks a").first
    name, data = desk.download(link, folder)
    return opened.unpacked(data) if name.endswith(".zip") else {name: data}


def receive(desk: Desk, home: Path, office: Path, ours: str) -> None:
    """收文: the reply is dropped on the page, recognised, and confirmed with one click."""
    told = {"sender": AUTHORITY, "answers": ours, "number": "府教學字第1150050001號"}
    today = dt.datetime.now(TAIWAN).date()
    file = reply_file(open_workspace(office), home / "reply", "docx", date=today, **told)
    desk.page.locator("header").get_by_role("link", name="收文").click()
    desk.drop(file.name, file.read_bytes(), "application/octet-stream")
    desk.press("讀取來函")
    desk.told("確定")
    desk.press(f"確認登錄到 {desk.number}")
    desk.stands("已核准")


def review(desk: Desk, decision: str, reason: str = "") -> None:
    """審課: passed, or returned with its reason."""
    desk.page.locator("header").get_by_role("link", name="審課").click()
    desk.page.locator(f"main a[href='/reviews/{desk.number}']").first.click()
    desk.fill({"decision": decision, "reason": reason})
    desk.press("登錄審核結果")


def enter_course(desk: Desk) -> None:
    """Steps 1 and 2: fields are copied into the site one by one; the course comes back once."""
    desk.page.goto(f"/studies/{desk.number}/course")
    button = desk.page.get_by_label("複製承辦人1姓名")
    button.click()
    expect(button).to_have_text("已複製")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "陳小範"
    desk.press("已登錄並送出確認要求")
    desk.stands("課程未確認")
    review(desk, "returned", "目的請再具體")
    desk.page.goto(f"/studies/{desk.number}/course")
    desk.told("目的請再具體")
    desk.fill({"code": "1234567"})
    desk.press("已更正並再送出")
    review(desk, "passed")


def sign_up(desk: Desk, stranger: Page, serials: range) -> None:
    """Steps 3 and 4: a stranger applies at the public address; whoever is ticked passes."""
    desk.page.goto(f"/studies/{desk.number}/signup")
    desk.press("儲存線上報名設定")
    desk.stands("報名審核中")
    address = re.search(r"/s/[\w.-]+", desk.page.content())
    assert address
    for serial in serials:
        each = person(serial)
        stranger.goto(address.group())
        for name in ("name", "id_number", "school", "position", "phone", "email"):
            stranger.fill(f"#f-{name}", getattr(each, name))
        stranger.check("[name=agreed]")
        stranger.wait_for_timeout(PATIENCE * 1000)  # robots are faster
        stranger.click("text=送出報名")
        expect(stranger.locator("main")).to_contain_text("已收到您的報名")
    desk.open("applicants")
    desk.page.locator("[data-tick-all]").get_by_role("button", name="全選", exact=True).click()
    desk.press("勾選的通過")
    desk.open("participants")
    desk.press("全部加入")


def batch(desk: Desk, serials: range) -> None:
    """Step 4: teachers of the school's own list, ticked by hand and turned around."""
    page = desk.page
    page.goto("/teachers")
    desk.drop("教師.csv", roster(1, 5))
    desk.press("讀取名單")
    desk.press("確認加入 5 人")
    page.goto(f"/studies/{desk.number}/batch")
    for serial in {1, 2, 3, 4, 5} - set(serials):
        page.get_by_label(person(serial).name, exact=True).check()
    page.get_by_role("button", name="反選").click()
    expect(page.locator("[data-tick-count]")).to_have_text(str(len(serials)))
    desk.press("將選取名單加入")
    desk.open("participants")
    desk.press("全部加入")


def bring_roster(desk: Desk) -> None:
    """Step 5: a list is dropped; what is wrong stands in its row and is corrected there."""
    page = desk.page
    desk.drop("名單.csv", faulty_roster(DROPPED[0], DROPPED[-1]))
    desk.press("讀取名單")
    expect(page.locator("tr.waits .why")).to_contain_text("檢查碼")
    page.locator("tr.waits input[name=id_number]").fill(id_number(DROPPED[-1]))
    desk.press("儲存", within="tr.waits")
    desk.press("確認加入 3 人")
    desk.stands("編輯學員名單")


def sign_in_and_attend(desk: Desk, folder: Path, early: int) -> None:
    """Steps 6 and 7: the sheet is printed; everybody comes, one leaves early."""
    page = desk.page
    desk.open("sign-in")
    desk.press("產生簽到表")
    desk.stands("名冊已列印")
    _, sheet = desk.download(page.locator("#printed a", has_text="xlsx").first, folder)
    assert any(person(DROPPED[0]).name in row for row in opened.sheet_rows(sheet))
    desk.open("attendance")
    desk.press("這一頁全部出席")
    row = page.locator("tr", has=page.get_by_text(person(early).name, exact=True))
    row.locator("[name^=out-]").fill("1430")
    desk.press("儲存這一場")
    expect(row).to_contain_text("早退")


def award(desk: Desk, folder: Path, early: int) -> None:
    """Hours by the rules, one corrected with its reason; the upload file; the list is sent."""
    page = desk.page
    desk.open("hours")
    desk.press("核發時數")
    desk.stands("時數已核發")
    row = page.locator("#list tr", has=page.get_by_text(person(early).name, exact=True))
    if row.locator("summary").count():
        row.locator("summary").last.click()
    row.locator("[name=amount]").fill("1")
    row.locator("[name=reason]").fill("提早離開")
    with page.expect_navigation():
        row.get_by_role("button", name="更正").click()
    expect(row).to_contain_text("提早離開")
    desk.press("產生上傳檔")
    button = page.locator("form[action*='/uploads/'] button").first
    _, packed = desk.download(button, folder)
    rows = opened.sheet_rows(opened.of_kind(opened.unpacked(packed), "xlsx"))
    assert any(id_number(early) in each and "1" in each for each in rows)
    page.goto(f"/studies/{desk.number}/hours")
    desk.press("研習時數核對無誤，送出名單確認要求")
    desk.stands("資料上傳結束")


@pytest.fixture
def clerk(
    tmp_path: Path, environment: dict[str, str], new_page: NewPage
) -> Iterator[tuple[Desk, Page]]:
    """A clerk's window and a stranger's, at a workspace that is not there yet."""
    with served(tmp_path / "office", environment) as base:
        page = new_page(base)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        begin(page)
        yield Desk(page), new_page(base)


def test_a_cross_school_study(clerk: tuple[Desk, Page], tmp_path: Path) -> None:
    """校外（跨校性）研習: approved by an authority, open to other schools."""
    desk, stranger = clerk
    register(desk, cross_school=True)
    request = send_letter(desk, tmp_path, "approval-request", "di")
    number = re.search(r"\S+字第\d{10}號", desk.page.locator("main").inner_text())
    assert number
    assert "分享日" in opened.di_text(opened.of_kind(request, "di"))
    receive(desk, tmp_path, tmp_path / "office", number.group())
    invitation = send_letter(desk, tmp_path, "invitation")
    assert any("分享日" in words(each) for name, each in invitation.items() if "docx" in name)
    enter_course(desk)
    sign_up(desk, stranger, range(11, 13))
    bring_roster(desk)
    sign_in_and_attend(desk, tmp_path, 12)
    award(desk, tmp_path, 12)
    review(desk, "returned", "請再核對時數")
    desk.page.goto(f"/studies/{desk.number}/hours")
    desk.told("請再核對時數")
    desk.page.click("summary:has-text('改規定，重新核發')")
    desk.press("重新核發")
    desk.press("研習時數核對無誤，送出名單確認要求")
    review(desk, "passed")
    verify(desk, stranger, certify(desk, tmp_path, 5))


def test_an_in_school_study(clerk: tuple[Desk, Page], tmp_path: Path) -> None:
    """校內研習: signed off by the principal, its own teachers, hours entered by 文書組."""
    desk, stranger = clerk
    register(desk, cross_school=False)
    memo = send_letter(desk, tmp_path, "in-school-memo")
    assert any("班級經營" in words(each) for each in memo.values())
    desk.open("approvals")
    desk.press("登錄")
    desk.stands("已簽核")
    enter_course(desk)
    batch(desk, range(1, 4))
    bring_roster(desk)
    sign_in_and_attend(desk, tmp_path, 2)
    send_letter(desk, tmp_path, "hours-memo")
    award(desk, tmp_path, 2)
    review(desk, "passed")
    verify(desk, stranger, certify(desk, tmp_path, 6))
