"""Attendance marked in a table."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.support.studies import CROSS, attended

from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan
from inservice_docs.workflow.mark_attendance import Mark, attendance_sheet, mark_attendance
from inservice_docs.workflow.register import Register


def test_marks_of_one_session_are_stored_together(register: Register) -> None:
    """With their times on the session's day; whoever is absent has none."""
    number, ids = attended(register)
    marks = [
        Mark(ids[0], True),
        Mark(ids[1], True, dt.time(13, 25), dt.time(14, 50)),
        Mark(ids[2], False, dt.time(13, 10)),
    ]
    done = mark_attendance(register, number, 1, marks).value
    assert (done.people, done.of) == (3, 3)
    sheet = attendance_sheet(register, number)
    assert [each.number for each in sheet.sittings] == [1, 2]
    came = sheet.seen[ids[1], 1]
    assert came.arrived == dt.datetime(2010, 3, 23, 13, 25, tzinfo=TAIWAN)
    assert (came.source, sheet.seen[ids[0], 1].arrived) == ("人工登錄", None)
    assert (sheet.seen[ids[2], 1].present, sheet.seen[ids[2], 1].arrived) == (False, None)
    assert (ids[0], 2) not in sheet.seen


@pytest.mark.parametrize(
    ("mark", "session", "code"),
    [
        (Mark(1, True, dt.time(15), dt.time(14)), 1, "times-backwards"),
        (Mark(99, True), 1, "participant-unknown"),
        (Mark(1, True), 9, "session-unknown"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    register: Register, mark: Mark, session: int, code: str
) -> None:
    """Nothing of the table is stored then."""
    number, ids = attended(register)
    with pytest.raises(UserError) as problem:
        mark_attendance(register, number, session, [Mark(ids[1], True), mark])
    assert problem.value.findings[0].code == code
    assert attendance_sheet(register, number).seen == {}


def test_times_need_a_session_that_has_some(register: Register) -> None:
    """Being there can be marked without."""
    plan = Plan.model_validate({**CROSS.model_dump(), "sessions": [{"venue": "會議廳"}]})
    number, ids = attended(register, plan)
    mark_attendance(register, number, 1, [Mark(ids[0], True)])
    with pytest.raises(UserError) as problem:
        mark_attendance(register, number, 1, [Mark(ids[0], True, dt.time(13, 25))])
    assert problem.value.findings[0].code == "session-times-missing"
