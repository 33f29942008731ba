"""List courses (研習資料管理): as the site lists them, on the screen or as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.documents.course_list import CourseLine, compose_course_list
from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import UserError, error
from inservice_docs.taiwan.text import nearest, tidy
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document


def list_courses(
    register: Register, *, status: str = "", text: str = "", after: str = "", limit: int = 50
) -> tuple[CourseLine, ...]:
    """Return the courses that have been entered, those of the newest plans first.

    `text` are words of the plan. The next page is `after` the last one's plan number. Raises
    UserError for an unknown 處理狀態.
    """
    wanted = _status(status)
    with register.look() as work:
        found = work.courses.list(status=wanted, text=text, before=after, limit=limit)
        entries = work.plans.of_numbers(course.plan for course in found)
        return tuple(CourseLine(each.plan, entries[each.plan].plan, each) for each in found)


def course_list_file(lines: Sequence[CourseLine], register: Register) -> Document:
    """Return the list as a workbook, with the columns of the site."""
    table = compose_course_list(lines, register.workspace.codes)
    author = register.workspace.school.name
    data = write_workbook([table], ["研習課程"], title=table.title, author=author)
    return Document("研習課程一覽.xlsx", data)


def _status(word: str) -> CourseStatus | None:
    plain = tidy(word)
    if not plain:
        return None
    if plain not in set(CourseStatus):
        near = nearest(plain, list(CourseStatus))
        raise UserError(
            error(
                "status-unknown",
                f"沒有處理狀態「{plain[:20]}」。",
                f"是否為「{near}」？" if near else f"可用：{'、'.join(CourseStatus)}。",
            )
        )
    return CourseStatus(plain)
