"""The first visit: the school is asked for once, and only by whoever owns the computer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.pages import DOOR, Visitor, served

from inservice_docs.workflow.workspace import SETTINGS, open_workspace

SCHOOL = {
    "name": "臺中市私立範例高級中學",
    "letter_word": "範中教",
    "address": "404601 臺中市北區範例路1號",
    "phone": "04-22000001",
}


@pytest.fixture
def newcomer(tmp_path: Path, environment: dict[str, str]) -> Iterator[Visitor]:
    """Somebody who starts the program where there is no workspace yet."""
    with served(tmp_path / "新的工作區", environment) as base:
        yield Visitor(base)


def test_the_first_visit_makes_a_workspace(newcomer: Visitor, tmp_path: Path) -> None:
    """Folder, settings and register; then the pages are open."""
    assert newcomer.get("/enter", key=DOOR).path == "/setup"
    answer = newcomer.submit("/setup", "/setup", SCHOOL)
    assert answer.path == "/"
    assert "準備好了" in answer.text
    school = open_workspace(tmp_path / "新的工作區").school
    assert {name: getattr(school, name) for name in SCHOOL} == SCHOOL
    assert newcomer.get("/setup").path == "/"


def test_the_head_is_asked_for_and_may_come_later(newcomer: Visitor, tmp_path: Path) -> None:
    """Why stands beside the field; certificates are issued in the head's name."""
    page = newcomer.get("/enter", key=DOOR)
    field = page.page.get_element_by_id("f-head")
    assert field.get("required") is None
    assert "證明" in page.page.get_element_by_id(field.get("aria-describedby")).text
    newcomer.submit(page, "/setup", {**SCHOOL, "head": "校長 王範例"})
    assert open_workspace(tmp_path / "新的工作區").school.head == "校長 王範例"


def test_what_is_missing_is_told_and_nothing_is_made(newcomer: Visitor, tmp_path: Path) -> None:
    """What was typed stays in the form."""
    newcomer.get("/enter", key=DOOR)
    answer = newcomer.submit("/setup", "/setup", {"name": SCHOOL["name"], "fax": "無"})
    assert answer.status == 422
    wrong = {each.get("id") for each in answer.page.cssselect(".wrong")}
    assert wrong == {"wrong-letter_word", "wrong-address", "wrong-phone", "wrong-fax"}
    assert answer.page.get_element_by_id("f-name").get("value") == SCHOOL["name"]
    assert not (tmp_path / "新的工作區" / SETTINGS).exists()


def test_a_stranger_cannot_set_it_up(newcomer: Visitor, tmp_path: Path) -> None:
    """Without the key of the door there is nothing to see, and nothing to send."""
    assert newcomer.get("/").path == "/setup"
    assert newcomer.get("/setup").status == 409
    token = newcomer.client.cookies.get("csrf") or ""
    answer = newcomer.client.post("/setup", data=SCHOOL, headers={"x-csrftoken": token})
    assert answer.status_code == 409
    assert not (tmp_path / "新的工作區").exists()
