"""Course entry (課程登錄): the site's form field by field, its status, its reviewer's words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.field_links import with_links
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import cover_while
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.draft_sheets import draft_course_entry
from inservice_docs.workflow.letter_files import check_formats, converted
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.set_course_status import enter_course, withdraw_course
from inservice_docs.workflow.show_course import note_course, show_course
from inservice_docs.workflow.steps.machine import Move, allowed, status_of
from inservice_docs.workflow.waiting_reviews import review_kind

OFFICER = [only(Role.OFFICER)]


@get("/studies/{number:str}/course", sync_to_thread=True)
def course(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show what to type into the site, and how the course stands there."""
    return _page(view, register, number)


@post("/studies/{number:str}/course", guards=OFFICER, sync_to_thread=True, status_code=200)
def enter(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Note that the course was entered on the site and sent for confirmation."""
    try:
        day = form.date("date", "登錄日期")
        done = enter_course(register, number, code=form.text("code"), date=day)
    except UserError as problem:
        return _page(view, register, number, problem.findings, form)
    told = f"已登錄，處理狀態是「{done.value.course.status}」。"
    if done.value.automatic is not None:
        passed = "通過" if done.value.automatic.passed else "沒有通過，改由審課單位審核"
        told += f"自動審核{passed}：{'；'.join(done.value.automatic.reasons)}。"
    return view.to(f"/studies/{number}/course", told)


@post("/studies/{number:str}/course/code", guards=OFFICER, sync_to_thread=True, status_code=200)
def note(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Note the code that the site gave the course."""
    try:
        day = form.date("date", "登錄日期")
        note_course(register, number, code=form.text("code"), date=day)
    except UserError as problem:
        findings = beside(problem.findings, {"course-code-missing": "code"})
        return _page(view, register, number, findings, form)
    return view.to(f"/studies/{number}/course", "已儲存課程代碼與登錄日期。")


@post("/studies/{number:str}/course/withdraw", guards=OFFICER, sync_to_thread=True, status_code=200)
def withdraw(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Withdraw a course that was entered wrongly or twice."""
    try:
        withdraw_course(register, number, reason=form.text("reason"))
    except UserError as problem:
        findings = beside(problem.findings, {"reason-missing": "reason"})
        return _page(view, register, number, findings, form)
    return view.to(f"/studies/{number}/course", "已撤銷課程，處理狀態是「課程登錄錯誤」。")


@get("/studies/{number:str}/course/sheet", sync_to_thread=True)
def sheet(
    view: Shown, register: Opened, number: FromPath[str], to: FromQuery[str] = "docx"
) -> Response[bytes]:
    """Hand over the course entry sheet as a draft, gaps in red."""
    (wanted,) = check_formats([to], ("docx", "pdf", "odt"))
    with register.look() as work:
        known = work.plans.get(number).number  # what the address says may be the name of a file
    made = draft_course_entry(Path(known), register.workspace).value.document
    if wanted != "docx":
        made = converted({made.name: made.data}, wanted).value[0]
    return view.file(made.name, made.data)


def _page(
    view: View,
    register: Register,
    number: str,
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    seen = show_course(register, study.number)
    moves = allowed(study.entry.plan, status_of(study.entry))
    return view.page(
        "course.html",
        study=study,
        seen=seen,
        cover=cover_while(view.hiding, seen.plan),
        notes=with_links(seen.findings, study.number),
        may_enter=Move.ENTER in moves,
        may_withdraw=Move.WITHDRAW in moves,
        reviewed=review_kind(study.entry.standing.status),
        findings=findings,
        form=form,
    )


HANDLERS = [course, enter, note, withdraw, sheet]
