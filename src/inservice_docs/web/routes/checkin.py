"""Check-in at the door (現場報到): the clerk's link for a tablet, and the page that it opens."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from typing import Any

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response
from litestar.template.base import csrf_token

from inservice_docs.awards.door import Way
from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.formats.qr.apart import read_qr_apart
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.taiwan.text import unholdable
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC, only
from inservice_docs.web.guard.visitors import visiting
from inservice_docs.web.pages.addresses import full_address, qr_picture
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.web.static_files import static_files
from inservice_docs.workflow.check_in import Checked, Scan, check_in
from inservice_docs.workflow.door import Door, close_door, door_at, door_link, look_up, open_door
from inservice_docs.workflow.limit_tries import limit_tries
from inservice_docs.workflow.mark_attendance import attendance_sheet
from inservice_docs.workflow.register import Register

OFFICER = [only(Role.OFFICER)]
VISITOR = visiting("報到處")
MOST_SEARCHES = 1200
_HOUR = dt.timedelta(hours=1)
_AGES = dt.timedelta(days=30)
WORKER = "js/checkin-worker.js"


@get("/studies/{number:str}/checkin", guards=OFFICER, sync_to_thread=True)
def settings(
    request: Asked, view: Shown, register: Opened, number: FromPath[str]
) -> Response[bytes]:
    """Show the link for the tablet, as a code too, and who has come."""
    study = study_page(register, number)
    slug = door_link(register, study.number)
    link = full_address(request, f"/c/{slug}") if slug else ""
    return view.page(
        "checkin_settings.html",
        study=study,
        link=link,
        qr=qr_picture(link) if link else "",
        sheet=attendance_sheet(register, study.number),
    )


@post("/studies/{number:str}/checkin", guards=OFFICER, sync_to_thread=True, status_code=200)
def set_up(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Make the link, make another (the former opens nothing any more), or close the door."""
    if form.raw("act") == "close":
        close_door(register, number)
        return view.to(f"/studies/{number}/checkin", "報到連結已停用。")
    open_door(register, number)
    return view.to(f"/studies/{number}/checkin", "報到連結已準備好，用平板掃描 QR 碼開啟。")


@get("/c/sw.js", opt=PUBLIC, sync_to_thread=False)
def worker() -> Response[bytes]:
    """Send the script that keeps the page of the door while there is no network."""
    return Response(static_files()[WORKER].plain, media_type="text/javascript")


@get("/c/{slug:str}", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True)
def door(view: Shown, register: Opened, slug: FromPath[str]) -> Response[bytes]:
    """Show the page of the door; it holds nothing about anybody."""
    return _page(view, register, slug)


@post("/c/{slug:str}", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True, status_code=200)
def by_form(view: Shown, register: Opened, form: Sent, slug: FromPath[str]) -> Response[bytes]:
    """Check somebody in without scripts: a code that was typed, a photograph, or a name chosen."""
    if form.files.get("photo"):
        _limit_photos(register, slug)
    codes = _codes_of_photo(form) if form.files.get("photo") else (form.text("code"),)
    scans = [Scan(secrets.token_hex(8), code, _way(form), register.at) for code in codes if code]
    if not scans:
        return _page(view, register, slug, missing=True)
    return _page(view, register, slug, checked=check_in(register, slug, scans))


@post("/c/{slug:str}/find", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True, status_code=200)
def find(view: Shown, register: Opened, form: Sent, slug: FromPath[str]) -> Response[bytes]:
    """Look people up by a part of their name; names are shown hidden."""
    limit_tries(register, f"door {slug}", MOST_SEARCHES, _HOUR)
    found = look_up(register, slug, form.text("who"))
    if view.partly:
        return view.page("parts/door_people.html", found=found, slug=slug, who=form.text("who"))
    return _page(view, register, slug, found=found, who=form.text("who"))


@get("/c/{slug:str}/now", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True)
def now(request: Asked, register: Opened, slug: FromPath[str]) -> Response[bytes]:
    """Tell a device that is on the network again: the token of its next form, and the session."""
    found = door_at(register, slug)
    token = csrf_token({"request": request})
    return _json({"csrf": token, "session": _session_words(found, register)})


@post(
    "/c/{slug:str}/events", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True, status_code=200
)
def events(register: Opened, form: Sent, slug: FromPath[str]) -> Response[bytes]:
    """Record what a device kept; its clock is set right by when it says that it sent this."""
    try:
        sent = json.loads(form.raw("events"))
        clock = _moment(sent["sent"])
        shift = register.at - clock
        scans = [
            Scan(str(each["id"])[:64], str(each["code"])[:64], Way(each["way"]), at + shift)
            for each in sent["events"]
            if abs((at := _moment(each["at"])) - clock) < _AGES
        ]
        if any(unholdable(f"{each.id}{each.code}") for each in scans):
            raise ValueError
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return _json({"error": "unreadable"}, 400)
    try:
        done = check_in(register, slug, scans)
    except UserError as problem:
        return _json({"error": problem.findings[0].message}, 409)
    return _json({"results": [each.as_json() for each in done]})


@post("/c/{slug:str}/photo", opt=PUBLIC, dependencies=VISITOR, sync_to_thread=True, status_code=200)
def photo(register: Opened, form: Sent, slug: FromPath[str]) -> Response[bytes]:
    """Read the codes in a photograph, for a device whose browser cannot."""
    _limit_photos(register, slug)
    try:
        return _json({"codes": list(_codes_of_photo(form))})
    except UserError as problem:
        return _json({"error": problem.findings[0].message}, 409)


def _page(
    view: View,
    register: Register,
    slug: str,
    *,
    checked: tuple[Checked, ...] = (),
    found: tuple[Any, ...] | None = None,
    who: str = "",
    missing: bool = False,
) -> Response[bytes]:
    opened = door_at(register, slug)
    return view.page(
        "checkin.html",
        slug=slug,
        plan=opened.entry.plan,
        session=_session_words(opened, register),
        checked=checked,
        found=found,
        who=who,
        missing=missing,
    )


def _session_words(opened: Door, register: Register) -> str:
    here = register.at.astimezone(TAIWAN)
    session = opened.session(here)
    if session is None or session.start is None or session.end is None:
        return "現在沒有場次"
    start, end = (each.astimezone(TAIWAN) for each in (session.start, session.end))
    return f"第 {session.number} 場　{start:%H:%M}–{end:%H:%M}"


def _limit_photos(register: Register, slug: str) -> None:
    """Read photographs for doors that are there, and not without end: each takes a while."""
    door_at(register, slug)
    limit_tries(register, f"door photo {slug}", MOST_SEARCHES, _HOUR)


def _codes_of_photo(form: Form) -> tuple[str, ...]:
    upload = form.file("photo")
    return tuple(code for code in read_qr_apart(upload.data, upload.name) if len(code) <= 64)[:5]


def _way(form: Form) -> Way:
    return Way(form.raw("way")) if form.raw("way") in set(Way) else Way.AUTO


def _moment(text: Any) -> dt.datetime:
    moment = dt.datetime.fromisoformat(str(text))
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _json(value: dict[str, Any], status: int = 200) -> Response[bytes]:
    data = json.dumps(value, ensure_ascii=False).encode()
    return Response(data, media_type="application/json", status_code=status)


HANDLERS = [settings, set_up, worker, door, by_form, find, now, events, photo]
