"""A clerk at a real browser: Debian's Chromium, driven by Playwright.

Pages come from a real server. Whatever the browser complains of (a script error, something that
the Content-Security-Policy blocks) fails the test at its end.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Page,
    expect,
    sync_playwright,
)
from tests.support.pages import DOOR, served
from tests.web.conftest import PASSWORD, folder, prepared, register

from inservice_docs.records.account import Role
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.register import Register

__all__ = ["folder", "prepared", "register"]

expect.set_options(timeout=15_000)  # a machine that runs other tests beside is no reason to fail
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
Complaints = list[str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder needs Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.system)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module; its event loop must not outlive them."""
    with sync_playwright() as playwright, launched(playwright.chromium) as opened:
        yield opened


@contextmanager
def launched(kind: BrowserType, *arguments: str) -> Iterator[Browser]:
    """Start Chromium with some arguments of its own."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    # Debian's Chromium refuses its sandbox to root, as whom containers run.
    opened = kind.launch(executable_path=program, args=["--no-sandbox", *arguments])
    yield opened
    opened.close()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What the browser complained of; a test that provokes something clears it."""
    heard: Complaints = []
    yield heard
    assert heard == []


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, complaints: Complaints) -> Iterator[NewPage]:
    """Open a window of its own: `new_page(base, theme="dark", size=NARROW)`."""
    with windows(browser, complaints) as opened:
        yield opened


@contextmanager
def windows(browser: Browser, complaints: Complaints) -> Iterator[NewPage]:
    """Open windows of a browser and listen to what it complains of."""
    contexts: list[BrowserContext] = []

    def opened(base: str, *, theme: str = "light", size: dict[str, int] | None = None) -> Page:
        context = browser.new_context(
            base_url=base,
            viewport=size or WIDE,  # type: ignore[arg-type]
            color_scheme=theme,  # type: ignore[arg-type]
            locale="zh-TW",
            timezone_id="Asia/Taipei",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda problem: complaints.append(str(problem)))
        page.on("console", lambda said: complaints.append(said.text) if _bad(said) else None)
        return page

    yield opened
    for context in contexts:
        context.close()


def _bad(said: object) -> bool:
    text = str(getattr(said, "text", ""))
    # A form that is shown again with its mistakes answers 422; that is no fault.
    # Nor is a preview that is given up because the page goes away.
    gone = text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
    return getattr(said, "type", "") == "error" and "status of 4" not in text and not gone


@pytest.fixture
def base(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address of the pages that serve this computer alone."""
    with served(folder, environment) as address:
        yield address


@pytest.fixture
def page(base: str, new_page: NewPage) -> Page:
    """A window in which the computer's own user came in."""
    opened = new_page(base)
    opened.goto(f"/enter?key={DOOR}")
    return opened


@pytest.fixture
def office_base(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address of the pages where everybody signs in."""
    with served(folder, environment, accounts=True) as address:
        yield address


@pytest.fixture
def as_role(office_base: str, new_page: NewPage, register: Register) -> Callable[..., Page]:
    """Sign somebody in who has some roles, in a window of their own."""

    def signed_in(*roles: Role, theme: str = "light", size: dict[str, int] | None = None) -> Page:
        login = "-".join(role.name.lower() for role in roles)
        with register.look() as work:
            there = work.accounts.find(login)
        if there is None:
            names = [str(role) for role in roles]
            add_account(register, login, "林小範", "教務處", names, PASSWORD)
        opened = new_page(office_base, theme=theme, size=size)
        opened.goto("/login")
        opened.fill("#f-login", login)
        opened.fill("#f-password", PASSWORD)
        opened.click("main button")
        opened.wait_for_url("**/")
        return opened

    return signed_in
