"""Hours, certificates and their verification at a real browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessibility import violations
from tests.browser.conftest import NewPage
from tests.support.issued import awarded, issued

from inservice_docs.workflow.register import Register

CODE = "#f-text"


@pytest.fixture
def code(register: Register, tmp_path: Path) -> str:
    """The text of an issued certificate's code."""
    done = issued(register, awarded(register), tmp_path / "out", date=None)
    return done.certificates[0].code


def test_a_scanned_code_stays_in_the_browser_until_the_button_is_pressed(
    office_base: str, new_page: NewPage, code: str
) -> None:
    """It is behind the # of the address; nothing is sent before, and no address holds it after."""
    visitor = new_page(office_base)
    sent: list[str] = []
    visitor.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    visitor.goto(f"/verify#{code}")
    expect(visitor.locator("#scanned")).to_be_visible()
    assert visitor.input_value(CODE) == ""
    assert not [each for each in sent if code in each]
    visitor.get_by_role("button", name="驗證").click()
    expect(visitor.locator(".verdict h2")).to_have_text("這張證明是真的")
    assert code not in visitor.url
    assert not violations(visitor)


def test_a_dropped_file_is_verified(
    office_base: str, new_page: NewPage, register: Register, tmp_path: Path
) -> None:
    """Without any code in the address nothing is said to be there."""
    done = issued(register, awarded(register), tmp_path / "out", date=None)
    visitor = new_page(office_base)
    visitor.goto("/verify")
    expect(visitor.locator("#scanned")).to_be_hidden()
    visitor.set_input_files("#f-file", done.files[0])
    visitor.get_by_role("button", name="驗證").click()
    expect(visitor.locator(".verdict.ok")).to_be_visible()


def test_progress_is_seen_and_the_files_come(page: Page, register: Register) -> None:
    """The page of the work goes on by itself until the files are there."""
    number = awarded(register, 40)
    page.goto(f"/studies/{number}/certificates")
    page.get_by_label("PDF").set_checked(False) if page.get_by_label("PDF").count() else None
    page.get_by_role("button", name="發給全部").click()
    page.wait_for_url("**/jobs/*")
    with page.expect_download() as coming:
        page.get_by_role("link", name="下載").click()
    packed = zipfile.ZipFile(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert len(packed.namelist()) == 41
    page.get_by_role("link", name="回原來的頁面").first.click()
    expect(page.locator("tbody .tag.ok").first).to_have_text("已發")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_with_something_on_them_have_no_barrier(
    as_role: Callable[..., Page], register: Register, tmp_path: Path, theme: str
) -> None:
    """Hours, certificates before and after, one certificate, settings, guide."""
    from inservice_docs.records.account import Role

    before, after = awarded(register), awarded(register)
    issued(register, after, tmp_path / "out", date=None)
    roles = (Role.OFFICER, Role.ADMINISTRATOR, Role.REVIEWER)
    clerk = as_role(*roles, theme=theme)
    one = "certificates/hours_certificate.docx"
    for path in (
        f"/studies/{before}/hours",
        f"/studies/{before}/certificates",
        f"/studies/{after}/certificates",
        "/certificates",
        "/certificates/1",
        "/account",
        "/school/accounts/officer-reviewer-administrator",
        f"/school/templates/one?name={one}",
        "/help/serve",
        "/help/letters",
    ):
        clerk.goto(path)
        assert not violations(clerk), path
