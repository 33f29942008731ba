"""Coming in, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessibility import violations
from tests.browser.conftest import NARROW, NewPage
from tests.support.pages import DOOR, served


def test_the_first_visit_asks_for_the_school_once(
    tmp_path: Path, environment: dict[str, str], new_page: NewPage
) -> None:
    """What is missing is told beside its field and what was typed stays; then work can begin."""
    with served(tmp_path / "new", environment) as base:
        page = new_page(base)
        page.goto(f"/enter?key={DOOR}")
        expect(page.locator("h1")).to_have_text("開始使用")
        page.fill("#f-name", "臺中市私立範例高級中學")
        page.fill("#f-phone", "不是電話")
        page.fill("#f-letter_word", "範中教")
        page.fill("#f-address", "404601 臺中市北區範例路1號")
        page.click("main button")
        expect(page.locator("#wrong-phone")).to_be_visible()
        expect(page.locator("#f-name")).to_have_value("臺中市私立範例高級中學")
        page.fill("#f-phone", "04-22000001")
        page.click("main button")
        expect(page.locator(".note.done")).to_contain_text("準備好了")
        expect(page.locator("header")).to_contain_text("範例高級中學")
        page.goto("/setup")
        assert page.url.rstrip("/") == base


def test_personal_data_can_be_hidden_and_the_light_turned_down(page: Page) -> None:
    """Each by one button, on every page, until it is pressed again."""
    page.click("text=遮蔽個資")
    expect(page.locator("footer")).to_contain_text("個人資料已遮蔽")
    page.click("text=深色")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.click("text=顯示個資")
    expect(page.locator("footer")).not_to_contain_text("個人資料已遮蔽")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_before_anybody_is_in_have_no_barriers(
    tmp_path: Path,
    environment: dict[str, str],
    office_base: str,
    new_page: NewPage,
    theme: str,
) -> None:
    """Signing in, wrongly too, and setting up: in both themes, on a phone as well."""
    page = new_page(office_base, theme=theme, size=NARROW)
    page.goto("/login")
    assert violations(page) == []
    page.fill("#f-login", "nobody")
    page.fill("#f-password", "wrong")
    page.click("main button")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    with served(tmp_path / "new", environment) as base:
        page = new_page(base, theme=theme, size=NARROW)
        page.goto(f"/enter?key={DOOR}")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
