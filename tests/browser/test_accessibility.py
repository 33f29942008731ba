"""No page has a barrier that axe-core can find, light or dark; none is wider than a phone.

Every address that shows a page is visited, with studies at several steps and people in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.accessibility import violations
from tests.browser.conftest import NARROW, WIDE
from tests.support.page_examples import Examples, addresses, examples
from tests.support.pages import DOOR, served

THEMES = ("light", "dark")


@dataclass(frozen=True)
class Visit:
    """A served workspace, and a window in each theme."""

    examples: Examples
    pages: dict[str, Page]


@pytest.fixture(scope="module")
def visit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """One workspace for the whole walk."""
    home = tmp_path_factory.mktemp("barriers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSERVICE_KEY_FILE", str(home / "key.json"))
        yield from _visited(browser, examples(home))


def _visited(browser: Browser, made: Examples) -> Iterator[Visit]:
    with served(made.folder, made.environment) as base:
        contexts: list[BrowserContext] = []
        pages: dict[str, Page] = {}
        for theme in THEMES:
            context = browser.new_context(base_url=base, viewport=WIDE, color_scheme=theme)  # type: ignore[arg-type]
            contexts.append(context)
            pages[theme] = context.new_page()
            pages[theme].goto(f"/enter?key={DOOR}")
        yield Visit(made, pages)
        for context in contexts:
            context.close()


@pytest.mark.parametrize("path", addresses())
def test_a_page_has_no_barriers(visit: Visit, path: str) -> None:
    """Labels, headings, contrast, landmarks, names of buttons, in both themes; fits a phone.

    At 360 pixels, which is also a desktop at four times its size, nothing runs off the side.
    """
    found: dict[str, object] = {}
    for example in visit.examples.of(path):
        for theme, page in visit.pages.items():
            answer = page.goto(example)
            assert answer is not None
            assert answer.ok, (example, answer.status)
            assert page.locator("h1").count() == 1, example
            if wrong := violations(page):
                found[f"{example} {theme}"] = wrong
        if width := too_wide(visit.pages["light"]):
            found[f"{example} narrow"] = width
    assert not found


def too_wide(page: Page) -> int:
    """How wide a page is on a phone, 0 when it fits."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    width = int(page.evaluate("document.documentElement.scrollWidth"))
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return width if width > NARROW["width"] else 0


@pytest.mark.parametrize(
    "path", ["/studies/999-999", "/nothing", f"/school/templates/one?name={'x' * 90}"]
)
def test_a_page_that_tells_a_problem_has_no_barriers(visit: Visit, path: str) -> None:
    """Nor is it wider than a phone, whatever long word it must repeat."""
    for page in visit.pages.values():
        page.goto(path)
        assert violations(page) == []
        assert not too_wide(page)
