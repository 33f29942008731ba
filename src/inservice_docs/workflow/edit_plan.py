"""Change a registered plan (更正計畫): its facts, or how far it has come; each with its reason."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.account import Role
from inservice_docs.records.base import label_of
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.text import nearest, tidy
from inservice_docs.workflow.add_plan import read_whole
from inservice_docs.workflow.plan_version import seen_at
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import waiting_agencies
from inservice_docs.workflow.retention import set_last_day
from inservice_docs.workflow.steps.machine import Move, first_status, status_of
from inservice_docs.workflow.steps.statuses import PlanStatus, way_of
from inservice_docs.workflow.steps.take import put_at, put_back, require_reason, take
from inservice_docs.workflow.track_approvals import is_of, settled

EDITED = "plan.edit"
_OWN_TRACK = {"request", "approvals"}
"""They are tracked apart from the record; an edited file does not change them."""


def edit_plan(
    number: str, file: Path, register: Register, *, reason: str = "", version: int | None = None
) -> Outcome[PlanEntry]:
    """Put the plan of a file in place of a registered one's, as `change_plan` does.

    Raises UserError for a file that cannot be read.
    """
    register.require(Role.OFFICER, "更正計畫")
    plan, findings = read_whole(file, register)
    outcome = change_plan(number, plan, register, reason=reason, version=version)
    return Outcome(outcome.value, (*findings, *outcome.findings))


def change_plan(
    number: str, plan: Plan, register: Register, *, reason: str = "", version: int | None = None
) -> Outcome[PlanEntry]:
    """Put a plan's record in place of a registered one's; return how it stands.

    Request and approvals stay as they are tracked; an authority that is no longer asked is not
    waited for any more. `version` is the one that the change is based on: when the plan has
    changed since, UserError (plan-changed) says who did it and when. Raises UserError for a changed
    研習區分 once work has begun, and without a reason once anything has gone out.
    """
    register.require(Role.OFFICER, "更正計畫")
    plan = plan.model_copy(update={"request": None, "approvals": ()})
    with register.change() as work:
        entry = seen_at(work, work.plans.get(number), version)
        labels = changed_fields(entry.plan, plan)
        work.drafts.forget(entry.number, register.actor.name)  # it is stored, or was given up
        if not labels:
            return Outcome(entry, (_UNCHANGED,))
        begun = status_of(entry) is not first_status(entry.plan)
        if begun:
            require_reason(reason, "更正已經送出的計畫")
        status = _status(entry, plan, begun)
        why = "；".join(part for part in (f"更改{'、'.join(labels)}", reason) if part)
        _drop_authorities(work, entry.number, plan, reason)
        tracked = work.approvals.of_plan(entry.number)
        entry = put_at(
            work,
            register,
            entry,
            settled(status, plan, tracked),
            EDITED,
            plan=plan,
            reason=why,
            waiting=waiting_agencies(tracked),
        )
    return Outcome(entry, _late(entry, labels))


def changed_fields(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return the Chinese names of the fields in which two plans differ."""
    return tuple(
        label_of(Plan, name)
        for name in Plan.model_fields
        if name not in _OWN_TRACK and getattr(before, name) != getattr(after, name)
    )


def cancel_plan(number: str, register: Register, *, reason: str) -> PlanEntry:
    """Give a study up (取消); its documents and its history stay."""
    register.require(Role.OFFICER, "取消計畫")
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.CANCEL, reason=reason)
        set_last_day(work, entry)
        return work.plans.get(number)


def back_plan(number: str, to: str, register: Register, *, reason: str) -> PlanEntry:
    """Put a plan back to an earlier status, to correct what was done.

    Raises UserError for an unknown status, one that the plan has not been at, and without a reason.
    """
    register.require(Role.OFFICER, "退回計畫")
    with register.change() as work:
        entry = work.plans.get(number)
        return put_back(work, register, entry, _named(to, entry), reason=reason)


def _status(entry: PlanEntry, plan: Plan, begun: bool) -> PlanStatus:
    if plan.scope == entry.plan.scope:
        return status_of(entry)
    if begun:
        raise UserError(
            error(
                "scope-fixed",
                f"計畫 {entry.number} 已經開始辦理，不能再改研習區分。",
                "以 inservice-docs plan cancel 取消這項計畫，再登記一項新的。",
            )
        )
    return first_status(plan)


def _drop_authorities(work: Work, number: str, plan: Plan, reason: str) -> None:
    """Wait no longer for authorities that the plan does not name any more."""
    for each in work.approvals.of_plan(number):
        named = any(is_of(each.agency, name) for name in plan.authorities)
        if plan.cross_school and each.state is ApprovalState.WAITING and not named:
            work.approvals.withdraw(number, each.agency, reason=reason or "計畫已不列此機關")


def _late(entry: PlanEntry, labels: tuple[str, ...]) -> tuple[Finding, ...]:
    if entry.standing.step == 0 and status_of(entry) is first_status(entry.plan):
        return ()
    told = "、".join(labels)
    return (
        warning(
            "plan-changed-late",
            f"計畫 {entry.number} 已是「{entry.standing.status}」，又更改了{told}。",
            "已發的公文與登錄的課程不會跟著改：必要時補發公文（change-notice）並更正網站的課程。",
        ),
    )


def _named(text: str, entry: PlanEntry) -> PlanStatus:
    way = way_of(cross_school=entry.plan.cross_school)
    word = tidy(text)
    if word in set(way):
        return PlanStatus(word)
    near = nearest(word, list(way))
    raise UserError(
        error(
            "status-unknown",
            f"沒有「{word[:20]}」這個狀態。",
            f"是否為「{near}」？" if near else f"可用：{'、'.join(way)}。",
        )
    )


_UNCHANGED = warning(
    "plan-unchanged", "計畫檔與登記的內容相同，沒有更動。", "修改計畫檔後再執行一次。"
)
