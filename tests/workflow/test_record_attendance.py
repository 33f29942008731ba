"""Attendance by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, attended, status, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register


def test_everybody_and_then_the_exceptions(register: Register) -> None:
    """All present; one absent from the second session; one late to the second."""
    number, ids = attended(register)
    done = record_attendance(register, number, Presence(None))
    assert (done.value.entries, done.value.people, done.value.of) == (6, 3, 3)
    assert [each.code for each in done.findings] == ["attendance-early"]
    assert status(register, number) == "出席已登錄"
    record_attendance(register, number, Presence((ids[0],), 2, present=False))
    record_attendance(register, number, Presence((ids[1],), 2, arrived=dt.time(15, 28)))
    with register.look() as work:
        seen = {(each.participant, each.session): each for each in work.attendance.of_plan(number)}
    assert not seen[ids[0], 2].present
    assert seen[ids[0], 1].present
    late = seen[ids[1], 2].arrived
    assert late == dt.datetime(2010, 3, 23, 7, 28, tzinfo=dt.UTC)


def test_a_stay_reaches_over_the_sessions(register: Register) -> None:
    """In at 13:00 and out at 15:00: the second session is missed."""
    number, ids = attended(register)
    stay = Presence((ids[0],), arrived=dt.time(13), departed=dt.time(15))
    record_attendance(register, number, stay)
    with register.look() as work:
        assert [each.present for each in work.attendance.of_plan(number)] == [True, False]


def test_what_cannot_be(register: Register) -> None:
    """Unknown people and sessions, times without a day, a study that is not so far."""
    number, ids = attended(register)
    for said, code in (
        (Presence((ids[-1] + 9,)), "participant-unknown"),
        (Presence(None, 3), "session-unknown"),
        (
            Presence((ids[0],), 1, arrived=dt.time(15), departed=dt.time(13)),
            "attendance-backwards",
        ),
    ):
        with pytest.raises(UserError) as problem:
            record_attendance(register, number, said)
        assert problem.value.findings[0].code == code
    timeless = CROSS.model_copy(
        update={"sessions": tuple(s.model_copy(update={"time": None}) for s in CROSS.sessions)}
    )
    number, ids = attended(register, timeless)
    with pytest.raises(UserError) as problem:
        record_attendance(register, number, Presence((ids[0],), arrived=dt.time(13)))
    assert problem.value.findings[0].code == "attendance-which-day"
    with pytest.raises(UserError) as problem:
        record_attendance(register, study(register), Presence(None))
    assert problem.value.findings[0].code == "step-impossible"
