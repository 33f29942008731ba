"""Hours (時數): awarded by rules or by hand, uploaded, sent for confirmation, reviewed."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Response

from inservice_docs.documents.sheet_facts import is_guest
from inservice_docs.formats.archive import write_archive
from inservice_docs.records.account import Role
from inservice_docs.records.course import ReviewKind
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.web.asked import Opened, Sent, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.award_form import rule_changes
from inservice_docs.web.pages.studies import study_page
from inservice_docs.workflow.award_hours import AwardList, award_hours, list_awards
from inservice_docs.workflow.award_rules import changed_rules, rules_of, set_school_rules
from inservice_docs.workflow.award_statistics import award_statistics, statistics_file
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.fetch_upload import fetch_upload, held_uploads
from inservice_docs.workflow.pending_list import pending_list
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.submit_hours import review_list, submit_hours
from inservice_docs.workflow.upload_files import CIVIL_SERVANT
from inservice_docs.workflow.upload_hours import KEPT_DAYS, upload_hours

HERE = "/studies/{number:str}/hours"
PAGE = 50
SENT = {PlanStatus.UPLOADED, PlanStatus.LIST_PASSED, PlanStatus.LIST_RETURNED}
"""Statuses of a study whose list was sent for confirmation."""
KINDS = (
    ("xlsx", "Excel（xlsx）"),
    ("csv", "文字表格（csv）"),
    ("xml", "XML"),
    ("txt", "機器傳送格式（txt）"),
    (CIVIL_SERVANT, "公務人員終身學習批次檔"),
)
_STAFF = [only(Role.OFFICER, Role.RECORDS, Role.REVIEWER)]
_ENTER = [only(Role.OFFICER, Role.RECORDS)]
_REVIEW = [only(Role.REVIEWER)]


@get(HERE, guards=_STAFF, sync_to_thread=True)
def hours(
    view: Shown,
    register: Opened,
    number: FromPath[str],
    page: FromQuery[str] = "",
    show: FromQuery[str] = "",
) -> Response[bytes]:
    """Show who is awarded what, and why."""
    at = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return _page(view, register, number, page=max(at, 1), show=show)


@post(HERE + "/award", guards=_ENTER, sync_to_thread=True, status_code=200)
def award(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Award everybody by the rules that were typed."""
    try:
        changes = rule_changes(form)
        with register.together() as both, both.look() as work:
            rules = changed_rules(rules_of(work, work.plans.get(number).number), changes)
            done = award_hours(
                both,
                number,
                rules,
                as_entered=form.ticked("as_entered"),
                overwrite=form.ticked("overwrite"),
            )
            if form.ticked("school_wide"):
                set_school_rules(both, changes)
    except UserError as problem:
        return _page(view, register, number, problem=problem, form=form)
    made = done.value
    words = f"已核發 {_awarded(made)} 人，{made.unit}合計 {made.total.normalize():f}。"
    return view.to(f"/studies/{made.plan}/hours", words, done.findings)


@post(HERE + "/{id:int}", guards=_ENTER, sync_to_thread=True, status_code=200)
def edit(
    view: Shown, register: Opened, form: Sent, number: FromPath[str], id: FromPath[int]
) -> Response[bytes]:
    """Give one person another amount, with its reason."""
    try:
        amount = form.amount("amount", "時數")
        if amount is None:
            words = "沒有填時數。"
            raise UserError(error("number-unreadable", words, "例如 1.5。", Place(field="amount")))
        done = edit_hours(register, number, id, amount, reason=form.text("reason"))
    except UserError as problem:
        return _page(view, register, number, problem=problem, form=form, editing=id)
    return view.to(f"/studies/{number}/hours#p{id}", f"序號 {id}：{done.value.reason}")


@get(HERE + "/list/{kind:str}", guards=_ENTER, sync_to_thread=True)
def pending(
    view: Shown, register: Opened, number: FromPath[str], kind: FromPath[str]
) -> Response[bytes]:
    """Hand over 等待核發名單, ID numbers masked."""
    made = pending_list(register, number, (kind,)).value[0]
    return view.file(made.name, made.data)


@get(HERE + "/statistics.xlsx", guards=_ENTER, sync_to_thread=True)
def figures(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Hand over the statistics as a workbook with charts."""
    made = statistics_file(register, award_statistics(register, plan=number).value)
    return view.file(made.name, made.data)


@post(HERE + "/upload", guards=_ENTER, sync_to_thread=True, status_code=200)
def upload(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Make the upload files; they stay sealed in the register until they are downloaded."""
    try:
        days = form.whole("days", "保留日數") or KEPT_DAYS
        if not form.texts("kind"):
            words = "沒有勾選格式。"
            raise UserError(error("kind-missing", words, "至少勾選一種。", Place(field="kind")))
        if not 1 <= days <= 366:
            words = "保留日數要在 1 到 366 之間。"
            raise UserError(error("days-impossible", words, "例如 30。", Place(field="days")))
        with tempfile.TemporaryDirectory(prefix="inservice-") as folder:
            done = upload_hours(register, number, form.texts("kind"), Path(folder), kept_days=days)
    except UserError as problem:
        return _page(view, register, number, problem=problem, form=form)
    made = done.value
    words = f"已產生時數上傳檔，列入 {made.people} 人；在「時數上傳檔」下載。"
    if not made.people:
        words = "沒有產生時數上傳檔：沒有一個人的身分證字號可以列入。"
    rest = [each for each in done.findings if each.code != "full-ids-written"]
    return view.to(f"/studies/{number}/hours", words, rest)


@post(HERE + "/uploads/{id:int}", guards=_ENTER, sync_to_thread=True, status_code=200)
def fetch(
    view: Shown, register: Opened, number: FromPath[str], id: FromPath[int]
) -> Response[bytes]:
    """Hand over upload files that were made before, until their day."""
    files = fetch_upload(register, number, id)
    name = files[0].name.rpartition("/")[0] or "時數上傳"
    packed = BytesIO()
    write_archive(packed, [(each.name, each.data) for each in files])
    return view.file(f"{number}-{name}.zip", packed.getvalue())


@post(HERE + "/submit", guards=_ENTER, sync_to_thread=True, status_code=200)
def submit(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Send the checked list for confirmation."""
    try:
        done = submit_hours(register, number)
    except UserError as problem:
        return _page(view, register, number, problem=problem, form=form)
    words = "研習時數核對無誤，已送出名單確認要求；等審課單位確認。"
    return view.to(f"/studies/{number}/hours", words, done.findings)


@post(HERE + "/review", guards=_REVIEW, sync_to_thread=True, status_code=200)
def review(view: Shown, register: Opened, form: Sent, number: FromPath[str]) -> Response[bytes]:
    """Note that the list passed, or is returned with its reason."""
    passed = form.raw("do") == "pass"
    try:
        done = review_list(register, number, passed=passed, reason=form.text("reason"))
    except UserError as problem:
        found = [each.at(Place(field="review")) for each in problem.findings]
        return _page(view, register, number, problem=UserError(found), form=form)
    words = "名單確認通過。" if passed else "名單已退回，承辦人會看到原因。"
    return view.to(f"/studies/{number}/hours", words, done.findings)


def _awarded(made: AwardList) -> int:
    return sum(1 for _, each in made.lines if each is not None and each.amount)


def _page(
    view: Shown,
    register: Register,
    number: str,
    *,
    page: int = 1,
    show: str = "",
    problem: UserError | None = None,
    form: Sent | None = None,
    editing: int = 0,
) -> Response[bytes]:
    study = study_page(register, number)
    made = list_awards(register, number)
    staff = _may_enter(register)
    sent = study.entry.standing.status in SENT or any(
        each.kind is ReviewKind.LIST for each in study.view.reviews
    )
    # Who reviews lists sees those that were sent in, their names hidden.
    seen = made.lines if staff or sent else ()
    lines: list[Any] = [(one, given, is_guest(one.person, study.plan)) for one, given in seen]
    counts = {
        "": len(lines),
        "none": sum(1 for _, given, guest in lines if _lacks(given, guest)),
        "edited": sum(1 for _, given, _ in lines if given is not None and given.edited),
    }
    if show == "none":
        lines = [each for each in lines if _lacks(each[1], each[2])]
    elif show == "edited":
        lines = [each for each in lines if each[1] is not None and each[1].edited]
    if editing:
        at = next((i for i, each in enumerate(lines) if each[0].id == editing), 0)
        page = at // PAGE + 1
    status = study.entry.standing.status
    returned = [each for each in study.view.reviews if each.kind is ReviewKind.LIST]
    return view.page(
        "hours.html",
        study=study,
        made=made,
        lines=lines[(page - 1) * PAGE : page * PAGE],
        page=page,
        pages=max(1, -(-len(lines) // PAGE)),
        show=show,
        counts=counts,
        awarded=_awarded(made),
        state=status,
        S=PlanStatus,
        reviews=returned,
        kinds=KINDS,
        days=KEPT_DAYS,
        uploads=held_uploads(register, study.number) if _may_enter(register) else (),
        today=register.today,
        editing=editing,
        masked=not staff,
        findings=problem.findings if problem is not None else (),
        form=form,
    )


def _lacks(given: Any, guest: bool) -> bool:
    return not guest and (given is None or not (given.amount or Decimal(0)))


def _may_enter(register: Register) -> bool:
    return register.actor.may(Role.OFFICER) or register.actor.may(Role.RECORDS)


HANDLERS = [
    hours, award, edit, pending, figures, upload, fetch, submit, review,
]  # fmt: skip
