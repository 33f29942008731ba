"""Personal data (個人資料): how long they are kept, what is due, what is known of one person."""

from __future__ import annotations

from litestar import get, post
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.purge_privacy import due_plans, purge_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.report_person import report_person
from inservice_docs.workflow.retention import decide_retention, retention_rule
from inservice_docs.workflow.upload_hours import uploads_due

HERE = "/school/privacy"
_MAY = [only(Role.ADMINISTRATOR)]
_FIELDS = {"retention-years": "years", "id-invalid": "person"}


@get(HERE, guards=_MAY, sync_to_thread=True)
def privacy(view: Shown, register: Opened) -> Response[bytes]:
    """Show the rule, and the studies whose data are due to be deleted."""
    return _page(view, register)


@post(HERE + "/rule", guards=_MAY, sync_to_thread=True, status_code=200)
def rule(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Decide for how long data are kept."""
    try:
        years = form.whole("years", "年數")
        if years is None:
            found = error("number-unreadable", "沒有填年數。", "填 0 到 30 的整數。")
            raise UserError(found.at(Place(field="years")))
        decided = decide_retention(register, years, form.text("basis"))
    except UserError as problem:
        return _page(view, register, problem, form)
    return view.to(HERE, f"保存年限：{decided.words}。已經有期限的研習不變。")


@post(HERE + "/purge", guards=_MAY, sync_to_thread=True, status_code=200)
def purge(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Delete the personal data of the ticked studies, after the word was typed."""
    try:
        if form.text("word") != "刪除":
            found = error("not-confirmed", "沒有刪除。", "在框裡輸入「刪除」兩個字再送出。")
            raise UserError(found.at(Place(field="word")))
        due = {each.number for each in due_plans(register)}
        chosen = [number for number in form.texts("plan") if number in due]
        if not chosen:
            found = error("nothing-chosen", "沒有選擇研習。", "勾選要刪除的研習。")
            raise UserError(found.at(Place(field="word")))
        with register.together() as both:
            for number in chosen:
                purge_plan(both, number)
    except UserError as problem:
        return _page(view, register, problem, form)
    words = f"已刪除 {len(chosen)} 項研習的個資，統計保留。"
    return view.to(HERE, words + "另存在電腦裡的名單、簽到表與舊備份，請自行刪除。")


@post(HERE + "/person", guards=_MAY, sync_to_thread=True, status_code=200)
def person(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Show all that is kept about a person who asks for it; the trail notes that it was asked."""
    try:
        found = report_person(register, form.raw("person"), full=form.ticked("full"))
    except UserError as problem:
        return _page(view, register, problem, form)
    return school_page(view, "person.html", found=found)


def _page(
    view: Shown, register: Register, problem: UserError | None = None, form: Sent | None = None
) -> Response[bytes]:
    findings = [
        each if each.place.field else each.at(Place(field=_FIELDS.get(each.code, "")))
        for each in (problem.findings if problem is not None else ())
    ]
    return school_page(
        view,
        "privacy.html",
        rule=retention_rule(register),
        due=due_plans(register),
        uploads=uploads_due(register),
        findings=findings,
        form=form,
    )


HANDLERS = [privacy, rule, purge, person]
