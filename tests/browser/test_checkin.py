"""The door in a real browser: scanning, looking people up, and a connection that drops."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import NARROW, Complaints, NewPage
from tests.support.doors import codes, entries, kept_for_later, number, present

from inservice_docs.formats.qr.write import qr_png
from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.register import Register

__all__ = ["codes", "number"]


@pytest.fixture
def door(register: Register, number: str, base: str, new_page: NewPage) -> Page:
    """The page of the door on a tablet that nobody signed in to."""
    page = new_page(base, size=NARROW)
    page.goto(f"/c/{open_door(register, number)}")
    expect(page.locator("#line")).to_have_text("已連線")
    return page


def scan(page: Page, code: str) -> None:
    """Let a scanner type a code."""
    page.fill("#code", code)
    page.press("#code", "Enter")


def test_a_code_gets_a_big_answer(
    door: Page, register: Register, number: str, codes: list[str]
) -> None:
    """Who it is (hidden), in or out, and when; shown again it changes nothing."""
    scan(door, codes[0])
    feedback = door.locator("#feedback")
    expect(feedback.locator("strong")).to_have_text("王○○1")
    expect(feedback).to_have_class("feedback in")
    expect(door.locator("#code")).to_be_focused()
    expect(door.locator("#code")).to_have_value("")
    scan(door, codes[0])  # a camera reads a code many times a second
    door.click(".door-ways span:text-is('簽退')")
    scan(door, codes[0].upper())
    expect(feedback).to_have_class("feedback out")
    door.click(".door-ways span:text-is('自動')")
    scan(door, "https://example.com/")
    expect(feedback).to_have_class("feedback unknown")
    assert present(register, number) == {1}
    assert entries(register) == 2


def test_people_are_found_and_picked_by_name(door: Page, register: Register, number: str) -> None:
    """Without the page being left."""
    door.fill("#who", "範例2")
    door.press("#who", "Enter")
    door.click("#people button")
    expect(door.locator("#feedback strong")).to_have_text("王○○2")
    expect(door.locator("#people")).to_be_empty()
    assert present(register, number) == {2}


def test_a_photograph_of_a_code_is_read(
    door: Page, register: Register, number: str, codes: list[str]
) -> None:
    """By the server, where the browser has no camera or cannot read codes."""
    picture = {"name": "photo.png", "mimeType": "image/png", "buffer": qr_png(codes[2])}
    door.set_input_files("#photo", picture)  # type: ignore[arg-type]
    door.click("text=讀取照片")
    expect(door.locator("#feedback strong")).to_have_text("王○○3")
    assert present(register, number) == {3}


def test_it_works_through_a_dropped_connection_and_catches_up(
    door: Page, register: Register, number: str, codes: list[str], complaints: Complaints
) -> None:
    """What is kept meanwhile holds codes and times alone, and survives a reload without network."""
    kept_for_later(door)
    door.context.set_offline(True)
    scan(door, codes[0])
    expect(door.locator("#line")).to_contain_text("離線，1 筆待送")
    expect(door.locator("#feedback")).to_contain_text("已記下")
    scan(door, codes[1])
    expect(door.locator("#line")).to_contain_text("2 筆待送")
    assert entries(register) == 0
    door.fill("#who", "範例3")
    door.press("#who", "Enter")
    expect(door.locator("#people")).to_contain_text("離線時不能查姓名")
    door.reload()
    expect(door.locator("h1")).to_contain_text("十二年一貫生命教育分享日")
    expect(door.locator("#line")).to_contain_text("2 筆待送")
    kept = door.evaluate("JSON.stringify(localStorage)")
    assert "範例" not in kept
    held = json.loads(next(iter(json.loads(kept).values())))
    assert [set(each) for each in held] == [{"id", "code", "way", "at"}] * 2
    scan(door, codes[2])
    door.context.set_offline(False)
    expect(door.locator("#line")).to_have_text("已連線", timeout=15_000)
    expect(door.locator("#recent li")).to_have_count(3)
    assert present(register, number) == {1, 2, 3}
    assert entries(register) == 3
    complaints.clear()  # a browser without a network says so


def test_an_answer_that_is_lost_doubles_nothing(
    door: Page, register: Register, number: str, codes: list[str], complaints: Complaints
) -> None:
    """The server had the event already when the device sends it again."""
    lost: list[str] = []

    def lose(route: object) -> None:
        if not lost:
            lost.append("once")
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    door.context.route("**/events", lose)
    scan(door, codes[0])
    expect(door.locator("#line")).to_contain_text("1 筆待送")
    assert entries(register) == 1
    expect(door.locator("#line")).to_have_text("已連線", timeout=15_000)
    assert entries(register) == 1
    assert present(register, number) == {1}
    complaints.clear()


def test_a_link_that_is_taken_back_says_so(
    door: Page, register: Register, number: str, codes: list[str], complaints: Complaints
) -> None:
    """What was kept stays on the device."""
    open_door(register, number)
    scan(door, codes[0])
    expect(door.locator("#line")).to_have_text("連結已失效")
    expect(door.locator("#kept")).to_contain_text("1 筆等待送出")
    assert entries(register) == 0
    complaints.clear()
