"""The school's facts (學校資料): shown to everybody, changed by an administrator."""

from __future__ import annotations

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import UserError
from inservice_docs.records.school import School
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import office_of, only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.change_school import change_school

FACTS = tuple((name, label_of(School, name)) for name in School.model_fields)


@get("/school", sync_to_thread=True)
def school(view: Shown) -> Response[bytes]:
    """Show the school's facts, to an administrator as a form."""
    return school_page(view, "school.html", facts=FACTS, address=_address(view))


@post("/school", guards=[only(Role.ADMINISTRATOR)], sync_to_thread=True, status_code=200)
def change(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Change the facts; what follows from it is said on the page."""
    try:
        done = change_school(register, {name: form.text(name) for name in form.values})
    except UserError as problem:
        return school_page(
            view,
            "school.html",
            facts=FACTS,
            address=_address(view),
            findings=problem.findings,
            form=form,
        )
    if not done.value:
        return view.to("/school", "沒有更動。")
    return view.to("/school", f"已更改：{'、'.join(done.value)}。", done.findings)


def _address(view: Shown) -> str:
    """Return the address of the page on which anybody verifies certificates."""
    settings = office_of(view.request).settings
    scheme = "https" if settings.https else "http"
    return f"{scheme}://{view.request.headers.get('host', '')}/verify"


HANDLERS = [school, change]
