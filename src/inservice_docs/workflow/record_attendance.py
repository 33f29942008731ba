"""Record attendance by hand (登錄出席): who was there, who was not, who came late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.awards.check_ins import Stay, sessions_attended
from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import TAIWAN, Sitting, timetable
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.participant import Attendance
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.participants import unknown_participant
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.dates import plain_date
from inservice_docs.workflow.plan_amount import full_amount
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

BY_HAND = "人工登錄"


@dataclass(frozen=True, slots=True)
class Presence:
    """What the clerk says: for whom (None: everybody), at which session (None: all), and how."""

    ids: tuple[int, ...] | None
    session: int | None = None
    present: bool = True
    arrived: dt.time | None = None
    departed: dt.time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: how many entries, for how many of how many participants."""

    entries: int
    people: int
    of: int


def record_attendance(register: Register, number: str, said: Presence) -> Outcome[Recorded]:
    """Record attendance by hand, in place of what was known of these people and sessions.

    Raises UserError for an unknown participant or session, times without the session's day or
    out before in, and a plan whose roster has not been printed.
    """
    register.require(Role.OFFICER, "登錄出席")
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
        listed = [each.id for each in work.participants.list(entry.number)]
        ids = listed if said.ids is None else list(dict.fromkeys(said.ids))
        for id in ids:
            if id not in set(listed):
                raise UserError(unknown_participant(id))
        sittings = chosen_sessions(entry, register, said.session)
        seen = [each for id in ids for each in _seen(id, said, sittings)]
        return keep(work, register, entry, seen, len(listed))


def keep(
    work: Work, register: Register, entry: PlanEntry, seen: Sequence[Attendance], of: int
) -> Outcome[Recorded]:
    """Store attendance and say what was stored."""
    work.attendance.record(entry.number, seen)
    done = Recorded(len(seen), len({each.participant for each in seen}), of)
    return Outcome(done, tuple(_early(entry.plan, register.today)))


def chosen_sessions(
    entry: PlanEntry, register: Register, session: int | None = None
) -> tuple[Sitting, ...]:
    """Return the sessions of a plan, or the one of a number; UserError when there is none."""
    full = full_amount(entry.plan, register.workspace.codes)
    every = timetable(entry.plan, AwardRules(), full or Decimal(0)).sittings
    chosen = tuple(each for each in every if session in (None, each.number))
    if not chosen:
        known = f"這場研習有 {len(every)} 場。" if every else "計畫沒有填場次。"
        raise UserError(error("session-unknown", f"沒有第 {session or 1} 場。", known))
    return chosen


def _seen(id: int, said: Presence, sittings: Sequence[Sitting]) -> Iterator[Attendance]:
    if said.present and (said.arrived or said.departed):
        days = {each.start.astimezone(TAIWAN).date() for each in sittings if each.start}
        if len(days) != 1:
            raise UserError(
                error(
                    "attendance-which-day",
                    "研習不只一天（或沒有填日期），不知道時間是哪一天的。",
                    "以 --session 指定場次。",
                )
            )
        day = days.pop()
        stay = Stay(_on(day, said.arrived), _on(day, said.departed))
        if stay.is_backwards:
            words = "簽退時間不晚於簽到時間，沒有登錄。"
            raise UserError(error("attendance-backwards", words, "核對 --in 與 --out 的時間。"))
        yield from sessions_attended(id, [stay], sittings, BY_HAND)
        return
    for sitting in sittings:
        yield Attendance(
            participant=id,
            session=sitting.number,
            present=said.present,
            source=BY_HAND,
            note=said.note,
        )


def _on(day: dt.date, clock: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, clock, TAIWAN) if clock is not None else None


def _early(plan: Plan, today: dt.date) -> Iterator[Finding]:
    if plan.dates and today < plan.dates[0]:
        words = f"研習到 {plain_date(plan.dates[0])} 才開始，現在就登錄了出席。"
        yield warning("attendance-early", words, "確認是不是選錯了計畫。")
