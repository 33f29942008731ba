"""What else can be done with a study (更多): its history, cancelling, going back, repeating it."""

from __future__ import annotations

from collections.abc import Iterable

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.web.routes.plan_form import OFFICER, names_of
from inservice_docs.workflow.edit_plan import back_plan, cancel_plan
from inservice_docs.workflow.export_calendar import export_calendar
from inservice_docs.workflow.purge_privacy import keep_until
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.repeat_plan import repeat_plan
from inservice_docs.workflow.retention import retention_rule
from inservice_docs.workflow.review_trail import action_words
from inservice_docs.workflow.steps.machine import Move, status_of
from inservice_docs.workflow.steps.statuses import PlanStatus, reached, way_of


@get("/studies/{number:str}/more", sync_to_thread=True)
def more(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show the history of a study and what else can be done with it."""
    return _page(view, register, number)


def _page(
    view: View,
    register: Register,
    number: str,
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    return view.page(
        "study_more.html",
        findings=findings,
        form=form,
        study=study,
        events=[(each, _words(each.action)) for each in reversed(study.view.events)],
        names=names_of(register, (each.by for each in study.view.events)),
        backs=earlier(study.view.entry.plan.cross_school, status_of(study.view.entry)),
        rule=retention_rule(register),
        writing=register.actor.may(Role.OFFICER),
    )


def _words(action: str) -> str:
    return Move(action).label if action in set(Move) else action_words(action)


def earlier(cross_school: bool, status: PlanStatus) -> list[str]:
    """Return the statuses that a study has been at before; of one that was given up, all."""
    way = way_of(cross_school=cross_school)
    if status in {PlanStatus.CANCELLED, PlanStatus.WITHDRAWN}:
        return [str(each) for each in way]
    return [
        str(each)
        for each in way
        if each is not status and reached(status, each, cross_school=cross_school)
    ]


@post("/studies/{number:str}/cancel", guards=OFFICER, sync_to_thread=True, status_code=200)
def cancel(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Give a study up; what was issued and its history stay."""
    try:
        cancel_plan(number, register, reason=form.text("cancel_reason"))
    except UserError as problem:
        return _page(view, register, number, _at(problem, "cancel_reason"), form)
    return view.to(f"/studies/{number}/more", "已取消這項研習。")


@post("/studies/{number:str}/back", guards=OFFICER, sync_to_thread=True, status_code=200)
def back(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Put a study back to an earlier status, to correct what was done."""
    try:
        entry = back_plan(number, form.text("to"), register, reason=form.text("back_reason"))
    except UserError as problem:
        return _page(view, register, number, _at(problem, "back_reason"), form)
    return view.to(f"/studies/{number}", f"已退回到「{entry.standing.status}」。")


@post("/studies/{number:str}/copy", guards=OFFICER, sync_to_thread=True, status_code=200)
def copy(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Register the study once more, to begin on another day."""
    try:
        day = form.date("first_day", "第一天")
        if day is None:
            raise UserError(error("date-missing", "沒有填新的第一天。", "例如 116-03-23。"))
        outcome = repeat_plan(number, day, register)
    except UserError as problem:
        return _page(view, register, number, _at(problem, "first_day"), form)
    made = outcome.value.number
    return view.to(f"/studies/{made}", f"已沿用成 {made}，請核對日期與內容。", outcome.findings)


@post(
    "/studies/{number:str}/retention",
    guards=[only(Role.ADMINISTRATOR)],
    sync_to_thread=True,
    status_code=200,
)
def retain(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Set the last day on which the study's personal data are kept."""
    try:
        keep_until(register, number, form.date("until", "保存期限"))
    except UserError as problem:
        return _page(view, register, number, _at(problem, "until"), form)
    return view.to(f"/studies/{number}/more", "已訂定個資的保存期限。")


@get("/studies/{number:str}/calendar", sync_to_thread=True)
def calendar(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Hand over the study's days and deadlines as a calendar file."""
    return view.file(f"{number}.ics", export_calendar(register, plan=number).data)


def _at(problem: UserError, field: str) -> list[Finding]:
    return [
        found if found.place.field else found.at(Place(field=field)) for found in problem.findings
    ]


HANDLERS = [more, cancel, back, copy, retain, calendar]
