"""What a study gives (時數或學分數), and whether an amount for one person keeps within it."""

from __future__ import annotations

from decimal import Decimal

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.participant import AmountUnit
from inservice_docs.records.plan import Plan
from inservice_docs.rules.course_fields import counts_credits
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.numerals import number_text
from inservice_docs.workflow.register import Register

_HALF = Decimal("0.5")


def unit_of(plan: Plan, codes: CourseCodes) -> AmountUnit:
    """Return what a study counts: credits for 班別性質 1 to 4, else hours."""
    return AmountUnit.CREDITS if counts_credits(plan, codes) else AmountUnit.HOURS


def full_amount(plan: Plan, codes: CourseCodes) -> Decimal | None:
    """Return the hours (or credits) of the whole study, None while they are not known."""
    return plan.credits if unit_of(plan, codes) is AmountUnit.CREDITS else plan.hours


def require_amount(plan: Plan, codes: CourseCodes) -> Decimal:
    """Return the hours (or credits) of a study; UserError while they are not known."""
    full = full_amount(plan, codes)
    if not full:
        unit = unit_of(plan, codes)
        raise UserError(error("amount-unknown", f"計畫沒有{unit}。", f"先在計畫裡填寫{unit}。"))
    return full


def check_amount(amount: Decimal, plan: Plan, codes: CourseCodes) -> None:
    """Raise UserError for hours above those of the course, or not a multiple of 0.5."""
    unit, full = unit_of(plan, codes), full_amount(plan, codes)
    if full is not None and amount > full:
        raise UserError(
            error(
                "amount-above-course",
                f"{number_text(amount)} 超過這門課程的{unit} {number_text(full)}；沒有存入。",
                f"改為 {number_text(full)} 以下。",
            )
        )
    if unit is AmountUnit.HOURS and amount % _HALF and amount != full:
        raise UserError(
            error(
                "amount-step",
                f"時數 {number_text(amount)} 不是 0.5 的倍數；沒有存入。",
                "改為 0.5 的倍數，例如 1.5 或 2。",
            )
        )


def require_hours_role(register: Register, plan: Plan, what: str) -> None:
    """Raise UserError unless the actor enters hours of such a study (procedure, part 貳).

    In-school hours are entered by 文書組 alone, cross-school ones by the office itself.
    """
    if plan.cross_school:
        register.require(Role.OFFICER, what)
    else:
        register.require(Role.RECORDS, f"{what}（校內研習）")
