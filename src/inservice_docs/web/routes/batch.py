"""校內批次報名 (procedure, figure 11): from the school's own teachers, page by page."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.paging import part_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.batch_signup import batch_sign_up, candidates
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state

OFFICER = [only(Role.OFFICER)]
SIZES = (25, 50, 100)


@get("/studies/{number:str}/batch", guards=OFFICER, sync_to_thread=True)
def batch(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show the school's teachers who are not confirmed yet."""
    return _page(view, register, number, Form())


@post("/studies/{number:str}/batch/show", guards=OFFICER, sync_to_thread=True, status_code=200)
def look(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Search, turn the page, or tick all, none or the others; names never stand in an address."""
    return _page(view, register, number, form)


@post("/studies/{number:str}/batch", guards=OFFICER, sync_to_thread=True, status_code=200)
def add(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Sign the ticked teachers up and confirm them, or everybody who is not confirmed."""
    ids = None if form.raw("act") == "everybody" else form.ids("id")
    if ids == ():
        return view.to(f"/studies/{number}/batch", "沒有勾選任何人。")
    try:
        outcome = batch_sign_up(register, number, ids)
    except UserError as problem:
        return _page(view, register, number, form, findings=problem.findings)
    done = outcome.value
    words = f"加入 {done.added} 人，確認 {done.confirmed} 人（已先報名）"
    words += f"，{done.already} 人原本就通過" if done.already else ""
    words += f"；還有 {done.left} 個名額。" if done.left is not None else "。"
    return view.to(f"/studies/{number}/batch", words, outcome.findings)


def _page(
    view: View,
    register: Register,
    number: str,
    form: Form,
    *,
    findings: tuple[Finding, ...] = (),
) -> Response[bytes]:
    study = study_page(register, number)
    text = form.text("text")
    size = int(form.raw("size")) if form.raw("size") in map(str, SIZES) else SIZES[0]
    found = candidates(register, number, text)
    part = part_of(found, form.raw("go") or form.raw("page"), size)
    here, ticked = {each.teacher.id for each in part.rows}, set(form.ids("id"))
    choose = form.raw("choose")
    if choose == "all":
        ticked = here
    elif choose == "none":
        ticked = set()
    elif choose == "invert":
        ticked = here - ticked
    return view.page(
        "batch.html",
        findings=findings,
        study=study,
        state=sign_up_state(register, number),
        part=part,
        ticked=ticked & here,
        text=text,
        size=size,
        sizes=SIZES,
        status=422 if findings else 200,
    )


HANDLERS = [batch, look, add]
