"""The first visit (開始使用): the school's facts, asked once; a sample study to play with."""

from __future__ import annotations

import datetime as dt

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.finding import UserError, error
from inservice_docs.web.asked import Asked, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC, TOKEN, office_of
from inservice_docs.web.routes.entrance import DOOR
from inservice_docs.workflow.make_workspace import make_workspace
from inservice_docs.workflow.set_school import read_school
from inservice_docs.workflow.sign_in import enter_own_computer


@get("/setup", opt=PUBLIC, sync_to_thread=True)
def ask(request: Asked, view: Shown) -> Response[bytes]:
    """Ask for the school; afterwards there is nothing to set up any more."""
    if office_of(request).ready:
        return view.to("/")
    _own(request)
    return view.page("setup.html", folder=office_of(request).folder)


@post("/setup", opt=PUBLIC, sync_to_thread=True, status_code=200)
def set_up(request: Asked, view: Shown, form: Sent) -> Response[bytes]:
    """Make the workspace with what was typed, and go in."""
    office = office_of(request)
    if office.ready:
        return view.to("/")
    _own(request)
    values = {name: form.text(name) for name in form.values}
    read = read_school(values)
    if not read.ok:
        return view.page("setup.html", findings=read.findings, form=form, folder=office.folder)
    make_workspace(office.folder, office.environment, school=read.value)
    request.session.clear()
    request.session[TOKEN] = enter_own_computer(office.store, dt.datetime.now(dt.UTC))
    return view.to("/", "工作區已經準備好了。可以新增第一項研習，或先用範例試試。")


def _own(request: Asked) -> None:
    """Let only the computer's own user set it up."""
    if office_of(request).settings.accounts or not request.session.get(DOOR):
        raise UserError(
            error(
                "door-closed",
                "這裡還沒有設定好。",
                "請在主機上從程式顯示的網址進入，或請管理者先執行 inservice-docs init。",
            )
        )


HANDLERS = [ask, set_up]
