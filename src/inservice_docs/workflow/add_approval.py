"""Record an approval by hand (登錄核准): an answer, its correction, or a request sent elsewhere."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.records.account import Role
from inservice_docs.records.approval import Approval
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.receive_reply import odd_approval, shared_number
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import HEAD, current_plan
from inservice_docs.workflow.steps.machine import Move, after
from inservice_docs.workflow.steps.take import require_reason
from inservice_docs.workflow.track_approvals import answer, settle, state_of, tracked_agency

MOST_HOURS = 1000

WORDS = {
    **{state.value: state for state in ApprovalState},
    **{state.label: state for state in ApprovalState},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an authority answered; without a `state` it is told by the hours."""

    agency: str = ""
    state: str = ""
    number: str = ""
    date: dt.date | None = None
    hours: Decimal | None = None
    conditions: str = ""
    reason: str = ""


def add_approval(register: Register, plan: str, said: Answer) -> Outcome[PlanEntry]:
    """Record an authority's answer, or correct it; for an in-school study, that of the 首長.

    With the state `waiting`, our own request of that number and date is recorded, sent by another
    way. Raises UserError for an authority that was not asked, an unknown state, a granted approval
    without a number, a correction without a reason, and an in-school study without its memo.
    """
    register.require(Role.OFFICER, "登錄核准")
    state = _state(said.state)
    number = parse_number(said.number).text if said.number else ""
    with register.change() as work:
        entry = work.plans.get(plan)
        agency = _agency(said.agency, entry)
        if state is ApprovalState.WAITING:
            after(entry, Move.REQUEST)
            work.approvals.request(entry.number, [agency], number=number, date=said.date)
            return Outcome(settle(work, register, entry, reason=f"{agency} {number}".strip()))
        _refuse(work, entry, agency, said, state, number)
        found = state or state_of(said.hours, entry.plan)
        given = Approval(agency=agency, number=number, date=said.date, hours=said.hours)
        odd = _odd(work, entry, given) if found.granted else ()
        recorded = answer(
            work,
            entry.number,
            given,
            found,
            conditions=said.conditions,
            reason=said.reason,
        )
        told = "；".join(
            part
            for part in (f"{agency}{recorded.state.label} {number}".strip(), said.reason)
            if part
        )
        return Outcome(settle(work, register, entry, reason=told), odd)


def read_hours(text: str) -> Decimal | None:
    """Return the hours of an option, None for an empty one. Raises UserError when they are none."""
    word = tidy(text)
    if not word:
        return None
    try:
        hours = Decimal(word)
    except ArithmeticError:
        hours = Decimal(0)
    if not (hours.is_finite() and 0 < hours <= MOST_HOURS):
        raise UserError(
            error("hours-unreadable", f"「{word[:20]}」不是時數。", "寫數字，例如 3 或 1.5。")
        )
    return hours


def _state(word: str) -> ApprovalState | None:
    plain = tidy(word)
    if plain and plain not in WORDS:
        raise UserError(
            error(
                "approval-state",
                f"沒有「{plain[:20]}」這種核准情形。",
                f"可用：{'、'.join(f'{each.value}（{each.label}）' for each in ApprovalState)}。",
            )
        )
    return WORDS.get(plain)


def _agency(name: str, entry: PlanEntry) -> str:
    agency = tidy(name) or ("" if entry.plan.cross_school else HEAD)
    if not agency:
        raise UserError(
            error("agency-missing", "沒有指定機關。", "以 --agency 寫出核准機關的全銜。")
        )
    return agency


def _refuse(
    work: Work,
    entry: PlanEntry,
    agency: str,
    said: Answer,
    state: ApprovalState | None,
    number: str,
) -> None:
    tracked = work.approvals.of_plan(entry.number)
    asked = tracked_agency(agency, tracked)
    if not entry.plan.cross_school:
        if asked is None:
            after(entry, Move.SIGNED)
        return
    if asked is None:
        raise UserError(
            error(
                "approval-not-asked",
                f"計畫 {entry.number} 沒有向「{agency}」申請核准。",
                f"先發文：letter issue approval-request {entry.number}；"
                "申請函已由別的系統發出時，以 approval add --state waiting 登錄申請。",
            )
        )
    if asked.state is not ApprovalState.WAITING and _differs(asked.number, number, asked.state):
        require_reason(said.reason, f"更正「{asked.agency}」已登錄的核准")
    if (state is None or state.granted) and not number:
        raise UserError(
            error(
                "approval-number-missing",
                "沒有核准文號。",
                "以 --number 寫出核准函的文號；沒有文號的核准寫「無文號」。",
            )
        )


def _differs(before: str, after_: str, state: ApprovalState) -> bool:
    """Tell whether an answer corrects one that stands; an answer to a new request does not."""
    return state.granted or before != after_


def _odd(work: Work, entry: PlanEntry, given: Approval) -> tuple[Finding, ...]:
    if not entry.plan.cross_school:
        return ()
    shared = shared_number(work, entry.number, given.agency, given.number)
    return (*shared, *odd_approval(current_plan(work, entry), given))


def withdraw_approval(register: Register, plan: str, agency: str, *, reason: str) -> PlanEntry:
    """Take an authority that was asked by mistake off the list; the trail keeps it."""
    register.require(Role.OFFICER, "撤回申請")
    require_reason(reason, "撤回申請")
    with register.change() as work:
        entry = work.plans.get(plan)
        work.approvals.withdraw(entry.number, tidy(agency), reason=reason)
        return settle(work, register, entry, reason=f"撤回{tidy(agency)}：{reason}")
