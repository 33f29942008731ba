"""The tables that an office may replace by its own (代碼與格式): codes, layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.taiwan.course_codes_file import TABLES
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form, Upload
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.load_agencies import load_agencies
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.replace_agencies import drop_agencies, replace_agencies
from inservice_docs.workflow.replace_codes import drop_codes, has_own_codes, replace_codes
from inservice_docs.workflow.replace_layout import drop_layout, own_layouts, replace_layout

CODES, AGENCIES, LAYOUTS = "/school/codes", "/school/agencies", "/school/layouts"
Told = tuple[str, Iterable[Finding]]
"""What is said of a change that was done, and what was found on the way."""
Page = Callable[[View, Register, UserError | None, Form | None], Response[bytes]]
_MAY = [only(Role.ADMINISTRATOR)]
SHOWN = 200
"""Rows of a table that are shown; the whole of it is in the school's own file."""


@get(CODES, sync_to_thread=True)
def codes(view: Shown, register: Opened) -> Response[bytes]:
    """Show the lists of the course-entry form with their codes."""
    return _codes(view, register)


@post(CODES, guards=_MAY, sync_to_thread=True, status_code=200)
def put_codes(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Use the school's own code file, once it has been checked, or the built-in one again."""

    def drop() -> Told:
        drop_codes(register)
        return "已換回內建的課程代碼。", ()

    def use(upload: Upload) -> Told:
        replace_codes(register, upload.data)
        return "已改用學校的課程代碼檔，課程登錄的選單立刻更新。", ()

    return _put(view, register, form, CODES, _codes, drop, use)


@get(AGENCIES, sync_to_thread=True)
def agencies(view: Shown, register: Opened) -> Response[bytes]:
    """Show the agency codes that the school keeps."""
    return _agencies(view, register)


@post(AGENCIES, guards=_MAY, sync_to_thread=True, status_code=200)
def put_agencies(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Use a table of agency codes, once it has been checked, or none any more."""

    def drop() -> Told:
        drop_agencies(register)
        return "已移除機關代碼表。", ()

    def use(upload: Upload) -> Told:
        done = replace_agencies(register, upload.data, upload.name)
        return f"已匯入 {len(done.value.codes)} 個機關。", done.findings

    return _put(view, register, form, AGENCIES, _agencies, drop, use)


@get(LAYOUTS, sync_to_thread=True)
def layouts(view: Shown, register: Opened) -> Response[bytes]:
    """Show the layouts that the school keeps."""
    return _layouts(view, register)


@post(LAYOUTS, guards=_MAY, sync_to_thread=True, status_code=200)
def put_layout(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Use the school's own layout, once it has been checked, or none any more."""
    name = form.text("name")

    def drop() -> Told:
        drop_layout(register, name)
        return f"已移除學校的 {name}。", ()

    def use(upload: Upload) -> Told:
        replace_layout(register, name, upload.data)
        return f"已改用學校的 {name}。", ()

    return _put(view, register, form, LAYOUTS, _layouts, drop, use)


def _put(
    view: Shown,
    register: Register,
    form: Sent,
    path: str,
    page: Page,
    drop: Callable[[], Told],
    use: Callable[[Upload], Told],
) -> Response[bytes]:
    """Do as the form says, and tell it; a mistake is shown on the page of the form."""
    try:
        told, findings = drop() if form.raw("do") == "drop" else use(form.file("file"))
    except UserError as problem:
        return page(view, register, problem, form)
    return view.to(path, told, findings)


def _codes(
    view: View, register: Register, problem: UserError | None = None, form: Form | None = None
) -> Response[bytes]:
    lists = [(name, register.workspace.codes.choices(name)) for name in TABLES]
    return school_page(
        view,
        "codes.html",
        lists=lists,
        own=has_own_codes(register.workspace),
        findings=problem.findings if problem else (),
        form=form,
    )


def _agencies(
    view: View, register: Register, problem: UserError | None = None, form: Form | None = None
) -> Response[bytes]:
    kept = load_agencies(register.workspace).value.codes
    return school_page(
        view,
        "agencies.html",
        count=len(kept),
        rows=list(kept.items())[:SHOWN],
        findings=problem.findings if problem else (),
        form=form,
    )


def _layouts(
    view: View, register: Register, problem: UserError | None = None, form: Form | None = None
) -> Response[bytes]:
    return school_page(
        view,
        "layouts.html",
        layouts=own_layouts(register.workspace),
        findings=problem.findings if problem else (),
        form=form,
    )


HANDLERS = [codes, put_codes, agencies, put_agencies, layouts, put_layout]
