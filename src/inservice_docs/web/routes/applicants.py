"""Review of applicants (報名資格審核, procedure, step 4): by hand, by rules, and the notices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Place, UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.rules.admission import arrival
from inservice_docs.taiwan.school_levels import LEVELS
from inservice_docs.web.asked import Asked, Opened, Sent, Shown
from inservice_docs.web.guard.access import office_of, only
from inservice_docs.web.jobs import SENDING, JobRoom, Progress, Words
from inservice_docs.web.pages.forms import ONCE, Form, is_id
from inservice_docs.web.pages.paging import part_of
from inservice_docs.web.pages.studies import study_page
from inservice_docs.web.pages.view import View, new_token
from inservice_docs.workflow.admission_rules import admission_rules, set_admission_rules
from inservice_docs.workflow.admit_applicants import Admission, admit_applicants
from inservice_docs.workflow.keep_list import APPLICANTS, kept_list
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.sign_up_state import SignUpState, sign_up_state
from inservice_docs.workflow.signup_notices import (
    TITLES,
    NoticeChoice,
    archive_of,
    draft_notices,
    ready_notices,
    send_notices,
)

PAGE = 50
OFFICER = [only(Role.OFFICER)]
SEES = [only(Role.OFFICER, Role.RECORDS)]
S = ApplicantStatus
SHOWS = {"waiting": S.WAITING, "passed": S.PASSED, "refused": S.REFUSED}


@get("/studies/{number:str}/applicants", guards=SEES, sync_to_thread=True)
def applicants(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    show: FromQuery[str] = "",
    page: FromQuery[str] = "",
) -> Response[bytes]:
    """Show who applied, the counts and how many seats are left, rules and notices."""
    return _page(view, register, number, show=show, page=page)


@post("/studies/{number:str}/applicants", guards=OFFICER, sync_to_thread=True, status_code=200)
def decide(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Decide on the ticked people, or on the one whose button was pressed, or fill all seats."""
    try:
        decision = _decision(form)
        if not decision:
            return view.to(_home(number), "沒有勾選任何人。")
        outcome = review_applicants(register, number, decision)
    except UserError as problem:
        return _page(view, register, number, findings=problem.findings, form=form)
    state = outcome.value
    words = (
        f"已審核：通過 {state.passed} 人，不通過 {state.refused} 人，待審核 {state.waiting} 人。"
    )
    return view.to(_home(number), words, outcome.findings)


@post(
    "/studies/{number:str}/applicants/rules", guards=OFFICER, sync_to_thread=True, status_code=200
)
def rules(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Keep the rules of admission; try them, or let them decide."""
    act = form.raw("act")
    try:
        if act == "usual":
            set_admission_rules(register, number, None)
            return view.to(f"{_home(number)}#rules", "恢復為計畫所載的對象與每校人數。")
        typed = _rules(form)
        if act == "save":
            set_admission_rules(register, number, typed)
            return view.to(f"{_home(number)}#rules", "自動錄取規定已儲存。")
        with register.together() as both:
            set_admission_rules(both, number, typed)
            outcome = admit_applicants(both, number, try_only=act == "try")
    except UserError as problem:
        return _page(view, register, number, findings=problem.findings, form=form)
    if act == "try":
        return _page(view, register, number, tried=outcome.value)
    counts = outcome.value.counts()
    words = "依規定錄取 {passed} 人，不通過 {refused} 人，{waiting} 人留在待審核。".format(**counts)
    return view.to(_home(number), words, outcome.findings)


@post(
    "/studies/{number:str}/applicants/notices",
    guards=OFFICER,
    sync_to_thread=True,
    status_code=200,
)
def notices(
    request: Asked, view: Shown, register: Opened, form: Sent, number: FromPath[str]
) -> Response[bytes]:
    """Hand the notices over as mail drafts, or send them in the background."""
    choice = NoticeChoice(kinds=form.texts("kind"), again=form.ticked("again"))
    try:
        if form.raw("act") != "send":
            drafts = draft_notices(register, number, choice)
            return view.file(f"{number}-通知.zip", archive_of(drafts.value))
        ready_notices(register, number, choice)
    except UserError as problem:
        return _page(view, register, number, findings=problem.findings, form=form)
    return _send(request, view, register, study_page(register, number).number, choice)


def _send(
    request: Asked, view: Shown, register: Register, number: str, choice: NoticeChoice
) -> Response[bytes]:
    """Send in the background and lead to its progress; the same form again leads there as well."""
    office = office_of(request)
    token = register.once.take() or new_token()

    def work(folder: Path, progress: Progress) -> Words:
        del folder
        sent = send_notices(register, number, choice, progress, office.environment)
        done = sent.value
        words = [f"寄出 {len(done.sent)} 封"]
        words += [f"先前已寄 {len(done.before)} 封"] if done.before else []
        words += [f"沒有寄成 {len(done.failed)} 封"] if done.failed else []
        return f"{'，'.join(words)}。", sent.findings, ""

    owner, title = register.actor.name, f"{number} 寄出通知"
    room, back = JobRoom(office.folder), f"{_home(number)}#notices"
    id = room.start(f"{ONCE} {token}", owner, title, back, work, doing=SENDING)
    return view.to(f"/jobs/{id}")


def _decision(form: Form) -> Decision:
    one, _, id = form.raw("one").partition("-")
    act, ids = (one, (int(id),)) if is_id(id) else (form.raw("act"), None)
    chosen = form.ids("id") if ids is None else ids
    return Decision(
        passed=chosen if act == "pass" else (),
        refused=chosen if act == "refuse" else (),
        waiting=chosen if act == "wait" else (),
        fill=act == "fill",
        reason=form.text("reason"),
    )


def _rules(form: Form) -> dict[str, Any]:
    def words(name: str) -> tuple[str, ...]:
        parts = form.text(name).replace("，", "、").replace(",", "、").split("、")
        return tuple(part.strip() for part in parts if part.strip())

    return {
        "levels": form.texts("levels"),
        "counties": words("counties"),
        "positions": words("positions"),
        "per_school": form.whole("per_school", "每校名額"),
        "by_arrival": form.ticked("by_arrival"),
        "refuse_others": form.ticked("refuse_others"),
        "move_up": form.ticked("move_up"),
    }


def _page(
    view: View,
    register: Register,
    number: str,
    *,
    show: str = "",
    page: str = "",
    findings: tuple[Finding, ...] = (),
    form: Form | None = None,
    tried: Admission | None = None,
) -> Response[bytes]:
    study = study_page(register, number)
    state = sign_up_state(register, number)
    status = SHOWS.get(show)
    chosen = [each for each in state.applicants if status in (None, each.status)]
    chosen.sort(key=lambda each: (each.status is not S.WAITING, arrival(each)))
    return view.page(
        "applicants.html",
        findings=[_beside(each) for each in findings],
        form=form,
        study=study,
        state=state,
        part=part_of(chosen, page, PAGE),
        show=show,
        questions=_questions(study.plan.signup),
        rules=admission_rules(register, number),
        levels=[(each, each) for each in LEVELS],
        kinds=list(TITLES.items()),
        tried=tried,
        verdicts=_verdicts(tried, state) if tried else [],
        kept=kept_list(register, APPLICANTS, number),
        base=_home(study.number),
    )


def _verdicts(tried: Admission, state: SignUpState) -> list[dict[str, Any]]:
    people = {each.id: each for each in state.applicants}
    return [
        {"applicant": people[each.applicant], "status": each.status, "reason": each.reason}
        for each in tried.verdicts[:PAGE]
    ]


def _questions(signup: Any) -> list[str]:
    return [each.name for each in signup.extra_fields] if signup else []


def _beside(found: Finding) -> Finding:
    """Put a finding about the rules beside its field: 自動錄取規定 › levels."""
    head, _, name = found.place.field.partition(" › ")
    return found.at(Place(field=name)) if name and head == "自動錄取規定" else found


def _home(number: str) -> str:
    return f"/studies/{number}/applicants"


HANDLERS = [applicants, decide, rules, notices]
