"""The trail on the pages."""

from __future__ import annotations

from tests.support.issued import awarded
from tests.support.pages import Visitor

from inservice_docs.web.routes.trail import PAGE
from inservice_docs.workflow.register import Register

HERE = "/school/trail"


def test_it_is_shown_page_by_page_and_by_subject(clerk: Visitor, register: Register) -> None:
    """In words; without ID numbers."""
    numbers = [awarded(register) for _ in range(6)]
    page = clerk.get(HERE)
    assert len(page.page.cssselect("tbody tr")) == PAGE
    older = clerk.get(page.link("較早的"))
    assert older.page.cssselect("tbody tr")
    assert clerk.get(HERE, before="x").status == 200
    only = clerk.get(HERE, subject=numbers[0])
    assert "時數：核發" in only.text
    assert numbers[1] not in only.text
    assert "沒有符合" in clerk.get(HERE, subject="<script>").text


def test_it_is_verified(clerk: Visitor) -> None:
    """Every entry of it."""
    assert any("軌跡完整" in note for note in clerk.submit(HERE, HERE, button="查驗").notes)
