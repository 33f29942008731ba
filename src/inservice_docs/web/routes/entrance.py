"""Coming in and going out (登入、登出)."""

from __future__ import annotations

import datetime as dt
import secrets

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.finding import UserError, error
from inservice_docs.web.asked import Asked, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC, TOKEN, office_of, visitor_of
from inservice_docs.workflow.known_devices import remember_device
from inservice_docs.workflow.sign_in import enter_own_computer, sign_in, sign_out

DOOR, DEVICE = "door", "device"


@get("/enter", opt=PUBLIC, sync_to_thread=True)
def enter(request: Asked, view: Shown, key: FromQuery[str] = "") -> Response[bytes]:
    """Let the computer's own user in, who was given the key by the program itself."""
    office = office_of(request)
    door = office.settings.door
    fits = bool(door) and secrets.compare_digest(key.encode(), door.encode())
    if office.settings.accounts or not fits:
        raise UserError(
            error("door-closed", "這個網址已經失效。", "關掉視窗，再從程式顯示的網址進入。")
        )
    if not office.ready:
        request.session[DOOR] = True
        return view.to("/setup")
    request.session[TOKEN] = enter_own_computer(office.store, dt.datetime.now(dt.UTC))
    return view.to("/")


@get("/login", opt=PUBLIC, sync_to_thread=True)
def login_page(request: Asked, view: Shown) -> Response[bytes]:
    """Ask for account and password, or tell the own user where the way in is."""
    if office_of(request).ready and visitor_of(request) is not None:
        return view.to("/")
    return view.page("login.html")


@post("/login", opt=PUBLIC, sync_to_thread=True, status_code=200)
def log_in(request: Asked, view: Shown, form: Sent) -> Response[bytes]:
    """Begin a session; wrong passwords are counted."""
    office = office_of(request)
    place = request.client.host if request.client else ""
    device, login = request.cookies.get(DEVICE, ""), form.text("login")
    try:
        token = sign_in(
            office.store,
            login,
            form.raw("password"),
            place=place,
            at=dt.datetime.now(dt.UTC),
            device=device,
        )
    except UserError as problem:
        return view.page("login.html", findings=problem.findings, form=form)
    request.session.clear()
    request.session[TOKEN] = token
    known = remember_device(office.store.ring, login, device)
    return view.remember(view.to("/"), DEVICE, known)


@post("/logout", opt=PUBLIC, sync_to_thread=True, status_code=200)
def log_out(request: Asked, view: Shown) -> Response[bytes]:
    """End the session at once: a copy of its cookie opens nothing any more."""
    office, token = office_of(request), str(request.session.get(TOKEN, ""))
    if token and office.ready:
        sign_out(office.store, token, dt.datetime.now(dt.UTC))
    request.session.clear()
    return view.to("/login", "已經登出。")


HANDLERS = [enter, login_page, log_in, log_out]
