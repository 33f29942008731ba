"""A clerk at the pages of one study, with a browser that has no scripts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.pages import Answer, Visitor


@dataclass
class Clerk:
    """A clerk at the pages of one study."""

    visitor: Visitor
    folder: Path
    cross_school: bool
    number: str = ""

    def at(self, place: str = "") -> str:
        """The address of one of the study's pages."""
        return f"/studies/{self.number}/{place}".rstrip("/")

    def see(self, place: str = "") -> Answer:
        """Look at one of the study's pages."""
        return self.visitor.get(self.at(place))

    def does(self, place: str, action: str = "", fields: Any = None, **more: Any) -> Answer:
        """Send a form of the study, and expect that it is taken."""
        answer = self.visitor.submit(self.at(place), action, fields, **more)
        assert answer.status == 200, (place, action, answer.status, answer.text[:900])
        return answer

    def stands(self, status: str) -> None:
        """See that the study has come so far: on its own page, and in the overview."""
        page = self.see("approvals").page
        assert [tag.text_content().strip() for tag in page.cssselect(".titled .tag")] == [status]
        (line,) = self.visitor.get("/").page.xpath(f"//tr[.//a[@href='/studies/{self.number}']]")
        assert status in line.text_content()
