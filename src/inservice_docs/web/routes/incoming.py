"""Incoming replies (收文): dropped, looked at, confirmed with a click."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.letter_sheet import sheet_of
from inservice_docs.web.pages.view import View
from inservice_docs.web.routes.approvals import by_hand
from inservice_docs.workflow.held_reply import (
    confirm_reply,
    forget_reply,
    held_replies,
    hold_reply,
    look_at_reply,
)
from inservice_docs.workflow.list_approvals import list_approvals
from inservice_docs.workflow.list_plans import list_plans
from inservice_docs.workflow.match_reply import Certainty
from inservice_docs.workflow.register import Register

OFFICER = [only(Role.OFFICER)]
SHOWN = 25
CERTAINTY = {
    Certainty.CERTAIN: ("ok", "確定"),
    Certainty.LIKELY: ("wait", "很可能，請核對"),
    Certainty.UNKNOWN: ("bad", "無法判斷"),
}
_CURES = {
    "reply-fits-none": "在「換一項研習」搜尋並指定；沒有申請過的機關，先在「核准」登錄申請。",
    "reply-fits-several": "在「換一項研習」指定是哪一項；同時核准幾項時，每一項各登錄一次。",
    "reply-incomplete": "對照來函，改以「自行登錄」填寫。",
}


@get("/incoming", guards=OFFICER, sync_to_thread=True)
def incoming(view: Shown, register: Opened) -> Response[bytes]:
    """Take in a reply, and show who has not answered."""
    return _start(view, register)


@post("/incoming", guards=OFFICER, sync_to_thread=True, status_code=200)
def drop(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Keep a dropped file and show what it is; nothing is recorded yet."""
    try:
        file = form.file("file")
        token = hold_reply(register, file.name, file.data)
    except UserError as problem:
        return _start(view, register, problem.findings, form)
    return view.to(f"/incoming/{token}")


@get("/incoming/{token:str}", guards=OFFICER, sync_to_thread=True)
def look(
    view: Shown,
    register: Opened,
    token: FromPath[str],
    plan: FromQuery[str] = "",
    text: FromQuery[str] = "",
) -> Response[bytes]:
    """Show a reply beside what was recognised; `plan` is a study chosen for it."""
    return _page(view, register, token, plan=plan, text=text)


@post("/incoming/{token:str}", guards=OFFICER, sync_to_thread=True, status_code=200)
def confirm(view: Shown, register: Opened, form: Sent, token: FromPath[str]) -> Response[bytes]:
    """Record a reply as the answer about a study."""
    plan = form.text("plan")
    try:
        done = confirm_reply(register, token, plan)
    except UserError as problem:
        if problem.findings[0].code == "reply-unknown":
            raise
        return _page(view, register, token, plan=plan, findings=problem.findings, form=form)
    said = done.value.proposal
    state = said.state.label if said.state is not None else ""
    told = f"已登錄：{said.agency}{state} {said.number}。"
    return view.to(f"/studies/{said.plan}/approvals", told, done.findings)


@post("/incoming/{token:str}/forget", guards=OFFICER, sync_to_thread=True, status_code=200)
def forget(view: Shown, register: Opened, token: FromPath[str]) -> Response[bytes]:
    """Give up a reply that was dropped by mistake."""
    forget_reply(register, token)
    return view.to("/incoming", "已移除，沒有登錄。")


def _start(
    view: View, register: Register, findings: Iterable[Finding] = (), form: Form | None = None
) -> Response[bytes]:
    waiting = list_approvals(register, waiting=True, limit=SHOWN)
    with register.look() as work:
        names = {line.approval.plan: work.plans.get(line.approval.plan).name for line in waiting}
    return view.page(
        "incoming.html",
        waiting=waiting,
        names=names,
        held=held_replies(register),
        findings=findings,
        form=form,
    )


def _page(
    view: View,
    register: Register,
    token: str,
    *,
    plan: str = "",
    text: str = "",
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    held = look_at_reply(register, token, plan=plan)
    said = held.proposed.value.proposal
    name = ""
    if said.plan:
        with register.look() as work:
            name = work.plans.get(said.plan).name
    found = [*findings] or [*held.against]
    noted = [each for each in held.proposed.findings if each not in found]
    return view.page(
        "incoming_reply.html",
        token=token,
        held=held,
        said=said,
        name=name,
        chosen=plan,
        text=text,
        plans=list_plans(register, PlanFilter(text=text), limit=8) if text else (),
        certainty=CERTAINTY[said.certainty],
        by_hand=by_hand(said.plan, said) if said.plan else "",
        sheet=sheet_of(held.letter),
        findings=[_cured(each) for each in (*found, *noted)],
        form=form,
        status=None if not form else 422,
    )


def _cured(found: Finding) -> Finding:
    return replace(found, fix=_CURES.get(found.code, found.fix))


HANDLERS = [incoming, drop, look, confirm, forget]
