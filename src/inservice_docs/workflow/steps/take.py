"""Taking a step (辦理步驟): a plan moves on, or is put back, and its course entry with it."""

from __future__ import annotations

from collections.abc import Iterable

from inservice_docs.records.course import CourseStatus
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, after, standing_at, status_of
from inservice_docs.workflow.steps.next_step import memo_sent
from inservice_docs.workflow.steps.statuses import COURSE_STATUS, PlanStatus, reached, way_of

NEEDS_REASON = {
    *(Move.WRONGLY_FILLED, Move.NOT_PASSED, Move.WITHDRAW, Move.RETURN_LIST, Move.CANCEL),
}
PUT_BACK = "plan.back"


def take(
    work: Work,
    register: Register,
    entry: PlanEntry,
    move: Move,
    *,
    plan: Plan | None = None,
    reason: str = "",
    waiting: Iterable[str] = (),
) -> PlanEntry:
    """Move a plan on and return how it stands now; `plan` is its changed record, if it changed.

    `waiting` names the authorities that have not answered. Raises UserError when the move is
    impossible in the plan's status, or lacks a reason that it needs; nothing is changed then.
    """
    status = after(entry, move)
    if move in NEEDS_REASON:
        require_reason(reason, move.label)
    if move is Move.SUBMIT and not entry.plan.cross_school and not memo_sent(work, entry):
        raise UserError(_memo_missing(entry))
    return put_at(work, register, entry, status, move, plan=plan, reason=reason, waiting=waiting)


def put_back(
    work: Work, register: Register, entry: PlanEntry, status: PlanStatus, *, reason: str
) -> PlanEntry:
    """Put a plan back to an earlier status of its way, to correct what was done; keep the reason.

    Raises UserError when the plan never was so far, or no reason is given.
    """
    require_reason(reason, "退回更正")
    now = furthest = status_of(entry)
    if now in {PlanStatus.CANCELLED, PlanStatus.WITHDRAWN}:
        left = [event for event in work.plans.history(entry.number) if event.after == now]
        furthest = PlanStatus(left[-1].before)
    cross = entry.plan.cross_school
    known = status in way_of(cross_school=cross)
    if status is now or not known or not reached(furthest, status, cross_school=cross):
        raise UserError(
            error(
                "step-not-back",
                f"計畫 {entry.number} 目前是「{now}」，不能退回到「{status}」。",
                f"退回只能到已經走過的狀態；以 inservice-docs plan show {entry.number} 查看歷程。",
            )
        )
    return put_at(work, register, entry, status, PUT_BACK, reason=reason)


def require_reason(reason: str, what: str) -> None:
    """Raise UserError when no reason is given for an act that needs one."""
    if not reason.strip():
        raise UserError(
            error("reason-missing", f"{what}要寫明原因。", "在指令裡說明原因，例如 --reason 原因。")
        )


def put_at(
    work: Work,
    register: Register,
    entry: PlanEntry,
    status: PlanStatus,
    action: str,
    *,
    plan: Plan | None = None,
    reason: str = "",
    waiting: Iterable[str] = (),
) -> PlanEntry:
    """Put a plan at a status that follows from its facts, whatever its status was."""
    record = plan or entry.plan
    school, day, before = register.workspace.school, register.today, entry.standing
    standing = standing_at(status, record, school, day, waiting=waiting, before=before)
    changed = work.plans.update(entry, action=action, plan=plan, standing=standing, reason=reason)
    _set_course(work, register, entry.number, status, reason)
    return changed


def _memo_missing(entry: PlanEntry) -> Finding:
    return error(
        "memo-missing",
        f"計畫 {entry.number} 的參加研習人員名單還沒有簽會文書組，不能送出。",
        f"先發簽：inservice-docs letter issue hours-memo {entry.number}。",
    )


def _set_course(
    work: Work, register: Register, number: str, status: PlanStatus, reason: str
) -> None:
    """Let the course entry show what goes with the plan's status, and since when."""
    wanted, course = COURSE_STATUS.get(status), work.courses.find(number)
    if wanted is None and course is not None:
        wanted = CourseStatus.WITHDRAWN  # put back to before the course entry
    if wanted is None or (course is not None and course.status is wanted):
        return
    if wanted is CourseStatus.UNCONFIRMED:
        work.courses.put(number, wanted, entered_on=register.today, reason=reason)
    else:
        work.courses.put(number, wanted, decided_on=register.today, reason=reason)
