"""The school's courses (本校研習課程瀏覽): the site's list, for everyone with an account."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import get
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.course import CourseStatus
from inservice_docs.web.asked import Opened, Shown
from inservice_docs.workflow.list_courses import course_list_file, list_courses

PAGE = 25
MOST = 2000
"""Courses in one workbook; more are had by narrowing the list."""


@get("/courses", sync_to_thread=True)
def courses(
    view: Shown,
    register: Opened,
    status: FromQuery[str] = "",
    text: FromQuery[str] = "",
    after: FromQuery[str] = "",
) -> Response[bytes]:
    """Show the courses that have been entered, in the columns of the site."""
    lines = list_courses(register, status=status, text=text, after=after, limit=PAGE + 1)
    shown = lines[:PAGE]
    codes = register.workspace.codes
    asked = {name: value for name, value in (("status", status), ("text", text)) if value}
    more = {**asked, "after": shown[-1].number} if len(lines) > PAGE else {}
    return view.page(
        "parts/courses.html" if view.partly else "courses.html",
        rows=[(line, line.values(codes)) for line in shown],
        statuses=[str(each) for each in CourseStatus if each is not CourseStatus.LIST_NOT_PASSED],
        chosen=status,
        text=text,
        more=urlencode(more),
        download=urlencode(asked),
    )


@get("/courses/file", sync_to_thread=True)
def workbook(
    view: Shown, register: Opened, status: FromQuery[str] = "", text: FromQuery[str] = ""
) -> Response[bytes]:
    """Hand over the list as a workbook."""
    lines = list_courses(register, status=status, text=text, limit=MOST)
    made = course_list_file(lines, register)
    return view.file(made.name, made.data)


HANDLERS = [courses, workbook]
