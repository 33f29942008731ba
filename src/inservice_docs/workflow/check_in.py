"""Check in at the door (現場報到): codes with their times become attendance, each event once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inservice_docs.awards.check_ins import Stay, sessions_attended
from inservice_docs.awards.door import Passage, Passed, Way, pass_door
from inservice_docs.awards.timetable import TAIWAN, Sitting
from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import Attendance, Participant
from inservice_docs.registry.once import AlreadyDone, mark_done
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.workflow.door import CATCH_UP, Door, door_of, participant_of_badge
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, after, status_of
from inservice_docs.workflow.steps.take import take

FROM_DOOR = "現場報到"
MOST = 200
"""Events of one request; a device that was cut off sends the rest in the next."""
_SKEW = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Scan:
    """One event: an id that the device made up, the code of a badge, which way, and when."""

    id: str
    code: str
    way: Way
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of an event: `result` is a `Passed`, or done, unknown, outside.

    The name is hidden; `at` is the moment that counts.
    """

    id: str
    result: str
    at: dt.datetime
    name: str = ""
    school: str = ""

    @property
    def words(self) -> str:
        """Return what the page says, without the name."""
        clock = f"{self.at.astimezone(TAIWAN):%H:%M}"
        return {
            Passed.IN: f"簽到 {clock}",
            Passed.OUT: f"簽退 {clock}",
            Passed.IN_AGAIN: f"{clock} 已經簽到",
            Passed.OUT_AGAIN: f"{clock} 已經簽退",
            "done": "已經記錄過",
            "outside": f"{clock} 沒有場次，沒有記錄",
        }.get(self.result, "這不是這場研習的條碼")

    def as_json(self) -> dict[str, Any]:
        """Return it with the keys that the page reads."""
        shown = {"name": self.name, "school": self.school, "words": self.words}
        return {"id": self.id, "result": str(self.result), **shown}


def check_in(register: Register, slug: str, scans: Iterable[Scan]) -> tuple[Checked, ...]:
    """Record events at the door in the order of their times; an event that came before is done.

    What a clerk entered by hand, or a file, stands. Raises UserError for a wrong link, one that is
    over, and a study that is not so far, or not any more: nothing is recorded then.
    """
    events = sorted(list(scans)[:MOST], key=lambda each: each.at)
    with register.change() as work:
        door = door_of(work, register, slug, late=CATCH_UP)
        entry = door.entry
        if after(entry, Move.RECORD_ATTENDANCE) is not status_of(entry):
            take(work, register, entry, Move.RECORD_ATTENDANCE)
        book = _Book(work, register, door)
        return tuple(book.enter(each) for each in events)


class _Book:
    """The attendance of one study while events are entered."""

    def __init__(self, work: Work, register: Register, door: Door) -> None:
        self._work, self._register, self._door = work, register, door
        number = door.entry.number
        self._people = {each.id: each for each in work.participants.list(number)}
        self._seen = {(e.participant, e.session): e for e in work.attendance.of_plan(number)}

    def enter(self, scan: Scan) -> Checked:
        number, at = self._door.entry.number, min(scan.at, self._register.at + _SKEW)
        try:
            id = participant_of_badge(self._register, number, scan.code)
        except UserError:
            return Checked(scan.id, "unknown", at)
        person = self._people.get(id)
        if person is None:
            return Checked(scan.id, "unknown", at)
        sittings = self._door.today(at.astimezone(TAIWAN))
        if not sittings:
            return _checked(scan, person, "outside", at)
        try:
            mark_done(self._work.desk, f"check-in {number} {scan.id}")
        except AlreadyDone:
            return _checked(scan, person, "done", at)
        passage = pass_door(self._stays(id, sittings), at, scan.way)
        if passage.result is Passed.IN and not _reaches(passage, sittings):
            return _checked(scan, person, "outside", at)  # nothing is left to come to
        self._keep(id, passage, sittings)
        words = f"participant {id} {passage.result} {at.astimezone(TAIWAN):%Y-%m-%d %H:%M:%S}"
        self._work.trail.note("attendance.door", number, words)
        return _checked(scan, person, passage.result, passage.at)

    def _stays(self, id: int, sittings: tuple[Sitting, ...]) -> list[Stay]:
        known = [self._seen.get((id, each.number)) for each in sittings]
        times = [(e.arrived, e.departed) for e in known if e and e.source == FROM_DOOR]
        return [Stay(*each) for each in dict.fromkeys(times) if any(each)]

    def _keep(self, id: int, passage: Passage, sittings: tuple[Sitting, ...]) -> None:
        if passage.result in {Passed.IN_AGAIN, Passed.OUT_AGAIN}:
            return
        new: list[Attendance] = []
        for each in sessions_attended(id, passage.stays, sittings, FROM_DOOR):
            former = self._seen.get((id, each.session))
            if former is None or former.source == FROM_DOOR:
                self._seen[id, each.session] = each
                new.append(each)
        if new:
            self._work.attendance.record(self._door.entry.number, new)


def _reaches(passage: Passage, sittings: tuple[Sitting, ...]) -> bool:
    """Tell whether who came in then can still be at a session."""
    return any(each.end is not None and passage.at < each.end for each in sittings)


def _checked(scan: Scan, one: Participant, result: str, at: dt.datetime) -> Checked:
    return Checked(scan.id, result, at, mask_name(one.person.name), full_school(one.person))
