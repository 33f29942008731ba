"""Courses are listed as the site lists them, also as a workbook."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from tests.support.questions import questions

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.list_courses import course_list_file, list_courses
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_course_status import decide_course, enter_course


def test_courses_are_listed_and_written(register: Register, folder: Path) -> None:
    """Those that have been entered; narrowed by status, a page at a time."""
    numbers = [add_plan(folder / "plan.yaml", register).value.number for _ in range(3)]
    for number in numbers[:2]:
        enter_course(register, number)
    decide_course(register, numbers[0], "passed")
    lines = list_courses(register)
    assert [line.number for line in lines] == [numbers[1], numbers[0]]
    assert [line.number for line in list_courses(register, after=numbers[1])] == [numbers[0]]
    assert [line.number for line in list_courses(register, status="課程未確認")] == [numbers[1]]
    sheet = openpyxl.load_workbook(io.BytesIO(course_list_file(lines, register).data)).active
    assert sheet is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("處理狀態" in row for row in values)
    assert any("課程確認通過" in row for row in values)


@pytest.mark.parametrize("courses", [1, 6])
def test_a_page_asks_once_for_all_its_plans(register: Register, folder: Path, courses: int) -> None:
    """As many questions for six courses as for one; each stands beside its own plan."""
    numbers = [add_plan(folder / "plan.yaml", register).value.number for _ in range(courses)]
    for number in numbers:
        enter_course(register, number)
    with questions(register) as put:
        lines = list_courses(register)
    assert [line.number for line in lines] == numbers[::-1]
    with register.look() as work:
        assert [line.plan for line in lines] == [work.plans.get(n).plan for n in numbers[::-1]]
    assert sum("plans.record" in each for each in put) == 1


def test_an_unknown_status_is_refused_with_its_neighbour(register: Register) -> None:
    """A slip is shown its cure."""
    with pytest.raises(UserError) as problem:
        list_courses(register, status="課程確認通遇")
    assert "課程確認通過" in problem.value.findings[0].fix
