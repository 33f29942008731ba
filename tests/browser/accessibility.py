"""The accessibility scan (無障礙檢查) of a page, by axe-core."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    (each) => each.id + ": " + each.nodes.map((node) => node.html.slice(0, 160)).join(" | "))"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page as it is when it was just opened."""
    let_in(page)
    return scanned(page)


def let_in(page: Page) -> None:
    """Open the page once more: its own policy lets no foreign script in, the scan comes past it."""
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.reload()


def scanned(page: Page) -> list[str]:
    """What axe-core finds wrong with a page that let it in, as it is shown now."""
    page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(RUN))
