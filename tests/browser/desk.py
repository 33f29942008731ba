"""A clerk at a window (坐在瀏覽器前): what is clicked, typed, dropped and downloaded."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

DROP = """([kind, name, data]) => {
    const held = new DataTransfer();
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    held.items.add(new File([bytes], name, {type: kind}));
    const zone = document.querySelector("[data-drop]");
    zone.dispatchEvent(new DragEvent("dragover", {dataTransfer: held, bubbles: true}));
    zone.dispatchEvent(new DragEvent("drop", {dataTransfer: held, bubbles: true}));
}"""


@dataclass
class Desk:
    """A window at one study."""

    page: Page
    number: str = ""

    def open(self, place: str) -> None:
        """Open one of the study's pages by the line of links above its panel."""
        link = self.page.locator(f"main nav a[href='/studies/{self.number}/{place}']").last
        if link.count() == 0:
            self.page.goto(f"/studies/{self.number}/{place}")
            return
        link.click()
        self.page.wait_for_url(f"**/studies/{self.number}/{place}")

    def press(self, words: str, within: str = "main") -> None:
        """Press a button that sends a form, and wait for the page that follows."""
        button = self.page.locator(within).get_by_role("button", name=words, exact=True).first
        with self.page.expect_navigation():
            button.click()

    def told(self, words: str) -> None:
        """See that the page says something."""
        expect(self.page.locator("main")).to_contain_text(words)

    def stands(self, status: str) -> None:
        """See how far the study has come."""
        expect(self.page.locator(".titled .tag").first).to_have_text(status)

    def fill(self, fields: dict[str, Any]) -> None:
        """Type into fields, choose in menus, tick boxes: by the names of the fields."""
        for name, value in fields.items():
            field: Locator = self.page.locator(f"main [name='{name}']")
            if isinstance(value, list):
                for each in value:
                    self.page.locator(f"main [name='{name}'][value='{each}']").check()
            elif field.first.evaluate("each => each.tagName") == "SELECT":
                field.select_option(value)
            elif field.first.get_attribute("type") == "radio":
                self.page.locator(f"main [name='{name}'][value='{value}']").check()
            else:
                field.fill(value)

    def drop(self, name: str, data: bytes, kind: str = "text/csv") -> None:
        """Drag a file from the desktop onto the page."""
        self.page.evaluate(DROP, [kind, name, base64.b64encode(data).decode()])

    def download(self, link: Locator, folder: Path) -> tuple[str, bytes]:
        """Click what downloads a file; return its name and what is in it."""
        with self.page.expect_download() as waiting:
            link.click()
        place = folder / waiting.value.suggested_filename
        waiting.value.save_as(place)
        return place.name, place.read_bytes()
