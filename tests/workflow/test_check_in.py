"""Events at the door become attendance, each once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from tests.support.doors import codes
from tests.support.studies import attended, status

from inservice_docs.awards.door import Way
from inservice_docs.awards.timetable import TAIWAN
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.check_in import FROM_DOOR, Checked, Scan, check_in
from inservice_docs.workflow.door import badges, close_door, open_door
from inservice_docs.workflow.mark_attendance import Mark, attendance_sheet, mark_attendance
from inservice_docs.workflow.register import Register

__all__ = ["codes"]

DAY = dt.datetime(2010, 3, 23, tzinfo=TAIWAN)


@pytest.fixture
def now(register: Register) -> Register:
    """The register on the day of the study, half past one."""
    return replace(register, at=DAY.replace(hour=13, minute=30))


def clock(text: str) -> dt.datetime:
    """A moment of that day."""
    hour, minute = map(int, text.split(":"))
    return DAY.replace(hour=hour, minute=minute)


def scans(codes: list[str], *events: str) -> list[Scan]:
    """Events such as 「1 in 13:05 a」: whose, which way, when, and the event's id."""
    made = []
    for event in events:
        who, way, time, id = event.split()
        made.append(Scan(id, codes[int(who) - 1], Way(way), clock(time)))
    return made


def kept(register: Register, number: str) -> list[tuple[int, int, bool, str, str]]:
    """What is kept of everybody: who, session, there, from, until."""
    seen = attendance_sheet(register, number).seen.values()

    def text(moment: dt.datetime | None) -> str:
        return f"{moment.astimezone(TAIWAN):%H:%M}" if moment else ""

    return [(e.participant, e.session, e.present, text(e.arrived), text(e.departed)) for e in seen]


@pytest.fixture
def number(register: Register) -> str:
    """A study of an afternoon, 13:10-15:00 and 15:10-16:00, with three people."""
    return attended(register)[0]


def test_who_comes_and_goes_is_there_in_between(
    now: Register, number: str, codes: list[str]
) -> None:
    """Both sessions for who came once; only the first for who left."""
    slug = open_door(now, number)
    done = check_in(now, slug, scans(codes, "1 auto 13:05 a", "2 auto 13:12 b"))
    assert [each.words for each in done] == ["簽到 13:05", "簽到 13:12"]
    assert done[0].name == "王○○1"
    later = replace(now, at=clock("15:05"))
    check_in(later, slug, scans(codes, "2 auto 15:02 c"))
    assert kept(now, number) == [
        (1, 1, True, "13:05", ""),
        (1, 2, True, "13:05", ""),
        (2, 1, True, "13:12", "15:02"),
        (2, 2, False, "", ""),
    ]
    assert status(now, number) == "出席已登錄"


def test_an_event_counts_once_however_often_it_arrives(
    now: Register, number: str, codes: list[str]
) -> None:
    """A device whose answer was lost sends it again; a new event is another one."""
    slug = open_door(now, number)
    event = scans(codes, "1 in 13:05 a")
    check_in(now, slug, event)
    before = kept(now, number)
    again = check_in(now, slug, event * 2)
    assert [each.result for each in again] == ["done", "done"]
    assert kept(now, number) == before
    with now.look() as work:
        assert sum(each.action == "attendance.door" for each in work.trail.list()) == 1


def test_what_a_device_kept_is_put_in_order(now: Register, number: str, codes: list[str]) -> None:
    """Out before in; another device knew of the coming earlier."""
    slug = open_door(now, number)
    late = replace(now, at=DAY + dt.timedelta(days=1))
    done = check_in(late, slug, scans(codes, "1 out 15:59 c", "1 in 13:08 b", "1 in 13:04 a"))
    assert [each.result for each in done] == ["in", "in-again", "out"]
    assert kept(now, number)[0] == (1, 1, True, "13:04", "15:59")


def test_what_a_clerk_entered_stands(now: Register, number: str, codes: list[str]) -> None:
    """The door changes only what it wrote itself."""
    slug = open_door(now, number)
    mark_attendance(now, number, 1, [Mark(1, present=False)])
    check_in(now, slug, scans(codes, "1 in 13:05 a"))
    assert kept(now, number) == [(1, 1, False, "", ""), (1, 2, True, "13:05", "")]
    assert attendance_sheet(now, number).seen[1, 2].source == FROM_DOOR


@pytest.mark.parametrize("code", ["", "nothing", "1-aaaaaaaaaaaa", "9-aaaaaaaaaaaa"])
def test_a_code_of_nobody_records_nothing(now: Register, number: str, code: str) -> None:
    """Forged, or of somebody who is not on the list any more."""
    (done,) = check_in(now, open_door(now, number), [Scan("a", code, Way.IN, now.at)])
    assert (done.result, done.name) == ("unknown", "")
    assert kept(now, number) == []


def test_a_badge_of_another_study_opens_nothing(now: Register, number: str) -> None:
    """Each study has codes of its own."""
    other, _ = attended(now)
    code = badges(now, other)[0].code
    (done,) = check_in(now, open_door(now, number), [Scan("a", code, Way.IN, now.at)])
    assert done.result == "unknown"


def test_outside_the_hours_nothing_is_recorded(
    now: Register, number: str, codes: list[str]
) -> None:
    """Long before the first session, or when the last is over."""
    slug = open_door(now, number)
    done = check_in(now, slug, scans(codes, "1 in 09:00 a"))
    assert done == (Checked("a", "outside", clock("09:00"), "王○○1", done[0].school),)
    late = replace(now, at=clock("16:30"))
    assert check_in(late, slug, scans(codes, "1 in 16:20 b"))[0].result == "outside"
    assert kept(now, number) == []


def test_a_time_to_come_is_that_of_now(now: Register, number: str, codes: list[str]) -> None:
    """A device whose clock is wrong cannot sign anybody in ahead of time."""
    check_in(now, open_door(now, number), scans(codes, "1 in 15:30 a"))
    assert kept(now, number)[0][3] == "13:35"


def test_the_link_dies_with_the_study_and_when_another_is_made(
    now: Register, number: str, codes: list[str]
) -> None:
    """What was kept may come in for three days."""
    slug = open_door(now, number)
    event = scans(codes, "1 in 13:05 a")
    for days in (2, 4):
        later = replace(now, at=now.at + dt.timedelta(days=days))
        if days == 2:
            assert check_in(later, slug, event)[0].result == "in"
            continue
        with pytest.raises(UserError) as problem:
            check_in(later, slug, event)
        assert problem.value.findings[0].code == "link-expired"
    open_door(now, number)
    with pytest.raises(UserError) as problem:
        check_in(now, slug, event)
    assert problem.value.findings[0].code == "link-unknown"
    slug = open_door(now, number)
    close_door(now, number)
    with pytest.raises(UserError):
        check_in(now, slug, event)
