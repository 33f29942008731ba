"""The timetable: when each session is, and what it is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tests.awards.studies import at, study

from inservice_docs.awards.rules import AwardRules
from inservice_docs.awards.timetable import timetable
from inservice_docs.records.plan import Plan


def test_sessions_are_worth_their_lessons() -> None:
    """110 minutes are 2 hours and 50 are 1, which makes the 3 hours of the study."""
    table = timetable(study("13:10-15:00", "15:10-16:00"), AwardRules(), Decimal(3))
    assert table.worth == {1: 2, 2: 1}
    assert table.sittings[0].start == at("13:10")
    assert table.total_minutes == 160


def test_other_hours_are_shared_out_by_length() -> None:
    """The sample letter counts 13:10-17:20 as 3 hours; with a break in it, in proportion."""
    table = timetable(study("13:10-15:00", "15:20-17:20"), AwardRules(), Decimal(3))
    assert table.worth == {1: Fraction(330, 230), 2: Fraction(360, 230)}
    assert sum(table.worth.values()) == 3


def test_sessions_side_by_side_are_one() -> None:
    """Two lectures at the same time: nobody can hear both."""
    plan = study("09:00-10:00", "10:00-11:00", "10:00-10:50")
    table = timetable(plan, AwardRules(), Decimal(2))
    assert [each.slot for each in table.sittings] == [1, 2, 2]
    assert table.total_minutes == 120
    assert table.worth == {1: 1, 2: 1}


def test_sessions_without_times_count_alike() -> None:
    """A plan that does not say when still has its hours."""
    plan = Plan.model_validate({"sessions": [{"date": "115-09-18"}, {"date": "115-09-19"}]})
    table = timetable(plan, AwardRules(), Decimal(3))
    assert table.worth == {1: Fraction(3, 2), 2: Fraction(3, 2)}
    assert timetable(Plan(), AwardRules(), Decimal(3)).worth == {}
