"""The wording editor: previewed as it is typed, kept when it is sound, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Visitor
from tests.support.requests import unasked
from tests.web.conftest import SignIn

from inservice_docs.formats.templates import BUILT_IN, OWN
from inservice_docs.records.account import Role
from inservice_docs.workflow.edit_wording import wording_text
from inservice_docs.workflow.register import Register

KIND = "approval-request"
PAGE = f"/wording/{KIND}"


def words(register: Register, old: str = "研習目的：", new: str = "本案目的：") -> str:
    """The wording with other words."""
    return wording_text(KIND, register.workspace).text.replace(old, new)


def test_every_kind_is_listed_with_whose_it_is(clerk: Visitor) -> None:
    """And leads to its wording beside a sample letter."""
    page = clerk.get("/wording")
    opened = clerk.get(page.link("申請核定研習時數"))
    assert opened.path == PAGE
    assert "主旨：" in opened.text
    assert "內建" in opened.text


def test_a_change_is_kept_and_used_by_the_next_letter(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """And taken back by going back to the built-in words."""
    done = clerk.submit(PAGE, PAGE, {"text": words(register)}, button="儲存")
    assert done.path == PAGE
    assert wording_text(KIND, register.workspace).source == OWN
    plan = unasked(register, folder)
    assert "本案目的：" in clerk.get(f"/studies/{plan}/letters/{KIND}").text
    back = clerk.submit(PAGE, "/restore")
    assert wording_text(KIND, register.workspace).source == BUILT_IN
    former = clerk.get(back.page.cssselect("a[href*='former=']")[0].get("href"))
    assert "本案目的：" in former.page.get_element_by_id("f-text").value
    assert "研習目的：" in clerk.get(f"/studies/{plan}/letters/{KIND}").text


def test_the_preview_shows_what_is_typed_and_keeps_nothing(
    clerk: Visitor, register: Register
) -> None:
    """Beside the text while typing, and with a button where there are no scripts."""
    seen = clerk.submit(PAGE, PAGE, {"text": words(register)}, button="預覽")
    assert "本案目的：" in seen.page.get_element_by_id("sample").text_content()
    assert "本案目的：" in seen.page.get_element_by_id("f-text").value
    page = clerk.get(PAGE)
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    part = clerk.client.post(
        f"{PAGE}/preview",
        data={"_csrf_token": token, "text": words(register)},
        headers={"hx-request": "true"},
    )
    assert "<html" not in part.text
    assert "本案目的：" in part.text
    assert wording_text(KIND, register.workspace).source == BUILT_IN


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ 研習案名 }}", "{{ 研習案名 }", "主旨"),
        ("{{ 研習案名 }}", "{{ 研習暗名 }}", "研習暗名"),
        ("{{ 研習案名 }}", "{{ cycler.__init__.__globals__ }}", "主旨"),
        ("段落:", " 段落:", "第"),
    ],
)
def test_a_broken_wording_is_refused_with_its_place_and_what_was_typed_is_kept(
    clerk: Visitor, register: Register, old: str, new: str, told: str
) -> None:
    """The former one stays in use."""
    text = words(register, old, new)
    again = clerk.submit(PAGE, PAGE, {"text": text}, button="儲存")
    assert again.status == 422
    assert any(told in note for note in again.notes)
    assert again.page.get_element_by_id("f-text").value.strip() == text.strip()
    assert not again.page.cssselect("#sample .a4")
    assert wording_text(KIND, register.workspace).source == BUILT_IN


def test_two_people_do_not_overwrite_each_other(clerk: Visitor, register: Register) -> None:
    """The second is told, and keeps what was typed."""
    page = clerk.get(PAGE)
    clerk.submit(PAGE, PAGE, {"text": words(register)}, button="儲存")
    late = clerk.submit(page, PAGE, {"text": words(register, "說明", "說　明")}, button="儲存")
    assert any("別人剛才改了" in note for note in late.notes)
    assert "本案目的" in wording_text(KIND, register.workspace).text


@pytest.mark.parametrize("former", ["../../inservice.toml", "approval-request.yaml"])
def test_no_other_file_is_shown(clerk: Visitor, former: str) -> None:
    """Whatever is asked for as a former version."""
    answer = clerk.get(PAGE, former=former)
    assert answer.status in {404, 409}
    assert "letter_word" not in answer.text


def test_an_unknown_kind_is_not_found(clerk: Visitor) -> None:
    """Nor can anything be kept under it."""
    assert clerk.get("/wording/nonsense").status == 404
    token = clerk.get(PAGE).page.cssselect("[name=_csrf_token]")[0].get("value")
    for path in ("/wording/nonsense", "/wording/..%2f..%2fx", "/wording/nonsense/preview"):
        assert clerk.post(path, {"_csrf_token": token, "text": "x"}).status in {404, 409}


def test_officers_read_and_the_records_office_writes(people: SignIn, register: Register) -> None:
    """Roles of the school's words."""
    officer, reviewer = people(Role.OFFICER), people(Role.REVIEWER)
    page = officer.get(PAGE)
    assert page.page.get_element_by_id("f-text").get("readonly") is not None
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    assert officer.post(PAGE, {"_csrf_token": token, "text": words(register)}).status == 403
    assert officer.post(f"{PAGE}/restore", {"_csrf_token": token}).status == 403
    assert reviewer.get(PAGE).status == 403
    records = people(Role.RECORDS)
    assert records.submit(PAGE, PAGE, {"text": words(register)}, button="儲存").path == PAGE
    assert wording_text(KIND, register.workspace).source == OWN
