"""The overview in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, WIDE

from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import play_samples


def test_a_search_narrows_the_list_while_it_is_typed(page: Page, register: Register) -> None:
    """The address follows, and Back leads to the whole page again."""
    play_samples(register)
    page.goto("/")
    expect(page.locator(".studies tbody tr")).to_have_count(2)
    page.locator("#f-text").press_sequentially("班級經營")
    expect(page.locator(".studies tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("text="))
    page.click(".studies tbody a")
    page.go_back()
    expect(page.locator("h1")).to_have_text("研習")
    expect(page.locator(".studies tbody tr")).to_have_count(1)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_runs_over_the_edge(page: Page, register: Register, size: dict[str, int]) -> None:
    """The list and the plan with its letter, wide and narrow."""
    number = play_samples(register)[0].number
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in ("/", f"/studies/{number}", f"/studies/{number}/more", "/studies/new"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
