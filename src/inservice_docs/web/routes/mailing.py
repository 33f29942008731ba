"""The school's mail server and its calendar (寄信、行事曆): what is set, never its password."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.web.asked import Opened, Shown
from inservice_docs.web.guard.access import office_of, only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.export_calendar import export_calendar
from inservice_docs.workflow.mail_server import check_mail_server, mail_server

HERE = "/school/mail"


@get(HERE, sync_to_thread=True)
def mail(view: Shown, register: Opened) -> Response[bytes]:
    """Show the mail server in use, without its password."""
    try:
        server = mail_server(register.workspace)
    except UserError as problem:
        return school_page(view, "mail.html", server=None, findings=problem.findings)
    return school_page(view, "mail.html", server=server)


@post(HERE, guards=[only(Role.ADMINISTRATOR)], sync_to_thread=True, status_code=200)
def check(view: Shown, register: Opened) -> Response[bytes]:
    """Connect and log in, without sending anything."""
    try:
        check_mail_server(register.workspace, office_of(view.request).environment)
    except UserError as problem:
        return view.to(HERE, findings=problem.findings)
    return view.to(HERE, "連線與登入都成功，可以寄信。")


@get("/school/calendar.ics", sync_to_thread=True)
def calendar(view: Shown, register: Opened, office: FromQuery[str] = "") -> Response[bytes]:
    """Hand over the deadlines and sessions of the studies under way."""
    made = export_calendar(register, office=office)
    return view.file(made.name, made.data)


HANDLERS = [mail, check, calendar]
