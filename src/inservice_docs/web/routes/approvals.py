"""The approvals of a study (核准): who was asked, what they answered, and recording it by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from urllib.parse import urlencode

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.add_approval import Answer, add_approval, withdraw_approval
from inservice_docs.workflow.list_approvals import approval_file, list_approvals, waited
from inservice_docs.workflow.match_reply import Proposal
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import HEAD
from inservice_docs.workflow.track_approvals import tracked_agency

STATES = [(str(each), each.label) for each in ApprovalState if each is not ApprovalState.WAITING]
_FIELDS = {
    "approval-number-missing": "number",
    "number-unreadable": "number",
    "approval-not-asked": "agency",
    "agency-missing": "agency",
    "reason-missing": "reason",
    "approval-state": "state",
    "hours-unreadable": "hours",
}
_NOTHING = dict.fromkeys(("agency", "number", "date", "hours", "conditions"), "")
_WITHDRAW = {"reason-missing": "withdraw_reason", "approval-unknown": "withdraw"}


@get("/studies/{number:str}/approvals", sync_to_thread=True)
def approvals(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    agency: FromQuery[str] = "",
    no: FromQuery[str] = "",
    on: FromQuery[str] = "",
    hours: FromQuery[str] = "",
    said: FromQuery[str] = "",
) -> Response[bytes]:
    """Show every authority that was asked; the rest of the address fills in the form."""
    given = {"agency": agency, "number": no, "date": on, "hours": hours, "conditions": said}
    return _page(view, register, number, given)


@post(
    "/studies/{number:str}/approvals",
    guards=[only(Role.OFFICER)],
    sync_to_thread=True,
    status_code=200,
)
def record(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Record an answer, or correct one that was recorded."""
    try:
        said = Answer(
            agency=form.text("agency"),
            state=form.text("state"),
            number=form.text("number"),
            date=form.date("date", "日期"),
            hours=_hours(form, "hours"),
            conditions=form.text("conditions"),
            reason=form.text("reason"),
        )
        done = add_approval(register, number, said)
    except UserError as problem:
        findings = beside(problem.findings, _FIELDS)
        return _page(view, register, number, findings=findings, form=form)
    told = "已登錄「" + (said.agency or HEAD) + "」的核准情形。"
    return view.to(f"/studies/{done.value.number}/approvals", told, done.findings)


@post(
    "/studies/{number:str}/approvals/request",
    guards=[only(Role.OFFICER)],
    sync_to_thread=True,
    status_code=200,
)
def request_sent(
    view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Note a request that went out by another system."""
    try:
        said = Answer(
            agency=form.text("asked"),
            state=str(ApprovalState.WAITING),
            number=form.text("asked_number"),
            date=form.date("asked_date", "申請日期"),
        )
        done = add_approval(register, number, said)
    except UserError as problem:
        findings = beside(problem.findings, {"agency-missing": "asked"})
        return _page(view, register, number, findings=findings, form=form)
    return view.to(f"/studies/{done.value.number}/approvals", f"已登錄向「{said.agency}」的申請。")


@post(
    "/studies/{number:str}/approvals/withdraw",
    guards=[only(Role.OFFICER)],
    sync_to_thread=True,
    status_code=200,
)
def withdraw(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Take an authority off the list that was asked by mistake."""
    agency = form.text("withdraw")
    try:
        withdraw_approval(register, number, agency, reason=form.text("withdraw_reason"))
    except UserError as problem:
        findings = beside(problem.findings, _WITHDRAW)
        return _page(view, register, number, findings=findings, form=form)
    return view.to(f"/studies/{number}/approvals", f"已撤回向「{agency}」的申請。")


@get("/studies/{number:str}/approvals/file", sync_to_thread=True)
def reply_file(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    agency: FromQuery[str] = "",
    round: FromQuery[int] = 1,
) -> Response[bytes]:
    """Hand over the letter by which an authority answered."""
    found = approval_file(register, number, agency, round)
    return view.file(found.name, found.data)


def by_hand(plan: str, said: Proposal) -> str:
    """Return the address at which a reply is recorded by hand, with what was read in it."""
    given = {
        "agency": said.asked or said.agency,
        "no": said.number,
        "on": _typed(said.date),
        "hours": "" if said.hours is None else f"{said.hours:f}",
        "said": said.conditions,
    }
    query = urlencode({name: value[:200] for name, value in given.items() if value})
    return f"/studies/{plan}/approvals?{query}#record"


def _typed(day: dt.date | None) -> str:
    from inservice_docs.taiwan.dates import sheet_date

    return "" if day is None else sheet_date(day)


def _hours(form: Form, name: str) -> Decimal | None:
    from inservice_docs.workflow.add_approval import read_hours

    return read_hours(form.text(name))


def _page(
    view: View,
    register: Register,
    number: str,
    given: Mapping[str, str] = _NOTHING,
    *,
    findings: tuple[Finding, ...] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    lines = list_approvals(register, plan=study.number)
    tracked = tuple(line.approval for line in lines)
    unasked = [name for name in study.plan.authorities if tracked_agency(name, tracked) is None]
    latest = {(each.agency, each.round) for each in tracked}
    former = [
        (each, waited(each, register.today))
        for each in study.view.approvals
        if (each.agency, each.round) not in latest
    ]
    asked = study.plan.hours if study.plan.hours is not None else study.plan.credits
    return view.page(
        "approvals.html",
        study=study,
        lines=lines,
        unasked=unasked,
        former=former,
        states=STATES,
        given=given,
        asked=asked,
        head=HEAD,
        findings=findings,
        form=form,
    )


HANDLERS = [approvals, record, request_sent, withdraw, reply_file]
