"""Sign-up settings (線上報名設定, procedure, step 3): deadline, seats, further questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, UserError, error, has_errors
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan import ExtraField, Plan, SignUp
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.rules import seats, signup
from inservice_docs.taiwan.text import tidy
from inservice_docs.workflow.move_up import move_up
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@dataclass(frozen=True, slots=True)
class SignUpChoice:
    """What the clerk sets; None leaves a setting as it is."""

    online: bool | None = None
    deadline: dt.date | None = None
    online_seats: int | None = None
    extra_fields: tuple[ExtraField, ...] | None = None


def set_sign_up(register: Register, number: str, choice: SignUpChoice) -> Outcome[PlanEntry]:
    """Save the sign-up settings of a plan whose course has passed; more seats let reserves move up.

    Raises UserError for settings that break a rule of the procedure (the deadline is at the latest
    the day before the course), fewer seats than have been given, and a plan not so far yet.
    """
    register.require(Role.OFFICER, "設定線上報名")
    with register.change() as work:
        entry = work.plans.get(number)
        plan = changed_plan(entry.plan, choice)
        findings = (*signup.check(plan), *seats.check(plan))
        if has_errors(findings):
            raise UserError([each for each in findings if has_errors([each])])
        passed = work.applicants.counts(entry.number)[ApplicantStatus.PASSED]
        room = seats.capacity(plan)
        if room is not None and room < passed:
            words = f"已有 {passed} 人審核通過，人數不能改為 {room} 人。"
            raise UserError(error("seats-below-passed", words, f"改為 {passed} 人以上。"))
        former = seats.capacity(entry.plan)
        entry = take(work, register, entry, Move.OPEN_SIGN_UP, plan=plan)
        if former is not None and (room is None or room > former):
            findings = (*findings, *move_up(work, entry))
        return Outcome(entry, findings)


def changed_plan(plan: Plan, choice: SignUpChoice) -> Plan:
    """Return a plan with other settings; online sign-up without seats gets all of the study's."""
    former = plan.signup or SignUp()
    given: dict[str, Any] = {
        "online": choice.online,
        "deadline": choice.deadline,
        "online_seats": choice.online_seats,
        "extra_fields": choice.extra_fields,
    }
    values = {name: value for name, value in given.items() if value is not None}
    changed = former.model_copy(update=values)
    if changed.online and changed.online_seats is None:
        changed = changed.model_copy(update={"online_seats": seats.seats(plan)})
    return plan.model_copy(update={"signup": changed})


def read_extra_fields(words: Iterable[str]) -> tuple[ExtraField, ...]:
    """Return further questions from words: 職稱, or a menu as 用餐類別=葷/素."""
    made = []
    for word in words:
        name, _, menu = tidy(word).partition("=")
        parts = [part for part in menu.replace("、", "/").split("/") if part.strip()]
        if not name.strip():
            raise UserError(
                error(
                    "extra-field-nameless", "額外資訊沒有名稱。", "例如 職稱，或 用餐類別=葷/素。"
                )
            )
        made.append(ExtraField(name=name, choices=tuple(parts)))
    return tuple(made)
