"""校內批次報名 from the school's own teachers."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.support.studies import IN_SCHOOL, applied, person, study
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.import_teachers import add_teachers
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move

PLAN = IN_SCHOOL.model_copy(update={"class_size": 30})


@pytest.fixture
def number(register: Register) -> str:
    """An in-school study of thirty seats, and forty teachers."""
    add_teachers(register, [person(serial) for serial in range(1, 41)])
    return study(register, PLAN)


def passed(register: Register, number: str) -> int:
    """How many have passed."""
    return sign_up_state(register, number).passed


def ticked(answer: object) -> int:
    """How many boxes are ticked on a page."""
    return len(answer.page.cssselect("input[name=id][checked]"))  # type: ignore[attr-defined]


def test_ticked_teachers_pass_at_once_and_leave_the_list(
    clerk: Visitor, register: Register, number: str
) -> None:
    """The four rules of the site stand above; those who applied are confirmed by it."""
    home = f"/studies/{number}/batch"
    page = clerk.get(home)
    assert "直接審核通過" in page.text
    boxes = [box.get("value") for box in page.page.cssselect("input[name=id]")]
    assert len(boxes) == 25
    done = clerk.submit(page, "batch", {"id": boxes[:3]}, button="將選取名單加入")
    assert "加入 3 人" in done.text
    assert "餘額 27 人" in done.text
    assert passed(register, number) == 3
    left = clerk.get(home).page.cssselect("input[name=id]")
    assert boxes[0] not in [box.get("value") for box in left]
    assert "沒有勾選" in clerk.submit(home, "batch", button="將選取名單加入").text


def test_all_none_and_the_others_are_ticked_without_scripts(
    clerk: Visitor, number: str, register: Register
) -> None:
    """Nothing is stored by it."""
    home = f"/studies/{number}/batch"
    every = clerk.submit(home, "batch", button="全選")
    assert ticked(every) == 25
    assert ticked(clerk.submit(every, "batch", button="全不選")) == 0
    one = every.page.cssselect("input[name=id]")[0].get("value")
    assert ticked(clerk.submit(home, "batch", {"id": [one]}, button="反選")) == 24
    assert passed(register, number) == 0


def test_search_page_size_and_pages(clerk: Visitor, number: str) -> None:
    """A name is never part of the address."""
    home = f"/studies/{number}/batch"
    second = clerk.submit(home, "batch", button="下一頁")
    assert len(second.page.cssselect("input[name=id]")) == 15
    wide = clerk.submit(home, "batch", {"size": "50"}, button="查詢")
    assert len(wide.page.cssselect("input[name=id]")) == 40
    found = clerk.submit(home, "batch", {"text": "範例17"}, button="查詢")
    assert len(found.page.cssselect("input[name=id]")) == 1
    assert "範例17" not in str(found.response.url)
    assert "沒有符合" in clerk.submit(home, "batch", {"text": "無此人"}, button="查詢").text


def test_more_than_there_are_seats_are_refused(
    clerk: Visitor, register: Register, number: str
) -> None:
    """All or none; the page stays."""
    full = clerk.submit(f"/studies/{number}/batch", "batch", button="全部 40 人都加入")
    assert full.status == 422
    assert "可報名 30 人" in full.text
    assert passed(register, number) == 0


def test_an_application_that_waits_is_shown_and_confirmed(
    clerk: Visitor, register: Register
) -> None:
    """Rule three."""
    add_teachers(register, [person(1)])
    number = study(register, PLAN, Move.SIGN_UP)
    applied(register, number, [person(1)])
    page = clerk.get(f"/studies/{number}/batch")
    assert "待審核" in page.text
    id = page.page.cssselect("input[name=id]")[0].get("value")
    done = clerk.submit(page, "batch", {"id": [id]}, button="將選取名單加入")
    assert "確認 1 人" in done.text
    assert "沒有可以加入的教師" in done.text
    assert sign_up_state(register, number).total == 1


def test_a_form_sent_twice_adds_once(clerk: Visitor, register: Register, number: str) -> None:
    """By a double click."""
    page = clerk.get(f"/studies/{number}/batch")
    id = page.page.cssselect("input[name=id]")[0].get("value")
    clerk.submit(page, "batch", {"id": [id]}, button="將選取名單加入")
    again = clerk.submit(page, "batch", {"id": [id]}, button="將選取名單加入")
    assert "沒有重複辦理" in again.text
    assert passed(register, number) == 1


def test_only_officers(people: SignIn, number: str) -> None:
    """Others do not even see the teachers."""
    assert people(Role.REVIEWER).get(f"/studies/{number}/batch").status == 403
    assert people().get(f"/studies/{number}/batch").path == "/login"
