"""A register in which every text is an attack (惡意文字), to see what the pages make of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.support import samples
from tests.support.issued import awarded, issued
from tests.support.studies import CROSS, applied, listed, study
from tests.web.moments import now

from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.account import Role
from inservice_docs.records.participant import ApplicantStatus, Source
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_approval import Answer, add_approval
from inservice_docs.workflow.add_plan import register_plan
from inservice_docs.workflow.change_school import change_school
from inservice_docs.workflow.door import open_door
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.keep_drafts import save_draft
from inservice_docs.workflow.letter_numbers import next_numbers
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.public_links import row_token
from inservice_docs.workflow.public_signup import sign_up_slug
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_applicants import Decision, review_applicants
from inservice_docs.workflow.sign_up_publicly import APPLICATION
from inservice_docs.workflow.steps.machine import Move

SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*191}}${7*191}<!--"
FORMULA = '=HYPERLINK("https://evil.example","x")'
LINK = "javascript:alert(3)"
PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Hostile:
    """What was made: the studies, and the last parts of the public addresses."""

    issued: str
    open: str
    today: str
    fresh: str
    sign_up: str
    own: str
    door: str


def hostile_person(serial: int, text: str = SCRIPT) -> Person:
    """Somebody with a hostile text in every field that takes any."""
    held = samples.person(serial)
    words = {"name": f"{text}乙{serial}", "school": text, "position": text, "county": text}
    return held.model_copy(update={**words, "hours": None})


def hostile_plan(text: str = SCRIPT, **more: Any) -> Plan:
    """A study with a hostile text in every field that takes any."""
    session = {**CROSS.model_dump(mode="json")["sessions"][0], "venue": text, "topic": text}
    held = {
        **CROSS.model_dump(mode="json"),
        "name": f"研習{text}", "office": text, "class_size": 30,
        "contacts": [{"name": text, "phone": "04-22921175", "email": "chen@example.edu.tw"}],
        "sessions": [{**session, "speaker": text}],
        "guests": [text], "purpose": text, "basis": [text], "audience": ["國小", text],
        "authorities": [text], "attachments": [text], "notes": [text], "invitees": [text],
        "fee": text, "subsidy": text, "nature": ["國小", text],
        "signup": {"online": True, "deadline": "99-03-16",
                   "extra_fields": [{"name": text, "choices": []}]},
        **more,
    }  # fmt: skip
    return Plan.model_validate(held)


def make_hostile(register: Register, folder: Path, text: str = SCRIPT) -> Hostile:
    """Fill a register: three studies, people, answers, reasons, numbers, drafts, an account."""
    school = {"name": f"學校{text}", "phone": "04-22000001", "letter_word": "範中教"}
    change_school(register, {**school, "head": text, "address": f"臺中市{text}"})
    add_account(register, "evil", text, text, [Role.OFFICER], PASSWORD)
    next_numbers(register, "範中教", purpose=text)
    save_draft(register, "new:aaaaaaaaaaaaaaaaaaaa", {"name": [text], "purpose": [text]})
    people = [hostile_person(serial, text) for serial in range(1, 4)]

    first = awarded(register)
    with register.change() as work:
        work.participants.put(first, people, source=Source.FILE)
    rows = [each.id for each in _participants(register, first)]
    edit_hours(register, first, rows[0], Decimal(2), reason=text)
    issued(register, first, folder)

    soon = now().astimezone(TAIWAN).date()
    later = (soon + dt.timedelta(days=30)).isoformat()
    session = {"date": later, "time": "13:10-16:00", "venue": text, "topic": text, "speaker": text}
    extra = [{"name": text, "choices": []}, {"name": "餐", "choices": [text]}]
    signup: dict[str, Any] = {"online": True, "deadline": soon.isoformat(), "online_seats": 30}
    signup["extra_fields"] = extra
    second = study(
        register, hostile_plan(text, sessions=[session], signup=signup), Move.OPEN_SIGN_UP
    )
    ids = applied(register, second, people[:2], ApplicantStatus.WAITING)
    review_applicants(register, second, Decision(refused=(ids[1],), reason=text))
    fresh = register_plan(hostile_plan(text, sessions=[session], signup=None), register).value
    add_approval(register, fresh.number, Answer(agency=text, state=str(ApprovalState.WAITING)))
    word = "府授教學字第0990050000號"
    said = Answer(text, str(ApprovalState.PARTLY), word, conditions=text, hours=Decimal(1))
    add_approval(register, fresh.number, said)

    today = {**session, "date": soon.isoformat(), "time": "00:00-23:59"}
    third = study(
        register,
        hostile_plan(text, sessions=[today]),
        *(Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS, Move.PRINT_ROSTER),
    )
    listed(register, third, people)
    own = row_token(register, APPLICATION, second, ids[0])
    return Hostile(first, second, third, fresh.number, sign_up_slug(register, second), own,
                   open_door(register, third))  # fmt: skip


def _participants(register: Register, number: str) -> tuple[Any, ...]:
    with register.look() as work:
        return work.participants.list(number)
