"""Pages for people without an account, and lists on their way in, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.accessibility import violations
from tests.browser.conftest import NARROW, WIDE, NewPage
from tests.support.doors import study_today
from tests.support.pages import DOOR
from tests.support.samples import id_number
from tests.support.studies import CROSS, person, roster, study
from tests.web.routes.test_public_signup import MEALS, open_plan

from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.edit_participants import list_participants
from inservice_docs.workflow.public_signup import sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


@THEMES
def test_somebody_applies_on_a_phone(
    register: Register, base: str, new_page: NewPage, theme: str
) -> None:
    """A mistake is told beside its field and costs nothing that was typed; no barrier anywhere."""
    number = study(register, open_plan(3, 10, MEALS), Move.OPEN_SIGN_UP)
    page = new_page(base, theme=theme, size=NARROW)
    page.goto(f"/s/{sign_up_slug(register, number)}")
    assert violations(page) == []
    one = person(1)
    typed = {"name": one.name, "id_number": "A123456788", "school": one.school}
    for name, text in {**typed, "position": "導師", "phone": one.phone, "email": one.email}.items():
        page.fill(f"#f-{name}", text)
    page.select_option("#f-q-0", "素")
    page.check("input[name=agreed]")
    page.wait_for_timeout(3100)  # nobody types that fast
    page.click("text=送出報名")
    expect(page.locator("#wrong-id_number")).to_contain_text("檢查碼不符")
    expect(page.locator("input[name=agreed]")).to_be_checked()
    assert violations(page) == []
    page.fill("#f-id_number", id_number(1))
    page.wait_for_timeout(3100)
    page.click("text=送出報名")
    expect(page.locator(".big-number")).to_contain_text(number)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert [each.person.name for each in sign_up_state(register, number).applicants] == [one.name]


@THEMES
def test_the_door_has_no_barrier(
    register: Register, base: str, new_page: NewPage, theme: str
) -> None:
    """Wide or narrow, with people found."""
    slug = open_door(register, study_today(register)[0])
    for size in (WIDE, NARROW):
        page = new_page(base, theme=theme, size=size)
        page.goto(f"/c/{slug}")
        page.fill("#who", "範例")
        page.press("#who", "Enter")
        expect(page.locator("#people button")).to_have_count(3)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@THEMES
def test_a_dropped_list_is_corrected_and_accepted(
    register: Register, base: str, new_page: NewPage, tmp_path: Path, theme: str
) -> None:
    """By the keyboard alone, once the file is there."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    file = roster(tmp_path, [person(1), person(2, id_number="A123456788")])
    page = new_page(base, theme=theme)
    page.goto(f"/enter?key={DOOR}")
    page.goto(f"/studies/{number}/participants")
    page.set_input_files("#f-file", file)
    page.click("text=讀取名單")
    assert violations(page) == []
    page.focus("#row-3 input[name=id_number]")
    page.keyboard.press("Control+a")
    page.keyboard.type(id_number(2))
    page.keyboard.press("Enter")
    expect(page.locator(".note.done")).to_contain_text("已更正")
    page.click("text=確認加入 2 人")
    expect(page.locator(".note.done")).to_contain_text("加入 2 人")
    assert len(list_participants(register, number)) == 2
