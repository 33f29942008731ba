"""Mark attendance in a table (出席登錄表): what was changed in one session, all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import TAIWAN, Sitting
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error
from inservice_docs.records.participant import Attendance, Participant
from inservice_docs.workflow.award_rules import rules_of
from inservice_docs.workflow.record_attendance import BY_HAND, Recorded, chosen_sessions, keep
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@dataclass(frozen=True, slots=True)
class Mark:
    """What the clerk says of one participant at the session; times are of its day."""

    participant: int
    present: bool
    arrived: dt.time | None = None
    departed: dt.time | None = None


@dataclass(frozen=True)
class AttendanceSheet:
    """Everybody and every session of a study, with what is known of each pair, and the rules."""

    people: tuple[Participant, ...]
    sittings: tuple[Sitting, ...]
    seen: dict[tuple[int, int], Attendance]
    rules: AwardRules


def attendance_sheet(register: Register, number: str) -> AttendanceSheet:
    """Return the attendance of a study as it stands."""
    with register.look() as work:
        entry = work.plans.get(number)
        sittings = chosen_sessions(entry, register) if entry.plan.sessions else ()
        seen = work.attendance.of_plan(entry.number)
        people = work.participants.list(entry.number)
        rules = rules_of(work, entry.number)
    known = {(each.participant, each.session): each for each in seen}
    return AttendanceSheet(people, sittings, known, rules)


def mark_attendance(
    register: Register, number: str, session: int, marks: Iterable[Mark]
) -> Outcome[Recorded]:
    """Record marks of one session in place of what was known of them.

    Raises UserError for an unknown participant or session, a time without the session's day, a
    departure before the arrival, and a plan whose roster has not been printed.
    """
    register.require(Role.OFFICER, "登錄出席")
    given = tuple(marks)
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
        (sitting,) = chosen_sessions(entry, register, session)
        wrong = [*_wrong(given, sitting)]
        if wrong:
            raise UserError(wrong)
        seen = [_attendance(each, sitting) for each in given]
        return keep(work, register, entry, seen, len(work.participants.list(entry.number)))


def _wrong(marks: tuple[Mark, ...], sitting: Sitting) -> Iterator[Finding]:
    for each in marks:
        place = Place(field=f"in-{each.participant}")
        times = (each.arrived, each.departed)
        if any(times) and sitting.start is None:
            words = "場次沒有填日期與時間，不能登錄到離時間。"
            yield error("session-times-missing", words, "先在計畫裡填寫。", place)
        elif each.arrived and each.departed and each.departed < each.arrived:
            words = f"序號 {each.participant} 離開的時間早於到場的時間。"
            yield error("times-backwards", words, "核對兩個時間。", place)


def _attendance(mark: Mark, sitting: Sitting) -> Attendance:
    day = sitting.start.astimezone(TAIWAN).date() if sitting.start else None
    arrived, departed = (
        dt.datetime.combine(day, clock, TAIWAN) if clock and day and mark.present else None
        for clock in (mark.arrived, mark.departed)
    )
    return Attendance(
        participant=mark.participant,
        session=sitting.number,
        present=mark.present,
        arrived=arrived,
        departed=departed,
        source=BY_HAND,
    )
