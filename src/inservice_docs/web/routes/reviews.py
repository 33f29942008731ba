"""Reviews by the 審課單位 (審課): what waits, deciding it, telling the organiser, 自動審核."""

from __future__ import annotations

from collections.abc import Iterable

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.course import ReviewKind
from inservice_docs.records.finding import Finding, UserError
from inservice_docs.rules.auto_review import ReviewRules
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import office_of, only
from inservice_docs.web.pages.beside import beside
from inservice_docs.web.pages.field_links import with_links
from inservice_docs.web.pages.forms import Form
from inservice_docs.web.pages.hidden_contacts import cover_while
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View
from inservice_docs.workflow.award_hours import list_awards
from inservice_docs.workflow.mail_server import mail_server
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_courses import (
    automatic_reviews,
    review_rules,
    review_waiting,
    set_review_rules,
)
from inservice_docs.workflow.review_mail import review_draft, send_review
from inservice_docs.workflow.set_course_status import DECISIONS, decide_course
from inservice_docs.workflow.show_course import show_course
from inservice_docs.workflow.submit_hours import review_list
from inservice_docs.workflow.waiting_reviews import review_kind, waiting_reviews

REVIEWER = [only(Role.REVIEWER)]
SHOWN = 50
PEOPLE = 50


@get("/reviews", guards=REVIEWER, sync_to_thread=True)
def reviews(view: Shown, register: Opened, kind: FromQuery[str] = "") -> Response[bytes]:
    """Show what waits, longest waiting first."""
    chosen = ReviewKind(kind) if kind in set(ReviewKind) else None
    found = waiting_reviews(register, kind=chosen, limit=SHOWN)
    rules = review_rules(register)
    return view.page("reviews.html", found=found, kind=kind, kinds=list(ReviewKind), rules=rules)


@get("/reviews/{number:str}", guards=REVIEWER, sync_to_thread=True)
def review(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show one course or list with everything that speaks for and against it."""
    return _page(view, register, number)


@post("/reviews/{number:str}", guards=REVIEWER, sync_to_thread=True, status_code=200)
def decide(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Pass it, or send it back with the reason that the organiser will read."""
    decision, reason = form.text("decision"), form.text("reason")
    try:
        if form.text("kind") == ReviewKind.LIST:
            done = review_list(register, number, passed=decision == "passed", reason=reason)
            told, findings = done.value.standing.status, done.findings
        else:
            decided = decide_course(
                register,
                number,
                decision if decision in DECISIONS else "wrong",
                reason=reason,
                date=form.date("date", "審核日期"),
            )
            told, findings = str(decided.value.course.status), decided.findings
    except UserError as problem:
        found = beside(problem.findings, {"reason-missing": "reason"})
        return _page(view, register, number, found, form)
    return view.to(f"/reviews/{number}", f"已登錄「{told}」。", findings)


@get("/reviews/{number:str}/mail", guards=REVIEWER, sync_to_thread=True)
def mail(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Hand over the mail to the organiser as a draft."""
    made = review_draft(register, number)
    return view.file(made.name, made.data)


@post("/reviews/{number:str}/mail", guards=REVIEWER, sync_to_thread=True, status_code=200)
def send(view: Shown, register: Opened, request: Asked, number: FromPath[str]) -> Response[bytes]:
    """Send the mail by the school's server; it goes out once."""
    done = send_review(register, number, office_of(request).environment)
    told = "已寄給承辦人。" if done.value.sent else ""
    return view.to(f"/reviews/{number}", told, done.findings)


@get("/reviews/rules", guards=REVIEWER, sync_to_thread=True)
def rules(view: Shown, register: Opened) -> Response[bytes]:
    """Show the rules of 自動審核 and what they did."""
    return _rules(view, register)


@post("/reviews/rules", guards=REVIEWER, sync_to_thread=True, status_code=200)
def set_rules(view: Shown, register: Opened, form: Sent) -> Response[bytes]:
    """Keep the rules of 自動審核."""
    wanted = ReviewRules(
        enabled=form.ticked("enabled"),
        scopes=form.texts("scopes"),
        class_kinds=form.texts("class_kinds"),
        offices=form.lines("offices"),
        most_amount=form.text("most_amount"),
        without_warnings=form.ticked("without_warnings"),
    )
    try:
        set_review_rules(register, wanted)
    except UserError as problem:
        findings = beside(problem.findings, {"review-limit": "most_amount"})
        return _rules(view, register, findings, form)
    told = "已開啟自動審核。" if wanted.enabled else "已儲存，自動審核是關閉的。"
    return view.to("/reviews/rules", told)


@post("/reviews/run", guards=REVIEWER, sync_to_thread=True, status_code=200)
def run(view: Shown, register: Opened) -> Response[bytes]:
    """Review by the rules whatever waits."""
    if not review_rules(register).enabled:
        return view.to("/reviews/rules", "自動審核是關閉的，沒有審核；先開啟再執行。")
    done = review_waiting(register)
    passed = sum(1 for each in done if each.status != "課程未確認")
    told = f"審核了 {len(done)} 門課程：{passed} 門通過，{len(done) - passed} 門留待人工審核。"
    return view.to("/reviews/rules", told)


def _rules(
    view: View, register: Register, findings: Iterable[Finding] = (), form: Form | None = None
) -> Response[bytes]:
    codes = register.workspace.codes
    return view.page(
        "review_rules.html",
        rules=review_rules(register),
        log=automatic_reviews(register, limit=SHOWN),
        class_kinds=[each.word for each in codes.choices("班別性質")],
        findings=findings,
        form=form,
    )


def _page(
    view: View,
    register: Register,
    number: str,
    findings: Iterable[Finding] = (),
    form: Form | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    seen = show_course(register, study.number)
    kind = review_kind(study.entry.standing.status)
    awards = list_awards(register, study.number) if kind is ReviewKind.LIST else None
    return view.page(
        "review.html",
        study=study,
        seen=seen,
        cover=cover_while(view.hiding, seen.plan),
        kind=kind,
        last=seen.reviews[0] if seen.reviews else None,
        awards=awards,
        shown=PEOPLE,
        masked=not (register.actor.may(Role.OFFICER) or register.actor.may(Role.RECORDS)),
        notes=with_links(seen.findings, ""),
        can_send=_can_send(register),
        findings=findings,
        form=form,
    )


def _can_send(register: Register) -> bool:
    try:
        mail_server(register.workspace)
    except UserError:
        return False
    return True


HANDLERS = [reviews, review, decide, mail, send, rules, set_rules, run]
