"""The school's own teachers (校內教師名單): from whom 校內批次報名 is made."""

from __future__ import annotations

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.browse_teachers import browse_teachers, take_off_teachers
from inservice_docs.workflow.keep_list import TEACHERS, kept_list
from inservice_docs.workflow.register import Register

PAGE = 50
SEES = [only(Role.OFFICER, Role.RECORDS)]
OFFICER = [only(Role.OFFICER)]


@get("/teachers", guards=SEES, sync_to_thread=True)
def teachers(view: Shown, register: Opened) -> Response[bytes]:
    """Show the teachers, and where a list is dropped."""
    return _page(view, register, Form())


@post("/teachers", guards=SEES, sync_to_thread=True, status_code=200)
def look(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Search or turn the page; names never stand in an address."""
    return _page(view, register, form)


@post("/teachers/left", guards=OFFICER, sync_to_thread=True, status_code=200)
def left(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Take the ticked teachers, who have left, off the list."""
    ids = form.ids("id")
    if not ids:
        return view.to("/teachers", "沒有勾選任何人。")
    count = take_off_teachers(register, ids)
    return view.to("/teachers", f"已將 {count} 位離職教師移出名單。")


def _page(view: View, register: Register, form: Form) -> Response[bytes]:
    after = form.ids("after")
    text = form.text("text")
    found = browse_teachers(register, text=text, after=after[-1] if after else 0, limit=PAGE)
    kept = kept_list(register, TEACHERS) if register.actor.may(Role.OFFICER) else None
    return view.page("teachers.html", found=found, text=text, later=bool(after), kept=kept)


HANDLERS = [teachers, look, left]
