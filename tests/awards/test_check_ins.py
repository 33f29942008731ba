"""Check-ins at the door, laid out over the sessions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.awards.studies import at, study

from inservice_docs.awards.check_ins import Stay, sessions_attended
from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import timetable
from inservice_docs.records.participant import Attendance

SITTINGS = timetable(study("13:10-15:00", "15:10-16:00"), AwardRules(), Decimal(3)).sittings


def attended(*stays: Stay) -> list[Attendance]:
    """Lay stays out over the two sessions of an afternoon."""
    return list(sessions_attended(7, stays, SITTINGS, "刷到"))


def test_one_stay_over_both_sessions() -> None:
    """In once and out once is present at both."""
    found = attended(Stay(at("13:00"), at("16:05")))
    assert [each.present for each in found] == [True, True]
    assert {each.participant for each in found} == {7}
    assert found[1].arrived == at("13:00")


def test_gone_before_the_second() -> None:
    """Absent where no stay reaches."""
    found = attended(Stay(at("13:00"), at("15:00")))
    assert [each.present for each in found] == [True, False]
    assert found[1].arrived is None


def test_out_and_in_again() -> None:
    """The longest stay within a session is that session's."""
    found = attended(Stay(at("13:00"), at("13:20")), Stay(at("13:40"), at("16:00")))
    assert found[0].arrived == at("13:40")


def test_only_in_or_only_out() -> None:
    """Who did not check out stays; who did not check in came in time."""
    assert [each.present for each in attended(Stay(at("15:20")))] == [False, True]
    assert [each.present for each in attended(Stay(None, at("14:00")))] == [True, False]
    assert [each.present for each in attended(Stay(None))] == [False, False]
    assert [each.present for each in attended()] == [False, False]


def test_another_day_is_not_this_one() -> None:
    """A stay without its end does not last until the next morning."""
    other = dt.date(2026, 9, 17)
    assert not any(each.present for each in attended(Stay(at("13:00", other))))
