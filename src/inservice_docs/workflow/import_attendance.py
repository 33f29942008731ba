"""Import attendance (匯入簽到): a filled-in sign-in workbook, or check-ins as CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from inservice_docs.awards.check_ins import Stay, sessions_attended
from inservice_docs.awards.timetable import TAIWAN, Sitting
from inservice_docs.documents.half_days import half_days
from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.formats.tables.attendance_list import Aim, SignedRow, read_attendance
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, Place, UserError, error, warning
from inservice_docs.records.participant import Attendance, Participant
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.record_attendance import Recorded, chosen_sessions, keep
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.same_person import Known
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

FROM_FILE = "簽到檔"


def import_attendance(register: Register, number: str, file: Path) -> Outcome[Recorded]:
    """Record what a file says of the participants of a plan.

    Rows of people who are not on the list, and cells that fit no session, are findings; nothing
    else is lost by them. Raises UserError when no row fits, and for files that cannot be read.
    """
    register.require(Role.OFFICER, "登錄出席")
    with register.look() as work:
        days = work.plans.get(number).plan.dates
    signed = read_attendance(file, days[0] if days else None)
    findings = list(signed.findings)
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.RECORD_ATTENDANCE)
        listed = work.participants.list(entry.number)
        sittings = chosen_sessions(entry, register)
        people: dict[int, list[SignedRow]] = {}
        for row, id in _matched(signed.value, listed, findings):
            people.setdefault(id, []).append(row)
        seen: list[Attendance] = []
        for id, rows in people.items():
            seen.extend(_attendance(id, rows, sittings, entry.plan, findings))
        if not seen:
            raise UserError(
                [
                    *findings[:20],
                    error(
                        "attendance-fits-nobody",
                        "檔案裡沒有一列對得上這場研習的學員與場次。",
                        "核對計畫編號與檔案；以 roster sign-in 產生的簽到表最容易對上。",
                    ),
                ]
            )
        kept = keep(work, register, entry, seen, len(listed))
    return Outcome(kept.value, (*findings, *kept.findings))


def _matched(
    rows: Sequence[SignedRow], listed: Sequence[Participant], findings: list[Finding]
) -> Iterator[tuple[SignedRow, int]]:
    """Yield rows with the participant that each is about; a name that is unique is enough."""
    known = Known((each.person, each.id) for each in listed)
    names: dict[str, list[Participant]] = {}
    for each in listed:
        names.setdefault(compact(each.person.name), []).append(each)
    told = set()
    for row in rows:
        found = known.find(row.person)
        alike = [
            each
            for each in names.get(compact(row.person.name), [])
            if _may_be(row.person, each.person)
        ]
        if found is None and len(alike) == 1:
            found = alike[0].id
        if found is not None:
            yield row, found
        elif row.place not in told:
            told.add(row.place)
            many = len(alike) > 1
            why = "有好幾位同名的學員" if many else "不在這場研習的學員名單上"
            fix = (
                "補上身分證字號或服務學校。"
                if many
                else "有參加的，先以 participants add 加入名單。"
            )
            findings.append(
                warning("attendance-unknown-person", f"這一列的人{why}，沒有登錄。", fix, row.place)
            )


def _may_be(signed: Person, listed: Person) -> bool:
    """Tell whether two of one name may be one: what both lists say does not differ."""
    own, other = normalise_id(signed.id_number), normalise_id(listed.id_number)
    if own and other and "*" not in own and own != other:
        return False
    one, two = (compact(full_school(each)) for each in (signed, listed))
    return one.endswith(two) or two.endswith(one)


def _attendance(
    id: int,
    rows: Sequence[SignedRow],
    sittings: Sequence[Sitting],
    plan: Plan,
    findings: list[Finding],
) -> Iterator[Attendance]:
    """Yield one entry a session; what several columns say of one session is put together."""
    found: dict[int, list[Attendance]] = {}
    stays: list[Stay] = []
    reach: set[int] = set()
    for row in rows:
        targets = [each for each in sittings if _is_meant(each, row.aim, plan)]
        if not targets:
            findings.append(
                warning(
                    "attendance-no-session", "這一欄對不上任何場次。", "核對日期與場次。", row.place
                )
            )
        elif row.present and (row.arrived or row.departed):
            stay = _stay(row, targets)
            if stay.is_backwards:
                findings.append(_out_before_in(row.place))
                continue
            stays.append(stay)
            reach |= {each.number for each in targets}
        else:
            for each in targets:
                found.setdefault(each.number, []).append(_mark(id, each.number, row.present))
    timed = sessions_attended(id, stays, (s for s in sittings if s.number in reach), FROM_FILE)
    for one in timed:
        found.setdefault(one.session, []).append(one)
    for said in found.values():
        yield _together(said)


def _out_before_in(place: Place) -> Finding:
    """Return the remark about times of signing in and out that were swapped or mistyped."""
    words = "簽退時間不晚於簽到時間，這一列沒有登錄。"
    return warning("attendance-backwards", words, "對照簽到表更正時間，再匯入一次。", place)


def _is_meant(sitting: Sitting, aim: Aim, plan: Plan) -> bool:
    session = plan.sessions[sitting.number - 1]
    if aim.session is not None and aim.session != sitting.number:
        return False
    if aim.day is not None and (
        session.date is None or (session.date.month, session.date.day) != aim.day
    ):
        return False
    return not aim.half or session.time is None or aim.half in half_days([session])


def _stay(row: SignedRow, targets: Sequence[Sitting]) -> Stay:
    first = next((each.start for each in targets if each.start), None)
    day = first.astimezone(TAIWAN).date() if first else None
    return Stay(_moment(row.arrived, day), _moment(row.departed, day))


def _moment(time: dt.datetime | dt.time | None, day: dt.date | None) -> dt.datetime | None:
    if isinstance(time, dt.datetime):
        return time.replace(tzinfo=TAIWAN)
    return dt.datetime.combine(day, time, TAIWAN) if time is not None and day else None


def _mark(id: int, session: int, present: bool) -> Attendance:
    return Attendance(participant=id, session=session, present=present, source=FROM_FILE)


def _together(said: Sequence[Attendance]) -> Attendance:
    """Put what was said of one session together: signed for in all its halves, or it is absent."""
    arrived = [each.arrived for each in said if each.arrived]
    departed = [each.departed for each in said if each.departed]
    return said[0].model_copy(
        update={
            "present": all(each.present for each in said),
            "arrived": min(arrived, default=None),
            "departed": max(departed, default=None),
        }
    )
