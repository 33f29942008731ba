"""The state machine of a plan (步驟轉移): what may happen in which status, and what comes of it.

Verbs fire a `Move`; a move that a status does not allow raises UserError, and nothing is changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry, Standing
from inservice_docs.records.school import School
from inservice_docs.workflow.steps.statuses import (
    STEPS,
    Holder,
    PlanStatus,
    facts_of,
    left_behind,
    way_of,
)

S = PlanStatus


class Move(StrEnum):
    """動作: what happens to a plan; the value is the name of the event in its history."""

    SIGN_OFF = "memo.issue"
    SIGNED = "memo.approved"
    REQUEST = "approval.request"
    GRANTED = "approval.granted"
    NOT_GRANTED = "approval.refused"
    ENTER = "course.enter"
    WRONGLY_FILLED = "course.wrong"
    NOT_PASSED = "course.returned"
    PASS = "course.pass"  # noqa: S105 - no password
    WITHDRAW = "course.withdraw"
    OPEN_SIGN_UP = "signup.settings"
    SIGN_UP = "signup.people"
    EDIT_PARTICIPANTS = "participants.edit"
    PRINT_ROSTER = "roster.print"
    RECORD_ATTENDANCE = "attendance.record"
    COUNTERSIGN = "hours.memo"
    AWARD = "hours.award"
    SUBMIT = "hours.submit"
    PASS_LIST = "hours.passed"  # noqa: S105 - no password
    RETURN_LIST = "hours.returned"
    CANCEL = "plan.cancel"

    @property
    def label(self) -> str:
        """Return the move in words."""
        return _LABELS[self]


_LABELS = {
    Move.SIGN_OFF: "發簽",
    Move.SIGNED: "登錄首長核定",
    Move.REQUEST: "申請核准",
    Move.GRANTED: "登錄核准",
    Move.NOT_GRANTED: "登錄未獲核准",
    Move.ENTER: "登錄課程",
    Move.WRONGLY_FILLED: "登錄課程填寫有誤",
    Move.NOT_PASSED: "登錄課程未通過",
    Move.PASS: "登錄課程通過",
    Move.WITHDRAW: "撤銷課程",
    Move.OPEN_SIGN_UP: "設定線上報名",
    Move.SIGN_UP: "加入報名學員",
    Move.EDIT_PARTICIPANTS: "編輯學員名單",
    Move.PRINT_ROSTER: "列印名冊",
    Move.RECORD_ATTENDANCE: "登錄出席",
    Move.COUNTERSIGN: "名單簽會文書組",
    Move.AWARD: "核發時數",
    Move.SUBMIT: "送出名單確認要求",
    Move.PASS_LIST: "登錄名單通過",
    Move.RETURN_LIST: "退回名單",
    Move.CANCEL: "取消計畫",
}

_REVIEWED = (S.UNCONFIRMED, S.WRONGLY_FILLED, S.NOT_PASSED, S.PASSED)
_WITH_COURSE = (
    *(*_REVIEWED, S.SIGN_UP, S.PARTICIPANTS, S.PRINTED, S.ATTENDED, S.COUNTERSIGNED),
    *(S.AWARDED, S.LIST_RETURNED),
)

_COMMON: dict[Move, dict[PlanStatus, PlanStatus]] = {
    Move.ENTER: dict.fromkeys((S.WRONGLY_FILLED, S.NOT_PASSED, S.WITHDRAWN), S.UNCONFIRMED),
    Move.WRONGLY_FILLED: dict.fromkeys(_REVIEWED, S.WRONGLY_FILLED),
    Move.NOT_PASSED: dict.fromkeys(_REVIEWED, S.NOT_PASSED),
    Move.PASS: {S.UNCONFIRMED: S.PASSED},
    Move.WITHDRAW: dict.fromkeys(_WITH_COURSE, S.WITHDRAWN),
    Move.SIGN_UP: {S.SIGN_UP: S.SIGN_UP, S.PARTICIPANTS: S.PARTICIPANTS},
    Move.EDIT_PARTICIPANTS: {
        S.SIGN_UP: S.PARTICIPANTS,
        S.PARTICIPANTS: S.PARTICIPANTS,
        S.LIST_RETURNED: S.LIST_RETURNED,
        S.PRINTED: S.PRINTED,
        # Whoever comes or goes later changes who is awarded what.
        S.ATTENDED: S.ATTENDED,
        S.COUNTERSIGNED: S.ATTENDED,
        S.AWARDED: S.ATTENDED,
    },
    Move.PRINT_ROSTER: {
        S.PARTICIPANTS: S.PRINTED,
        **{status: status for status in (S.PRINTED, S.ATTENDED, S.LIST_RETURNED)},
    },
    Move.RECORD_ATTENDANCE: dict.fromkeys(
        (S.PRINTED, S.ATTENDED, S.COUNTERSIGNED, S.AWARDED, S.LIST_RETURNED), S.ATTENDED
    ),
    Move.SUBMIT: {S.AWARDED: S.UPLOADED},
    Move.PASS_LIST: {S.UPLOADED: S.LIST_PASSED},
    Move.RETURN_LIST: {S.UPLOADED: S.LIST_RETURNED},
}
_IN_SCHOOL: dict[Move, dict[PlanStatus, PlanStatus]] = {
    Move.SIGN_OFF: {S.TO_SIGN: S.SIGNING, S.SIGNING: S.SIGNING},
    Move.SIGNED: {S.SIGNING: S.SIGNED},
    Move.ENTER: {S.SIGNED: S.UNCONFIRMED},
    Move.OPEN_SIGN_UP: {},
    Move.SIGN_UP: {S.PASSED: S.SIGN_UP},
    Move.EDIT_PARTICIPANTS: {S.PASSED: S.PARTICIPANTS},
    Move.COUNTERSIGN: {
        S.ATTENDED: S.COUNTERSIGNED,
        S.COUNTERSIGNED: S.COUNTERSIGNED,
        S.AWARDED: S.AWARDED,
    },
    Move.AWARD: dict.fromkeys((S.ATTENDED, S.COUNTERSIGNED, S.AWARDED, S.LIST_RETURNED), S.AWARDED),
}
_CROSS_SCHOOL: dict[Move, dict[PlanStatus, PlanStatus]] = {
    Move.REQUEST: dict.fromkeys(
        (S.TO_REQUEST, S.REQUESTED, S.NOT_APPROVED, S.APPROVED), S.REQUESTED
    ),
    Move.GRANTED: dict.fromkeys((S.TO_REQUEST, S.REQUESTED, S.NOT_APPROVED), S.APPROVED),
    Move.NOT_GRANTED: dict.fromkeys((S.TO_REQUEST, S.REQUESTED, S.APPROVED), S.NOT_APPROVED),
    Move.ENTER: {S.APPROVED: S.UNCONFIRMED},
    Move.OPEN_SIGN_UP: {S.PASSED: S.SIGN_UP, S.SIGN_UP: S.SIGN_UP},
    Move.AWARD: dict.fromkeys((S.ATTENDED, S.AWARDED, S.LIST_RETURNED), S.AWARDED),
}


def moves(plan: Plan) -> dict[Move, dict[PlanStatus, PlanStatus]]:
    """Return every move of a study of this plan's kind: from which status to which."""
    own = _CROSS_SCHOOL if plan.cross_school else _IN_SCHOOL
    table = {move: {**_COMMON.get(move, {}), **own.get(move, {})} for move in Move}
    going = (status for status in PlanStatus if status not in {S.LIST_PASSED, S.CANCELLED})
    table[Move.CANCEL] = dict.fromkeys(going, S.CANCELLED)
    return table


def allowed(plan: Plan, status: PlanStatus) -> tuple[Move, ...]:
    """Return the moves that a plan of this status may make."""
    return tuple(move for move, ways in moves(plan).items() if status in ways)


def first_status(plan: Plan) -> PlanStatus:
    """Return the status of a plan that has just been registered."""
    return way_of(cross_school=plan.cross_school)[0]


def status_of(entry: PlanEntry) -> PlanStatus:
    """Return the status of a registered plan."""
    return PlanStatus(entry.standing.status)


def after(entry: PlanEntry, move: Move) -> PlanStatus:
    """Return the status that a move leads to; UserError when the plan does not allow it now."""
    status = status_of(entry)
    ways = moves(entry.plan)[move]
    if status not in ways:
        raise UserError(_impossible(entry, move, ways))
    return ways[status]


def standing_at(
    status: PlanStatus,
    plan: Plan,
    school: School,
    day: dt.date,
    *,
    waiting: Iterable[str] = (),
    before: Standing | None = None,
) -> Standing:
    """Return the standing that goes with a status from `day` on.

    `waiting` names the authorities that have not answered. A standing that stays as it was keeps
    the day since when it stands.
    """
    facts = facts_of(status, cross_school=plan.cross_school)
    holder = _named(facts.holder, plan, school, waiting)
    since = day
    if before is not None and before.since is not None and before.status == status:
        since = before.since
        if holder == Holder.AUTHORITIES:  # nobody has looked who waits
            holder = before.waits_for
    done = facts.step == len(STEPS) - 1
    return Standing(step=facts.step, status=status, waits_for=holder, since=since, done=done)


def _named(holder: Holder, plan: Plan, school: School, waiting: Iterable[str]) -> str:
    match holder:
        case Holder.OFFICE:
            return plan.office or holder
        case Holder.AUTHORITIES:
            return "、".join(waiting) or holder
        case Holder.REVIEWER:
            return school.reviewing_unit or holder
        case _:
            return holder


def _impossible(entry: PlanEntry, move: Move, ways: dict[PlanStatus, PlanStatus]) -> Finding:
    status = status_of(entry)
    kind = "校外" if entry.plan.cross_school else "校內"
    facts = facts_of(status, cross_school=entry.plan.cross_school)
    if not ways:
        message = f"{kind}研習沒有「{move.label}」這個步驟。"
    else:
        late = left_behind(status, ways, cross_school=entry.plan.cross_school)
        can = "不能再" if late else "還不能"
        message = f"計畫 {entry.number} 目前是「{status}」，{can}{move.label}。"
    cure = f"現在要做的是：{facts.to_do}。" if facts.to_do else "這項計畫已經結束。"
    return error(
        "step-impossible",
        message,
        f"{cure}以 inservice-docs plan next {entry.number} 查看；"
        f"要退回更正，用 plan back {entry.number} 並說明原因。",
    )
