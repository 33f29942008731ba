"""The last steps in a real browser: certificates are issued, and anybody verifies them."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.desk import Desk
from tests.support import page_downloads as opened
from tests.support.page_facts import tomorrow
from tests.support.samples import person


def certify(desk: Desk, folder: Path, people: int) -> dict[str, bytes]:
    """Certificates are issued; how far they are is told without a click; they are opened."""
    page = desk.page
    page.goto(f"/studies/{desk.number}/certificates")
    desk.stands("名單確認通過")
    desk.fill({"date": tomorrow()})
    desk.press(f"發給全部 {people} 人")
    link = page.get_by_role("link", name=re.compile("下載.*zip"))
    link.wait_for(timeout=60_000)  # LibreOffice makes the PDFs
    _, packed = desk.download(link, folder)
    files = opened.unpacked(packed)
    assert opened.kinds(files).count("docx") >= people
    assert "研習" in opened.pdf_text(opened.of_kind(files, "pdf"))
    return files


def verify(desk: Desk, stranger: Page, files: dict[str, bytes]) -> None:
    """Anybody: by the code's address, whose payload is sent on a click only; by the file."""
    paper = next(data for name, data in sorted(files.items()) if name.endswith("_0001.docx"))
    code = opened.docx_code(paper).rpartition("#")[2]
    asked: list[str] = []
    stranger.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    stranger.goto(f"/verify#{code}")
    expect(stranger.locator("#scanned")).to_be_visible()
    assert not any(code in each for each in asked)
    stranger.click("main form button")
    expect(stranger.locator(".verdict h2")).to_have_text("這張證明是真的")
    assert code not in stranger.url
    who = next(person(each).name for each in range(40, 0, -1) if person(each).name in words(paper))
    forged = opened.with_words(paper, who, "李範例")
    Desk(stranger).drop("證明.docx", forged, "application/octet-stream")
    stranger.click("main form button")
    expect(stranger.locator(".verdict h2")).to_have_text("這張證明被改過")
    page = desk.page
    page.goto(f"/studies/{desk.number}/certificates")
    page.get_by_role("link", name="0001號").click()
    page.fill("#f-revoke_reason", "姓名誤植")
    desk.press("撤銷這張證明")
    Desk(stranger).drop("證明.docx", paper, "application/octet-stream")
    stranger.click("main form button")
    expect(stranger.locator(".verdict h2")).to_have_text("這張證明已經撤銷")


def words(paper: bytes) -> str:
    """The words of a Word document."""
    return opened.docx_text(paper)
