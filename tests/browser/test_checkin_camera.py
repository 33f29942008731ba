"""The camera of the door in a real browser, which shows it films of badges."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.accessibility import let_in, scanned
from tests.browser.conftest import NARROW, WIDE, Complaints, NewPage, launched, windows
from tests.support.doors import codes, entries, kept_for_later, number, present
from tests.support.films import film
from tests.support.pages import served

from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.register import Register

__all__ = ["codes", "number"]

DEVICES = "--use-fake-device-for-media-stream=device-count=2"
Filmed = Callable[..., Page]
FETCHED = "performance.getEntriesByType('resource').map((each) => each.name).join()"
NO_READER = "delete window.BarcodeDetector"


@pytest.fixture
def filmed(
    browser: Browser,
    complaints: Complaints,
    register: Register,
    number: str,
    base: str,
    tmp_path: Path,
) -> Iterator[Filmed]:
    """The page of the door on a device whose camera sees some codes, one after the other.

    Without codes it has two cameras, and they see nothing. `reader` is a script that says how the
    browser itself reads codes: as a rule not at all.
    """
    with ExitStack() as stack:

        def opened(*codes: str, reader: str = NO_READER, **looks: object) -> Page:
            arguments = [DEVICES, "--use-fake-ui-for-media-stream"]
            if codes:
                seen = film(tmp_path / "camera.y4m", codes)
                arguments.append(f"--use-file-for-fake-video-capture={seen}")
            mine = launched(browser.browser_type, *arguments)
            new_page = stack.enter_context(windows(stack.enter_context(mine), complaints))
            page = new_page(base, **looks)
            page.add_init_script(reader)
            page.goto(f"/c/{open_door(register, number)}")
            expect(page.locator("#line")).to_have_text("已連線")
            return page

        yield opened


def watched(page: Page, seconds: float) -> None:
    """Let the camera run for a while."""
    page.wait_for_function(f"() => document.getElementById('camera').currentTime > {seconds}")


def test_a_code_held_before_the_camera_counts_once(
    filmed: Filmed, register: Register, number: str, codes: list[str]
) -> None:
    """On a browser that reads no codes itself, as those of iPads and of most computers."""
    page = filmed(codes[0], size=NARROW)
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○1")
    expect(page.locator("#feedback")).to_have_class("feedback in")
    expect(page.locator("#camera-note")).to_be_hidden()
    watched(page, 6)
    assert present(register, number) == {1}
    assert entries(register) == 1
    page.click("text=關閉相機")
    expect(page.locator("#view")).to_be_hidden()
    assert page.evaluate("document.getElementById('camera').srcObject") is None


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_door_with_its_camera_has_no_barrier(
    filmed: Filmed, codes: list[str], theme: str
) -> None:
    """Wide or narrow."""
    page = filmed(codes[0], theme=theme)
    let_in(page)
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○1")
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert scanned(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_people_who_come_one_after_the_other_are_all_read(
    filmed: Filmed, register: Register, number: str, codes: list[str]
) -> None:
    """Each once, however often they are seen in turn."""
    page = filmed(codes[0], codes[1])
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○1")
    expect(page.locator("#feedback strong")).to_have_text("王○○2")
    watched(page, 7)
    assert present(register, number) == {1, 2}
    assert entries(register) == 2


def test_the_camera_reads_without_a_network(
    filmed: Filmed, register: Register, number: str, codes: list[str], complaints: Complaints
) -> None:
    """The page was opened before; what reads the codes was kept with it."""
    page = filmed("", codes[2])
    kept_for_later(page)
    page.context.set_offline(True)
    page.reload()
    page.click("text=開啟相機")
    expect(page.locator("#line")).to_contain_text("離線，1 筆待送")
    expect(page.locator("#feedback")).to_contain_text("已記下")
    assert entries(register) == 0
    page.context.set_offline(False)
    expect(page.locator("#line")).to_have_text("已連線", timeout=15_000)
    expect(page.locator("#feedback strong")).to_have_text("王○○3")
    assert present(register, number) == {3}
    assert entries(register) == 1
    complaints.clear()  # a browser without a network says so


def test_the_browser_s_own_reader_comes_first(
    filmed: Filmed, register: Register, number: str, codes: list[str]
) -> None:
    """The film shows nothing: what was read is what the browser says."""
    page = filmed("", reader=reader(f"return [{{ rawValue: {json.dumps(codes[1])} }}];"))
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○2")
    assert "decode.js" not in page.evaluate(FETCHED)
    assert present(register, number) == {2}


def test_a_reader_in_name_only_is_replaced(
    filmed: Filmed, register: Register, number: str, codes: list[str]
) -> None:
    """Some telephones have one that fails at its first picture."""
    page = filmed(codes[1], reader=reader("throw new DOMException('none', 'NotSupportedError');"))
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○2")
    assert "decode.js" in page.evaluate(FETCHED)
    assert present(register, number) == {2}


def reader(detects: str) -> str:
    """A script that gives a browser a reader of its own."""
    return (
        "window.BarcodeDetector = class {"
        "static async getSupportedFormats() { return ['qr_code']; }"
        f"async detect() {{ {detects} }} }};"
    )


def test_the_camera_rests_while_nobody_looks_and_says_when_it_broke(
    filmed: Filmed, codes: list[str]
) -> None:
    """It opens again with the page; one that was taken away waits for its button."""
    page = filmed(codes[0])
    page.click("text=開啟相機")
    expect(page.locator("#feedback strong")).to_have_text("王○○1")
    looks = (
        "(hidden) => { Object.defineProperty(document, 'hidden', {value: hidden, "
        "configurable: true}); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    stream = "document.getElementById('camera').srcObject"
    page.evaluate(looks, True)
    assert page.evaluate(stream) is None
    page.evaluate(looks, False)
    page.wait_for_function(f"() => {stream} && {stream}.active")
    page.evaluate(f"{stream}.getVideoTracks()[0].dispatchEvent(new Event('ended'))")
    expect(page.locator("#camera-note")).to_contain_text("相機中斷了")
    expect(page.locator("#view")).to_be_hidden()
    page.click("text=開啟相機")
    expect(page.locator("#view")).to_be_visible()


def test_another_lens_is_chosen_where_there_are_two(filmed: Filmed) -> None:
    """A tablet on a stand looks at people with the one in front."""
    page = filmed()
    page.click("text=開啟相機")
    stream = "document.getElementById('camera').srcObject"
    lens = f"{stream}.getVideoTracks()[0].getSettings().deviceId"
    page.wait_for_function(f"() => {stream}")
    first = page.evaluate(lens)
    page.click("text=換鏡頭")
    page.wait_for_function(f"(first) => {stream} && {lens} !== first", arg=first)
    page.click("text=換鏡頭")
    page.wait_for_function(f"(first) => {stream} && {lens} === first", arg=first)


def test_without_a_camera_the_page_says_what_to_do(
    base: str, new_page: NewPage, register: Register, number: str
) -> None:
    """The button stays, for when one is plugged in."""
    door = new_page(base, size=NARROW)
    door.goto(f"/c/{open_door(register, number)}")
    door.click("text=開啟相機")
    expect(door.locator("#camera-note")).to_contain_text("也可以拍照、用掃描器或查姓名")
    expect(door.locator("#view")).to_be_hidden()
    expect(door.locator("#open-camera")).to_have_text("開啟相機")


def test_without_https_the_page_says_why_no_camera_opens(
    browser: Browser,
    complaints: Complaints,
    register: Register,
    number: str,
    folder: Path,
    environment: dict[str, str],
    codes: list[str],
) -> None:
    """Browsers give it to https and to the computer itself alone; a scanner works all the same."""
    with served(folder, environment, names=("door.example",)) as base:
        to = f"--host-resolver-rules=MAP door.example:80 {base.removeprefix('http://')}"
        with launched(browser.browser_type, to) as other, windows(other, complaints) as new_page:
            page = new_page("http://door.example", size=NARROW)
            page.goto(f"/c/{open_door(register, number)}")
            expect(page.locator("#camera-note")).to_contain_text("網址不是 https 開頭")
            expect(page.locator("#open-camera")).to_be_hidden()
            page.fill("#code", codes[0])
            page.press("#code", "Enter")
            expect(page.locator("#feedback strong")).to_have_text("王○○1")
    complaints.clear()  # of a header that is for https
