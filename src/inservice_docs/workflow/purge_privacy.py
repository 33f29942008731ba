"""Personal data at their end (個資刪除): how long they are kept, what is due, and its deletion."""

from __future__ import annotations

import datetime as dt
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.plan_entry import PlanLine
from inservice_docs.taiwan.dates import sheet_date
from inservice_docs.workflow.register import Register

_WHAT = "處理個資的保存與刪除"


def due_plans(register: Register, *, limit: int = 200) -> tuple[PlanLine, ...]:
    """Return the plans whose personal data are kept longer than their retention date."""
    with register.look() as work:
        return work.privacy.due(register.today, limit=limit)


def keep_until(register: Register, plan: str, until: dt.date | None) -> None:
    """Set the last day on which the personal data of a plan are kept; None for no date."""
    register.require(Role.ADMINISTRATOR, _WHAT)
    if until is not None and until < register.today:
        raise UserError(
            error(
                "retention-past",
                f"保存期限 {sheet_date(until)} 已經過了。",
                "要現在刪除，用 inservice-docs privacy purge。",
            )
        )
    with register.change() as work:
        work.plans.retain(work.plans.get(plan).number, until)


def purge_plan(register: Register, plan: str) -> dict[str, Any]:
    """Delete the personal data of a finished plan; return the figures that stay.

    Raises UserError while the plan is under way: its hours are not recorded yet.
    """
    register.require(Role.ADMINISTRATOR, _WHAT)
    with register.change() as work:
        entry = work.plans.get(plan)
        if not entry.standing.done:
            raise UserError(
                error(
                    "plan-not-finished",
                    f"計畫 {entry.number} 還在「{entry.standing.status}」，個資不能刪除。",
                    "等名單確認通過，或先取消這項計畫。",
                )
            )
        return work.privacy.purge(entry.number)
