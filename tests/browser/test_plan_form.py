"""The plan form in a real browser: the letter takes shape, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from inservice_docs.records.account import Role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


def begin(page: Page, kind: str = "校外") -> None:
    """Begin a new study."""
    page.goto("/studies/new")
    page.click(f'a.card:has-text("{kind}")')
    expect(page.locator("#plan-form")).to_be_visible()


def kept(page: Page) -> None:
    """Wait until what was typed is kept."""
    expect(page.locator("#draft-state")).to_contain_text("已自動儲存")


def test_typing_changes_the_letter_and_remarks_come_and_go(page: Page) -> None:
    """The words stand on the sheet, gaps close, what is missing gets less."""
    begin(page)
    sheet = page.locator(".a4")
    expect(sheet).to_contain_text("（待填：研習名稱）")
    missing = page.locator(".missing-note li").count()
    page.fill("#f-name", "閱讀教學工作坊")
    expect(sheet).to_contain_text("「閱讀教學工作坊」")
    expect(sheet).not_to_contain_text("（待填：研習名稱）")
    assert page.locator(".missing-note li").count() < missing
    page.click('a.gap:has-text("時數")')
    expect(page.locator("#f-hours")).to_be_focused()
    page.keyboard.type("2.3")
    expect(page.locator("#remarks .note.error")).to_contain_text("0.5")
    expect(page.locator(".field:has(#f-hours) .wrong.live")).to_contain_text("0.5")


def test_a_click_cures_what_is_wrong(page: Page) -> None:
    """The value is put into its field, the letter follows, the remark goes."""
    begin(page)
    page.fill("#f-sessions-1-date", "115年3月24日（星期三）")
    page.click('[data-cure]:has-text("星期二")')
    expect(page.locator("#f-sessions-1-date")).to_have_value("115年3月24日（星期二）")
    expect(page.locator(".a4")).to_contain_text("115年3月24日（星期二）")
    page.fill("#f-sessions-1-time", "13:10-17:20")
    page.fill("#f-hours", "9")
    expect(page.locator("#remarks")).to_contain_text("課程表最多")
    page.click('[data-cure]:has-text("改為 5 小時")')
    expect(page.locator("#f-hours")).to_have_value("5")
    expect(page.locator("#remarks")).not_to_contain_text("課程表最多")


def test_a_hint_is_dismissed_by_a_click_and_brought_back(page: Page) -> None:
    """The page stays; the focus goes on to the next button; what was typed is still there."""
    begin(page)
    page.fill("#f-name", "閱讀教學工作坊")
    page.fill("#f-purpose", "增進(教師)知能")
    hint = page.locator("#remarks .note.hint", has_text="括號")
    expect(hint).to_be_visible()
    address = page.url
    hint.locator("[data-known]").press("Enter")
    expect(hint).to_have_count(0)
    again = page.locator('[data-known]:has-text("再顯示提示（1）")')
    expect(again).to_be_visible()
    expect(page.locator("#remarks [data-known]").first).to_be_focused()
    page.fill("#f-office", "圖書館")
    expect(page.locator(".a4")).to_contain_text("閱讀教學工作坊")
    expect(hint).to_have_count(0)
    again.click()
    expect(hint).to_be_visible()
    expect(page.locator("#f-office")).to_have_value("圖書館")
    assert page.url == address


AT_ONCE = """(words) => document.body.addEventListener("htmx:afterSwap", async () => {
    await null;  // as early as anything else can happen
    words.forEach((word, above) => {
        const menu = document.getElementById(`f-nature-${above + 1}`);
        if (!menu || menu.value === word) { return; }
        menu.value = word;
        menu.dispatchEvent(new Event("change", {bubbles: true}));
    });
})"""


def test_a_menu_works_from_the_moment_it_is_there(page: Page) -> None:
    """Who chooses at once (keyboard, a busy machine) gets the next menu too."""
    begin(page)
    page.evaluate(AT_ONCE, ["國小", "教學", "語文"])
    page.select_option("#f-nature-1", "國小")
    expect(page.locator("#f-nature-4")).to_be_visible()


def test_rows_and_menus_change_without_losing_what_is_typed(page: Page) -> None:
    """A second session on the same day; the menus of 課程性質 one after the other."""
    begin(page)
    page.fill("#f-name", "甲研習")
    page.fill("#f-sessions-1-date", "115-10-14")
    page.click('button:has-text("再加一個場次")')
    expect(page.locator("#f-sessions-2-date")).to_have_value("115-10-14")
    page.select_option("#f-nature-1", "國小")
    page.select_option("#f-nature-2", "教學")
    page.select_option("#f-nature-3", "語文")
    expect(page.locator("#f-nature-4")).to_be_visible()
    page.click('button[aria-label="刪除第 1 場次"]')
    expect(page.locator("#f-sessions-1-date")).to_have_count(0)
    expect(page.locator("#f-name")).to_have_value("甲研習")


def test_what_is_typed_while_the_fields_are_made_anew_stays(page: Page) -> None:
    """On a slow line the answer to a menu comes when the clerk is at the next field already."""
    begin(page)

    def slowly(route: Route) -> None:
        answer = route.fetch()
        page.wait_for_timeout(400)
        route.fulfill(response=answer)

    page.route("**/studies/form", slowly)
    page.select_option("#f-nature-1", "國小")
    page.fill("#f-name", "甲研習")
    page.check('[name=audience][value="國小"]')
    expect(page.locator("#f-nature-2")).to_be_visible()
    expect(page.locator("#f-name")).to_have_value("甲研習")
    expect(page.locator('[name=audience][value="國小"]')).to_be_checked()
    expect(page.locator(".a4")).to_contain_text("甲研習")


def test_nothing_is_lost_on_a_reload_and_the_last_can_be_undone(page: Page) -> None:
    """Also what was typed a moment before; undo goes back one save."""
    begin(page)
    page.fill("#f-name", "甲")
    kept(page)
    page.fill("#f-name", "甲乙")
    page.reload()
    expect(page.locator("#f-name")).to_have_value("甲乙")
    page.click("[data-undo]")
    expect(page.locator("#f-name")).to_have_value("甲")


def test_a_double_click_registers_one_study(page: Page, register: Register) -> None:
    """And the draft is gone; Back leads to the study."""
    begin(page, "校內")
    page.fill("#f-name", "雙擊研習")
    kept(page)
    form = page.url
    page.dblclick("[data-save]")
    page.wait_for_url(re.compile(r"/studies/\d+-\d+$"))
    with register.look() as work:
        assert work.plans.get("115-001").name == "雙擊研習"
    page.goto(form)
    expect(page).to_have_url(re.compile(r"/studies/\d+-001$"))
    page.goto("/studies/new")
    expect(page.locator("main")).not_to_contain_text("雙擊研習")


def test_two_who_change_the_same_study_see_each_other(
    as_role: Callable[..., Page], register: Register
) -> None:
    """Neither overwrites the other: the differences are shown, field by field, before."""
    number = play_samples(register)[0].number
    first, second = as_role(Role.OFFICER), as_role(Role.OFFICER, Role.RECORDS)
    for window in (first, second):
        window.goto(f"/studies/{number}")
    first.fill("#f-office", "教務處")
    kept(first)
    second.fill("#f-office", "輔導室")
    second.fill("#f-class_size", "80")
    kept(second)
    second.reload()
    expect(second.locator("#presence")).to_contain_text("也在修改")
    first.click("[data-save]")
    expect(first.locator("main")).to_contain_text("已儲存")
    second.click("[data-save]")
    expect(second.locator(".conflict")).to_contain_text("教務處")
    with register.look() as work:
        assert work.plans.get(number).plan.office == "教務處"
    second.check('.conflict input[value="office"]')
    second.click("[data-save]")
    expect(second.locator("main")).to_contain_text("已儲存")
    with register.look() as work:
        plan = work.plans.get(number).plan
    assert (plan.office, plan.class_size) == ("教務處", 80)
