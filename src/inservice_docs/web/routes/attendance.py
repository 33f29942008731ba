"""Attendance (出席): everybody at every session, marked by hand or read from a file."""

from __future__ import annotations

import datetime as dt

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.awards.judge import judge
from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.times import parse_clock
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form, is_id
from inservice_docs.web.pages.paging import part_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.import_attendance import import_attendance
from inservice_docs.workflow.mark_attendance import (
    AttendanceSheet,
    Mark,
    attendance_sheet,
    mark_attendance,
)
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register

PAGE = 50
SEES = [only(Role.OFFICER, Role.RECORDS)]
OFFICER = [only(Role.OFFICER)]


@get("/studies/{number:str}/attendance", guards=SEES, sync_to_thread=True)
def attendance(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    session: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Response[bytes]:
    """Show who was at which session; one session at a time is open to be marked."""
    return _page(view, register, number, session=session, page=page)


@post("/studies/{number:str}/attendance", guards=OFFICER, sync_to_thread=True, status_code=200)
def mark(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Record the rows of a session that were changed on the page, or all who are not marked."""
    session = form.raw("session")
    at = int(session) if is_id(session) else 0
    to = f"/studies/{number}/attendance?session={at}&page={_digits(form.raw('page'))}"
    try:
        if form.raw("act") in ("all", "absent"):
            # What is known already stands: times at the door are not wiped out by one press.
            who = tuple(id for id in form.ids("who") if form.raw(f"was-{id}").startswith("|"))
            if not who:
                return view.to(to, "這一頁的人都登錄過了；要改，逐列更改再儲存。")
            said = Presence(ids=who, session=at, present=form.raw("act") == "all")
            outcome = record_attendance(register, number, said)
        else:
            marks = _marks(form)
            if not marks:
                return view.to(to, "沒有更改。")
            outcome = mark_attendance(register, number, at, marks)
    except UserError as problem:
        page = form.raw("page")
        return _page(
            view, register, number, session=session, page=page, findings=problem.findings, form=form
        )
    return view.to(to, f"已登錄 {outcome.value.people} 人的出席。", outcome.findings)


@post("/studies/{number:str}/attendance/file", guards=OFFICER, sync_to_thread=True, status_code=200)
def read(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Record what a filled-in sheet or a list of check-ins says."""
    try:
        with form.saved("file") as path:
            outcome = import_attendance(register, number, path)
    except UserError as problem:
        return _page(view, register, number, findings=problem.findings, form=form)
    done = outcome.value
    words = f"從檔案登錄 {done.people} 人、{done.entries} 筆出席（名單共 {done.of} 人）。"
    return view.to(f"/studies/{number}/attendance", words, outcome.findings)


def _marks(form: Form) -> list[Mark]:
    marks, wrong = [], []
    for name in form.values:
        head, _, id = name.partition("-")
        if head != "mark" or not is_id(id):
            continue
        typed = (form.raw(name), form.text(f"in-{id}"), form.text(f"out-{id}"))
        if "|".join(typed) == form.raw(f"was-{id}") or not typed[0]:
            continue
        clocks = []
        for part, text in (("in", typed[1]), ("out", typed[2])):
            try:
                clocks.append(parse_clock(text) if text else None)
            except FactError as problem:
                clocks.append(None)
                place = Place(field=f"{part}-{id}")
                wrong.append(error("time-unreadable", problem.message, problem.fix, place))
        marks.append(Mark(int(id), typed[0] == "present", *clocks))
    if wrong:
        raise UserError(wrong)
    return marks


def _page(
    view: View,
    register: Register,
    number: str,
    *,
    session: str = "",
    page: str = "",
    findings: tuple[Finding, ...] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    sheet = attendance_sheet(register, number)
    numbers = [each.number for each in sheet.sittings]
    chosen = next((at for at in numbers if str(at) == session), numbers[0] if numbers else 0)
    return view.page(
        "attendance.html",
        findings=findings,
        form=form,
        study=study,
        sheet=sheet,
        part=part_of(sheet.people, page, PAGE),
        chosen=next((each for each in sheet.sittings if each.number == chosen), None),
        topics=dict(enumerate(study.plan.sessions, 1)),
        verdict=lambda id, sitting: judge(
            sitting, sheet.seen.get((id, sitting.number)), sheet.rules
        ),
        clock=_clock,
        counts={each: _present(sheet, each) for each in numbers},
    )


def _present(sheet: AttendanceSheet, session: int) -> int:
    return sum(each.present for (_, at), each in sheet.seen.items() if at == session)


def _clock(moment: dt.datetime | None) -> str:
    return f"{moment.astimezone(TAIWAN):%H:%M}" if moment else ""


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 6 else "1"


HANDLERS = [attendance, mark, read]
