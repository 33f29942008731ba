"""Edit hours (更正時數): one person's award, by hand and with its reason."""

from __future__ import annotations

from decimal import Decimal

from inservice_docs.records.finding import Outcome, UserError, error
from inservice_docs.records.participant import AmountUnit, Award
from inservice_docs.registry.participants import unknown_participant
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.workflow.plan_amount import check_amount, require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, status_of
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import require_reason, take


def edit_hours(
    register: Register, number: str, id: int, amount: Decimal, *, reason: str
) -> Outcome[Award]:
    """Give one participant another amount than was awarded; the former one stays in the reason.

    Raises UserError without a reason, for more than the course's hours, for somebody who has no
    award, an actor who may not, and a plan whose hours are not awarded or are sent already.
    """
    require_reason(reason, "更正時數")
    with register.change() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "更正時數")
        if status_of(entry) not in {PlanStatus.AWARDED, PlanStatus.LIST_RETURNED}:
            raise UserError(
                error(
                    "hours-not-open",
                    f"計畫 {entry.number} 目前是「{entry.standing.status}」，不能更正時數。",
                    "時數核發之後、送出名單之前才能更正；已送出的要先由審課單位退回。",
                )
            )
        check_amount(amount, entry.plan, register.workspace.codes)
        awards = {each.participant: each for each in work.attendance.awards(entry.number)}
        former = awards.get(id)
        if former is None:
            raise UserError(unknown_participant(id))
        entry = take(work, register, entry, Move.AWARD, reason=f"更正時數：{reason}")
        changed = former.model_copy(
            update={"amount": amount, "edited": True, "reason": _words(former, amount, reason)}
        )
        work.attendance.award(entry.number, [changed])
        work.trail.note("hours.edit", entry.number, f"participant {id} {number_text(amount)}")
    return Outcome(changed)


def _words(former: Award, amount: Decimal, reason: str) -> str:
    measure = "學分" if former.unit is AmountUnit.CREDITS else "小時"
    before = number_text(former.amount or Decimal(0))
    return f"人工更正（原{before}{measure}）：{reason}；實得{number_text(amount)}{measure}"
