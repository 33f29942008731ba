"""The accessibility scan (無障礙檢查) of a page, by axe-core."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent / "axe" / "axe.min.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
    (each) => each.id + ": " + each.nodes.map((node) => node.html.slice(0, 160)).join(" | "))"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page as it is shown now."""
    # The page's own policy lets no foreign script in: the scan comes in past it.
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(RUN))
