"""The next step of a plan (下一步): what it still lacks, in words, and the commands that do it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.finding import Severity
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.work import Work
from inservice_docs.rules.calendar import working_days
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan, plan_findings
from inservice_docs.workflow.steps.machine import Move, status_of
from inservice_docs.workflow.steps.statuses import STEPS, PlanStatus, facts_of

S = PlanStatus


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next for a plan; `missing` is in words, `actions` are commands."""

    plan: str
    step: int
    status: str
    waits_for: str
    to_do: str
    missing: tuple[str, ...]
    actions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the step with stable keys."""
        return {
            "plan": self.plan,
            "step": self.step,
            "step_name": STEPS[self.step],
            "status": self.status,
            "waits_for": self.waits_for,
            "to_do": self.to_do,
            "missing": list(self.missing),
            "actions": list(self.actions),
        }


def next_step(work: Work, register: Register, entry: PlanEntry) -> NextStep:
    """Return what a plan still lacks for its next step, and the commands for it."""
    status = status_of(entry)
    return NextStep(
        plan=entry.number,
        step=entry.standing.step,
        status=status,
        waits_for=entry.standing.waits_for,
        to_do=facts_of(status, cross_school=entry.plan.cross_school).to_do,
        missing=tuple(missing(work, register, entry)),
        actions=tuple(f"inservice-docs {words}" for words in _actions(work, entry, status)),
    )


def missing(work: Work, register: Register, entry: PlanEntry) -> Iterator[str]:
    """Yield what a plan lacks for its next step, in words; nothing once it is finished."""
    status = status_of(entry)
    if status in {S.TO_SIGN, S.TO_REQUEST, S.SIGNED, S.APPROVED, S.WITHDRAWN}:
        found = plan_findings(current_plan(work, entry), entry.number, register.workspace)
        for each in found:
            if each.severity is Severity.ERROR:
                yield f"{each.place.field}：{each.message}" if each.place.field else each.message
    yield from _of_approvals(work, register, entry, status)
    yield from _of_people(work, register, entry, status)
    if status in {S.WRONGLY_FILLED, S.NOT_PASSED, S.WITHDRAWN, S.LIST_RETURNED}:
        reason = last_reason(work, entry)
        if reason:
            yield f"退回的原因：{reason}"
    if status in _DEEDS:
        yield _still_to_ask(work, entry, status) or _DEEDS[status]


_DEEDS = {
    S.TO_SIGN: "尚未發簽請首長核定。",
    S.SIGNING: "尚未登錄首長的核定。",
    S.SIGNED: "尚未在全國教師在職進修資訊網登錄課程。",
    S.TO_REQUEST: "尚未發函向主管機關申請核准。",
    S.APPROVED: "尚未在全國教師在職進修資訊網登錄課程。",
    S.UNCONFIRMED: "審課單位尚未審核課程。",
    S.WRONGLY_FILLED: "課程尚未更正並重新送出。",
    S.NOT_PASSED: "課程尚未更正並重新送出。",
    S.WITHDRAWN: "課程尚未重新登錄。",
    S.LIST_RETURNED: "名單尚未更正、重新核發時數。",
    S.AWARDED: "尚未送出名單確認要求。",
    S.UPLOADED: "審課單位尚未審核名單。",
}


def _still_to_ask(work: Work, entry: PlanEntry, status: PlanStatus) -> str:
    """Name the authorities to be asked when others were asked already: one was withdrawn."""
    from inservice_docs.workflow.track_approvals import unasked  # which takes steps itself

    tracked = work.approvals.of_plan(entry.number) if status is S.TO_REQUEST else []
    left = unasked(entry.plan, tracked) if tracked else []
    return f"尚未發函向{'、'.join(left)}申請核准；不再申請的，從計畫刪除。" if left else ""


def last_reason(work: Work, entry: PlanEntry) -> str:
    """Return the reason of the event that brought a plan into its present status."""
    events = [e for e in work.plans.history(entry.number) if e.after == entry.standing.status]
    return next((event.reason for event in reversed(events) if event.reason), "")


def _of_approvals(
    work: Work, register: Register, entry: PlanEntry, status: PlanStatus
) -> Iterator[str]:
    if status not in {S.REQUESTED, S.NOT_APPROVED}:
        return
    for each in work.approvals.of_plan(entry.number):
        if each.state is ApprovalState.WAITING:
            days = working_days(each.request_date, register.today) if each.request_date else 0
            yield f"{each.agency}尚未回覆（已等 {days} 個工作天）。"
        elif not each.state.granted:
            why = f"：{each.reason}" if each.reason else ""
            yield f"{each.agency}{each.state.label}{why}。"


def _of_people(
    work: Work, register: Register, entry: PlanEntry, status: PlanStatus
) -> Iterator[str]:
    last = entry.plan.dates[-1] if entry.plan.dates else None
    if status is S.PASSED:
        yield "尚未設定線上報名。" if entry.plan.cross_school else "尚未加入參加的校內教師。"
    if status is S.SIGN_UP:
        counts = work.applicants.counts(entry.number)
        if waiting := counts[ApplicantStatus.WAITING]:
            yield f"還有 {waiting} 位報名學員待審核。"
        passed = counts[ApplicantStatus.PASSED]
        yield f"審核通過的 {passed} 位學員尚未加入名單。" if passed else "還沒有審核通過的學員。"
    if status is S.PARTICIPANTS:
        yield f"名單上有 {entry.people} 人，尚未列印名冊。" if entry.people else "名單上還沒有人。"
    if status is S.PRINTED:
        if last is not None and register.today < last:
            yield f"研習到 {plain_date(last)} 才結束。"
        yield "尚未登錄出席。"
    if status in {S.ATTENDED, S.COUNTERSIGNED}:
        if not entry.plan.cross_school and not memo_sent(work, entry):
            yield "尚未將參加研習人員名單簽會文書組。"
        yield "尚未核發時數。"
    if status is S.AWARDED and not entry.plan.cross_school and not memo_sent(work, entry):
        yield "尚未將參加研習人員名單簽會文書組。"


def memo_sent(work: Work, entry: PlanEntry) -> bool:
    """Tell whether the hours memo (研習後簽會文書組) of an in-school study has gone out."""
    return any(event.action == Move.COUNTERSIGN for event in work.plans.history(entry.number))


def _actions(work: Work, entry: PlanEntry, status: PlanStatus) -> Iterator[str]:
    number = entry.number
    if status is S.AWARDED and not entry.plan.cross_school and not memo_sent(work, entry):
        yield f"letter issue hours-memo {number}"
    if status is S.PASSED and not entry.plan.cross_school:
        yield f"signup batch {number}"
        return
    if status is S.ATTENDED and not entry.plan.cross_school:
        yield f"letter issue hours-memo {number}"
        return
    if status is S.APPROVED and not work.documents.list(plan=number, kind="invitation", limit=1):
        yield f"letter issue invitation {number}"
    for words in _COMMANDS.get(status, ()):
        yield words.format(number=number)
    if _still_to_ask(work, entry, status):
        yield f"plan edit {number} 計畫檔 --reason 原因"


_ENTER = ("course sheet {number}", "course status {number} --entered")
_COMMANDS = {
    S.TO_SIGN: ("letter issue in-school-memo {number}",),
    S.SIGNING: ("approval add {number} --agency 校長",),
    S.SIGNED: _ENTER,
    S.TO_REQUEST: ("letter issue approval-request {number}",),
    S.REQUESTED: ("approval receive 復函檔", "approval remind {number}"),
    S.NOT_APPROVED: (
        "plan edit {number} 計畫檔 --reason 原因",
        "letter issue approval-request {number}",
    ),
    S.APPROVED: _ENTER,
    S.WITHDRAWN: (*_ENTER, "plan cancel {number} --reason 原因"),
    S.UNCONFIRMED: (
        "course status {number} --passed",
        "course status {number} --returned 原因",
    ),
    S.WRONGLY_FILLED: _ENTER,
    S.NOT_PASSED: _ENTER,
    S.PASSED: ("signup settings {number}",),
    S.SIGN_UP: ("signup review {number}", "participants add-from-signup {number}"),
    S.PARTICIPANTS: ("roster sign-in {number}",),
    S.LIST_RETURNED: ("participants add {number}", "hours award {number}"),
    S.PRINTED: ("attendance import {number}", "attendance record {number}"),
    S.ATTENDED: ("hours award {number}",),
    S.COUNTERSIGNED: ("hours award {number}",),
    S.AWARDED: ("hours edit {number}", "hours submit {number}"),
    S.UPLOADED: ("hours review {number} --passed", "hours review {number} --returned 原因"),
}
