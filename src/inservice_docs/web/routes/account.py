"""One's own account (我的帳號): the password, and how the pages look."""

from __future__ import annotations

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.finding import UserError
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import actor_of
from inservice_docs.workflow.change_own_password import change_own_password


@get("/account", sync_to_thread=True)
def own_account(view: Shown) -> Response[bytes]:
    """Show who is signed in, and the forms."""
    return view.page("account.html")


@post("/account/password", sync_to_thread=True, status_code=200)
def own_password(request: Asked, view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Change the password; everywhere, here too, one signs in anew."""
    if actor_of(request).account is None:
        return view.to("/account", "本機使用者沒有密碼。")
    try:
        change_own_password(register, form.raw("old"), form.raw("new"), form.raw("again"))
    except UserError as problem:
        return view.page("account.html", findings=problem.findings, form=form)
    request.session.clear()
    return view.to("/login", "密碼已更改，請以新密碼登入。")


HANDLERS = [own_account, own_password]
