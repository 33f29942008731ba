"""The school's courses, in the columns of the site, for everyone with an account."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_course_status import decide_course, enter_course


@pytest.fixture
def plans(register: Register, folder: Path) -> list[str]:
    """Two entered courses, the first passed, the second not yet."""
    numbers = [add_plan(folder / "plan.yaml", register).value.number for _ in range(2)]
    for number in numbers:
        enter_course(register, number, code=f"40{number[-1]}")
    decide_course(register, numbers[0], "passed")
    return numbers


def test_they_are_listed_and_filtered(clerk: Visitor, plans: list[str]) -> None:
    """By status and by words."""
    page = clerk.get("/courses")
    assert all(number in page.text for number in plans)
    assert "2010/3/23" in page.text
    passed = clerk.get("/courses", status="課程確認通過")
    assert plans[0] in passed.text
    assert plans[1] not in passed.text
    assert all(number in clerk.get("/courses", text="生命教育").text for number in plans)
    assert "沒有符合的課程" in clerk.get("/courses", text="不存在的名稱").text
    assert clerk.get("/courses", status="亂寫").status == 404


def test_words_and_status_together(clerk: Visitor, plans: list[str]) -> None:
    """Both must fit."""
    page = clerk.get("/courses", text="生命教育", status="課程未確認")
    assert plans[1] in page.text
    assert plans[0] not in page.text


def test_the_workbook_has_the_columns_of_the_site(clerk: Visitor, plans: list[str]) -> None:
    """And the same lines as the page."""
    page = clerk.get("/courses", status="課程未確認")
    book = openpyxl.load_workbook(io.BytesIO(clerk.get(page.link("下載 Excel")).data))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    flat = [str(value) for row in rows for value in row if value]
    assert "班別性質" in flat
    assert flat.count("十二年一貫生命教育分享日") == 1


def test_long_lists_come_a_page_at_a_time(clerk: Visitor, register: Register, folder: Path) -> None:
    """Nothing is left out, nothing comes twice."""
    numbers = [add_plan(folder / "plan.yaml", register).value.number for _ in range(27)]
    with register.change() as work:
        from inservice_docs.records.course import CourseStatus

        for number in numbers:
            work.courses.put(number, CourseStatus.UNCONFIRMED)
    for path in ("/courses", "/courses?text=生命教育"):
        first = clerk.get(path)
        second = clerk.get(first.link("下一頁"))
        seen = [
            n for page in (first, second) for n in numbers if f"/studies/{n}/" in page.response.text
        ]
        assert sorted(seen) == sorted(numbers)


def test_a_part_is_enough_while_typing(clerk: Visitor, plans: list[str]) -> None:
    """The list alone, without the page around it."""
    answer = clerk.client.get("/courses", params={"text": "生命"}, headers={"hx-request": "true"})
    assert "<html" not in answer.text
    assert plans[0] in answer.text


@pytest.mark.parametrize("role", list(Role))
def test_everyone_with_an_account_may_look(people: SignIn, plans: list[str], role: Role) -> None:
    """Visitors may not."""
    assert plans[0] in people(role).get("/courses").text
    assert people().get("/courses").path == "/login"
