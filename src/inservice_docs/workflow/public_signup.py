"""Public sign-up (公開報名) of a study: what it asks, whether it is open, and how full it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field

from inservice_docs.records.account import Role
from inservice_docs.records.base import Record
from inservice_docs.records.finding import Finding, Place, UserError, error
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan import ExtraField, Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.reading import read_record
from inservice_docs.records.types import Count, TextList
from inservice_docs.registry.work import Work
from inservice_docs.rules.seats import capacity
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.workflow.privacy_notice import Notice, notice_of
from inservice_docs.workflow.public_links import plan_of_slug, plan_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, moves, status_of

S = ApplicantStatus
SETTING = "公開報名"
USE = "sign-up"
ALWAYS = ("姓名", "身分證字號", "服務學校", "職位類別", "聯絡電話", "電子郵件")
FURTHER = ("縣市", "性別", "出生日期")
"""What the site's list of participants also has; asked only where the clerk wants it."""


class PublicChoice(Record):
    """公開報名設定: what the public page does beside the settings of step 3.

    `reserves` is how many may be on the waiting list, None without a limit, 0 for no such list.
    """

    paused: bool = Field(False, title="暫停受理")
    reserves: Count = Field(None, title="候補人數")
    asks: TextList = Field((), title="另外詢問")


class State(StrEnum):
    """受理情形."""

    OPEN = "受理報名"
    RESERVES = "額滿候補"
    FULL = "已額滿"
    ENDED = "已截止"
    PAUSED = "暫停受理"
    CLOSED = "未開放"


@dataclass(frozen=True)
class PublicSignUp:
    """The public page of one study; nothing in it is about any applicant.

    `passed`, `waiting` and `refused` are the counts that the clerk sees.
    """

    entry: PlanEntry
    choice: PublicChoice
    state: State
    seats: int | None
    passed: int
    waiting: int
    refused: int
    notice: Notice

    @property
    def plan(self) -> Plan:
        """Return the study's plan."""
        return self.entry.plan

    @property
    def taken(self) -> int:
        """Return how many take a seat or wait for one."""
        return self.passed + self.waiting

    @property
    def takes(self) -> bool:
        """Tell whether applications are taken now."""
        return self.state in {State.OPEN, State.RESERVES}

    @property
    def deadline(self) -> dt.date | None:
        """Return the last day of sign-up."""
        return self.plan.signup.deadline if self.plan.signup else None

    @property
    def questions(self) -> tuple[ExtraField, ...]:
        """Return the further questions of step 3."""
        return self.plan.signup.extra_fields if self.plan.signup else ()

    @property
    def place(self) -> int:
        """Return the place on the waiting list of whoever applies now, 0 for a free seat."""
        return 0 if self.seats is None else max(0, self.taken + 1 - self.seats)

    def why_closed(self) -> Finding:
        """Say why no applications are taken now."""
        contact = "有疑問請洽承辦單位。"
        words = {
            State.FULL: "名額與候補都已額滿，不再受理報名。",
            State.ENDED: f"報名已在{_day(self.deadline)}截止。",
            State.PAUSED: "承辦單位暫停受理報名。",
        }.get(self.state, "這場研習沒有開放線上報名。")
        return error("signup-closed", words, contact)


def choice_of(work: Work, number: str) -> PublicChoice:
    """Return the choice kept for a plan, or the usual one."""
    kept = work.settings.get(f"{SETTING} {number}")
    return PublicChoice.model_validate(kept) if kept else PublicChoice()


def set_public_choice(register: Register, number: str, changes: dict[str, Any]) -> PublicChoice:
    """Change what the public page does. Raises UserError for values that make no sense."""
    register.require(Role.OFFICER, "設定線上報名")
    with register.change() as work:
        entry = work.plans.get(number)
        held = {**choice_of(work, entry.number).model_dump(), **changes}
        read = read_record(PublicChoice, held, lambda path, key: Place(field=str(path[0])))
        if not read.ok:
            raise UserError(read.findings)
        asks = tuple(each for each in FURTHER if each in read.value.asks)
        choice = read.value.model_copy(update={"asks": asks})
        work.settings.put(f"{SETTING} {entry.number}", choice.model_dump(mode="json"))
    return choice


def sign_up_slug(register: Register, number: str) -> str:
    """Return the last part of the address at which people apply for a study."""
    return plan_slug(register, USE, number)


def public_sign_up(register: Register, slug: str) -> PublicSignUp:
    """Return the public page of a slug. Raises UserError for one that was not made here."""
    number = plan_of_slug(register, USE, slug)
    with register.look() as work:
        return public_state(work, register, work.plans.get(number))


def study_sign_up(register: Register, number: str) -> PublicSignUp:
    """Return the public page of a study, by its number, for the clerk."""
    with register.look() as work:
        return public_state(work, register, work.plans.get(number))


def public_state(work: Work, register: Register, entry: PlanEntry) -> PublicSignUp:
    """Return how a study's sign-up stands in this step."""
    choice, counts = choice_of(work, entry.number), work.applicants.counts(entry.number)
    passed, waiting = counts[S.PASSED], counts[S.WAITING]
    seats = capacity(entry.plan)
    questions = [each.name for each in entry.plan.signup.extra_fields] if entry.plan.signup else []
    notice = notice_of(work, register, entry.plan, (*ALWAYS, *choice.asks, *questions))
    state = _state(entry, choice, seats, passed + waiting, register.today)
    return PublicSignUp(entry, choice, state, seats, passed, waiting, counts[S.REFUSED], notice)


def _state(
    entry: PlanEntry, choice: PublicChoice, seats: int | None, taken: int, today: dt.date
) -> State:
    signup = entry.plan.signup
    opened = status_of(entry) in moves(entry.plan)[Move.SIGN_UP]
    if not opened or signup is None or not signup.online:
        return State.CLOSED
    last = signup.deadline
    starts = entry.plan.dates[0] if entry.plan.dates else None
    if (last is not None and today > last) or (starts is not None and today >= starts):
        return State.ENDED
    if choice.paused:
        return State.PAUSED
    if seats is None or taken < seats:
        return State.OPEN
    if choice.reserves is None or taken < seats + choice.reserves:
        return State.RESERVES
    return State.FULL


def _day(day: dt.date | None) -> str:
    return plain_date(day) if day else "開課前"
