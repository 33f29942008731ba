"""Studies, people and attendance for the tests of awards; all people are invented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.participant import Attendance, Participant
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan

DAY = dt.date(2026, 9, 18)


def study(*spans: str, hours: str = "3", **more: Any) -> Plan:
    """Return a study of one day with sessions at these times."""
    sessions = [{"date": DAY, "time": span} for span in spans]
    return Plan.model_validate({"name": "研習", "sessions": sessions, "hours": hours, **more})


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    """Return a moment of the day of the study, in Taiwan."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), TAIWAN)


def seen(session: int, arrived: str = "", departed: str = "", **more: Any) -> Attendance:
    """Return the attendance of participant 1 at a session."""
    times = {"arrived": at(arrived) if arrived else None}
    times |= {"departed": at(departed) if departed else None}
    return Attendance(**{"participant": 1, "session": session, **times, **more})


def participant(id: int = 1, hours: str | None = None) -> Participant:
    """Return a participant, with the hours that were entered for them."""
    entered = Decimal(hours) if hours is not None else None
    return Participant(id=id, person=Person(name="王範例", hours=entered))
