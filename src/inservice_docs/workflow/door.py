"""The door (報到處) of a study: the link that a tablet opens, badges, and who may be looked up."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, field

from inservice_docs.awards.timetable import Sitting
from inservice_docs.documents.sheet_facts import full_school
from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.participant import Participant
from inservice_docs.records.person import Person
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.taiwan.masking import mask_name
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.public_links import (
    plan_of_slug,
    plan_slug,
    row_of_token,
    row_token,
    slug_number,
    wrong_link,
)
from inservice_docs.workflow.record_attendance import chosen_sessions
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move, after

SETTING = "報到連結"
DOOR, BADGE = "door", "badge"
EARLY = dt.timedelta(hours=2)
LATE = dt.timedelta(hours=2)
"""How long before the first session of a day the door opens, and after the last it closes."""
CATCH_UP = dt.timedelta(days=3)
"""How long after the last session a device that was cut off may still send what it kept."""
MOST_FOUND = 12


@dataclass(frozen=True)
class Door:
    """The door of a study: its sessions, when it closes for good, and what its badges are."""

    entry: PlanEntry
    sittings: tuple[Sitting, ...]
    until: dt.datetime

    def today(self, at: dt.datetime) -> tuple[Sitting, ...]:
        """Return the sessions of the day for which the door is open at a moment."""
        timed = [each for each in self.sittings if each.start and each.end]
        days = {each.start.astimezone(at.tzinfo).date() for each in timed if each.start}
        for day in sorted(days):
            own = [e for e in timed if e.start and e.start.astimezone(at.tzinfo).date() == day]
            first = min(each.start for each in own if each.start)
            last = max(each.end for each in own if each.end)
            if first - EARLY <= at <= last + LATE:
                return tuple(own)
        return ()

    def session(self, at: dt.datetime) -> Sitting | None:
        """Return the session that is on at a moment, else the next of the day, else the last."""
        own = sorted(self.today(at), key=lambda each: each.end or at)
        return next((each for each in own if each.end and at <= each.end), own[-1] if own else None)


@dataclass(frozen=True)
class Known:
    """Somebody on the list, as the door shows them: the badge, a hidden name, the school."""

    code: str
    name: str
    school: str
    number: int


@dataclass(frozen=True)
class Badge:
    """A card for somebody on the list, with the code that the door reads."""

    code: str
    person: Person = field(repr=False)
    number: int


def door_link(register: Register, number: str) -> str | None:
    """Return the last part of the door's address, None while there is no door."""
    with register.look() as work:
        nonce = _nonce(work, work.plans.get(number).number)
    return plan_slug(register, DOOR, number, nonce) if nonce else None


def open_door(register: Register, number: str) -> str:
    """Make the link of the door; one that was made before opens nothing any more.

    Raises UserError for a study whose roster has not been printed, or whose sessions have no times.
    """
    register.require(Role.OFFICER, "開放現場報到")
    with register.change() as work:
        entry = work.plans.get(number)
        after(entry, Move.RECORD_ATTENDANCE)
        _door(entry, register)
        nonce = secrets.token_urlsafe(9)
        work.settings.put(f"{SETTING} {entry.number}", {"nonce": nonce})
    return plan_slug(register, DOOR, entry.number, nonce)


def close_door(register: Register, number: str) -> None:
    """Let the link of the door open nothing any more."""
    register.require(Role.OFFICER, "關閉現場報到")
    with register.change() as work:
        work.settings.put(f"{SETTING} {work.plans.get(number).number}", {"nonce": ""})


def door_of(work: Work, register: Register, slug: str, *, late: dt.timedelta = LATE) -> Door:
    """Return the door of a link. Raises UserError for a wrong one, and when the study is over."""
    number = slug_number(slug)
    nonce = _nonce(work, number) if number else ""
    if not nonce:
        raise UserError(wrong_link())
    door = _door(work.plans.get(plan_of_slug(register, DOOR, slug, nonce)), register)
    if register.at > door.until + late:
        raise UserError(
            error("link-expired", "研習已經結束，報到連結過期了。", "補登出席請洽承辦人。")
        )
    return door


def door_at(register: Register, slug: str) -> Door:
    """Return the door of a link, as `door_of`."""
    with register.look() as work:
        return door_of(work, register, slug)


def look_up(register: Register, slug: str, text: str) -> tuple[Known, ...]:
    """Return people whose name holds a text, names hidden; nobody for an empty text."""
    wanted = compact(text)
    with register.look() as work:
        number = door_of(work, register, slug).entry.number
        listed = work.participants.list(number) if wanted else ()
    return tuple(
        Known(
            badge_code(register, number, each),
            mask_name(each.person.name),
            full_school(each.person),
            at,
        )
        for at, each in enumerate(listed, 1)
        if wanted in compact(each.person.name)
    )[:MOST_FOUND]


def badges(register: Register, number: str) -> tuple[Badge, ...]:
    """Return a card for everybody on the list, in its order."""
    register.require(Role.OFFICER, "列印識別證")
    with register.look() as work:
        listed = work.participants.list(work.plans.get(number).number)
    return tuple(
        Badge(badge_code(register, number, each), each.person, at)
        for at, each in enumerate(listed, 1)
    )


def badge_code(register: Register, number: str, participant: Participant) -> str:
    """Return what a badge says: the number of the row and a keyed hash, nothing of the person."""
    return row_token(register, BADGE, number, participant.id)


def participant_of_badge(register: Register, number: str, code: str) -> int:
    """Return the participant of a badge. Raises UserError for one of another study, or forged."""
    return row_of_token(register, BADGE, number, code.strip().lower())


def _door(entry: PlanEntry, register: Register) -> Door:
    sittings = chosen_sessions(entry, register)
    ends = [each.end for each in sittings if each.end]
    if not ends:
        raise UserError(
            error(
                "session-times-missing",
                "場次沒有填日期與時間，不知道何時報到。",
                "先在計畫裡填寫場次的日期與時間。",
            )
        )
    return Door(entry, sittings, max(ends))


def _nonce(work: Work, number: str) -> str:
    held = work.settings.get(f"{SETTING} {number}")
    return str(held["nonce"]) if held else ""
