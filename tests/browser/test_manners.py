"""Manners of the pages: the keyboard alone, twice the size, print."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NewPage
from tests.support.pages import DOOR

from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples

CONTROLS = """() => {
    const folded = "details:not([open]) > :not(summary)";
    const shown = (each) => each.checkVisibility() && !each.closest(folded);
    const kinds = ["a[href]", "button", "input:not([type=hidden])"];
    kinds.push("select", "textarea", "summary");
    const found = document.querySelectorAll(kinds.map((each) => each + ":not([disabled])").join());
    const groups = new Set();
    return [...found].filter((each) => shown(each) && each.tabIndex >= 0).filter((each) => {
        if (each.type !== "radio") { return true; } // one stop for a group of radio buttons
        const first = !groups.has(each.name);
        groups.add(each.name);
        return first;
    }).length;
}"""
HERE = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) { return null; }
    window.stops = window.stops || [];
    if (here.matches("a, button, input, select, textarea, summary")) {
        const first = window.stops.includes(here);
        window.stops.push(here);
        if (first) { return null; }
    }
    const style = getComputedStyle(here);
    const frame = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none";
    return {name: here.outerHTML.slice(0, 120), seen: frame || style.boxShadow !== "none",
            control: here.matches("a, button, input, select, textarea, summary")};
}"""
Paths = Callable[[Register], str]


def sample(register: Register) -> str:
    """The number of a study that is played with."""
    return str(play_samples(register)[0].number)


PLACES = ("", "/letters/approval-request", "/approvals", "/participants")


@pytest.mark.parametrize("place", ["overview", *PLACES])
def test_every_control_is_reached_by_the_keyboard(
    page: Page, register: Register, place: str
) -> None:
    """By Tab alone, in the order of the page, and where one is can be seen."""
    number = sample(register)
    page.goto("/" if place == "overview" else f"/studies/{number}{place}")
    page.wait_for_load_state("networkidle")
    expected, reached, unseen = page.evaluate(CONTROLS), 0, []
    assert expected > 10
    for _ in range(expected + 40):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        reached += here["control"]
        if not here["seen"]:
            unseen.append(here["name"])
    assert unseen == []
    assert reached >= expected


def test_the_first_stop_leads_past_the_menu(page: Page) -> None:
    """Enter on it, and the next Tab is in the page itself."""
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到內容")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_a_plan_is_saved_by_the_keyboard_alone(page: Page, register: Register) -> None:
    """Typed, and sent by Enter on its button."""
    number = sample(register)
    page.goto(f"/studies/{number}")
    page.focus("#f-name")
    page.keyboard.press("Control+a")
    page.keyboard.type("鍵盤研習")
    page.locator("[data-save]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("已儲存")
    with register.look() as work:
        assert work.plans.get(number).name == "鍵盤研習"


@pytest.mark.parametrize("place", ["overview", *PLACES])
def test_twice_the_size_loses_nothing(
    base: str, new_page: NewPage, register: Register, place: str
) -> None:
    """200 % on a window of 1280 pixels: as wide as one of 640."""
    number = sample(register)
    page = new_page(base, size={"width": 640, "height": 512})
    page.goto(f"/enter?key={DOOR}")
    page.goto("/" if place == "overview" else f"/studies/{number}{place}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(page.locator("h1")).to_be_visible()


def test_a_letter_is_printed_on_its_sheet_alone(page: Page, register: Register) -> None:
    """No menu, no form: the words of the letter."""
    number = sample(register)
    page.goto(f"/studies/{number}/letters/approval-request")
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "".join("".join(each.extract_text() for each in printed.pages).split())
    assert "主旨" in text
    assert "學校設定" not in text
    assert "完成並發文" not in text
