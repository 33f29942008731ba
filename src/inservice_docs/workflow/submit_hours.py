"""Send the list (送出名單確認要求), and its review (名單審核, procedure, steps 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterator

from inservice_docs.documents.sheet_facts import is_guest
from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseStatus, ReviewKind
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.taiwan.id_numbers import check_id
from inservice_docs.workflow.award_hours import AwardList, award_list
from inservice_docs.workflow.plan_amount import check_amount, require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.retention import set_last_day
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


def submit_hours(register: Register, number: str) -> Outcome[PlanEntry]:
    """Send the checked list for confirmation; the course then shows 資料上傳結束.

    Raises UserError while somebody has no award, for hours above the course's, an actor who may
    not, and a plan whose hours are not awarded.
    """
    with register.change() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "送出名單確認要求")
        moved = take(work, register, entry, Move.SUBMIT)
        awards = award_list(work, register, entry)
        _check(awards, entry, register)
        return Outcome(moved, tuple(_remarks(awards)))


def review_list(
    register: Register, number: str, *, passed: bool, reason: str = ""
) -> Outcome[PlanEntry]:
    """Note the review of the list: 名單確認通過, or returned with its reason to the participants.

    Raises UserError for an actor who is not 審課單位, a return without a reason, and a plan whose
    list was not sent.
    """
    register.require(Role.REVIEWER, "審核名單")
    with register.change() as work:
        move = Move.PASS_LIST if passed else Move.RETURN_LIST
        entry = take(work, register, work.plans.get(number), move, reason=reason)
        status = CourseStatus.LIST_PASSED if passed else CourseStatus.LIST_NOT_PASSED
        reasons = [reason] if reason.strip() else []
        work.courses.review(entry.number, status, reasons, kind=ReviewKind.LIST)
        notes = set_last_day(work, entry) if passed else ()
        entry = work.plans.get(entry.number)
    return Outcome(entry, notes)


def _check(awards: AwardList, entry: PlanEntry, register: Register) -> None:
    lacking = [
        str(one.id)
        for one, award in awards.lines
        if award is None and not is_guest(one.person, entry.plan)
    ]
    if lacking:
        raise UserError(
            error(
                "award-missing",
                f"還有 {len(lacking)} 位學員沒有核發（序號 {'、'.join(lacking[:20])}）。",
                "以 hours award 核發，或把沒有參加的人移出名單。",
            )
        )
    if not awards.total:
        raise UserError(
            error("awards-none", f"沒有人獲得{awards.unit}，名單是空的。", "核對出席與核發規定。")
        )
    for _, award in awards.lines:
        if award is not None and award.amount is not None:
            check_amount(award.amount, entry.plan, register.workspace.codes)


def _remarks(awards: AwardList) -> Iterator[Finding]:
    wrong = [
        str(one.id)
        for one, award in awards.lines
        if award and award.amount and not check_id(one.person.id_number).valid
    ]
    if wrong:
        shown = "、".join(wrong[:20])
        words = f"{len(wrong)} 人的身分證字號空白或不正確（序號 {shown}），時數無法登錄。"
        yield warning("id-invalid", words, "以 participants add --row 補正。")
