"""The award of each participant, with its reason in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.awards.studies import participant, seen, study

from inservice_docs.awards.award import award_all, award_entered
from inservice_docs.awards.rules import AwardRules
from inservice_docs.records.participant import AmountUnit, Attendance, Award
from inservice_docs.records.plan import Plan

STUDY = study("13:10-15:00", "15:10-16:00")


def award(
    *attended: Attendance, plan: Plan = STUDY, hours: str | None = None, **rules: Any
) -> Award:
    """Award participant 1."""
    people = [participant(hours=hours)]
    return next(award_all(plan, people, attended, AwardRules(**rules), AmountUnit.HOURS))


def test_who_was_there_all_the_time() -> None:
    """They get the hours of the study."""
    given_ = award(seen(1), seen(2))
    assert (given_.amount, given_.reason) == (3, "全程參與；實得3小時")


def test_the_reason_names_session_minutes_and_rule() -> None:
    """As the organiser would say it to somebody who asks."""
    given_ = award(seen(1, "13:05"), seen(2, "15:28"))
    assert (given_.amount, given_.reason) == (2, "第2節遲到18分，依規定不計；實得2小時")


def test_what_was_overlooked_is_said_as_well() -> None:
    """A few minutes that cost nothing, beside an absence that does."""
    given_ = award(seen(1, "13:15"), seen(2, present=False))
    assert given_.reason == "第2節缺席，依規定不計；第1節遲到5分，仍計；實得2小時"


def test_who_never_came() -> None:
    """Nothing is given, and sessions with the same remark are named together."""
    given_ = award()
    assert (given_.amount, given_.reason) == (
        0,
        "第1、2節沒有簽到紀錄，依規定不計；實得0小時",
    )


def test_half_hours_are_rounded_down() -> None:
    """And the reason says what it would have been."""
    given_ = award(seen(1), plan=study("13:10-15:00", "15:20-17:20"))
    assert given_.amount == 1
    assert "折合1.43小時，未滿半小時不計" in given_.reason


def test_three_thirds_are_a_whole() -> None:
    """No fraction is lost on the way."""
    plan = study("09:00-09:20", "10:00-10:20", "11:00-11:20", "13:00-13:20", hours="2")
    assert award(seen(1), seen(2), seen(3), plan=plan).amount == Decimal("1.5")


def test_the_whole_study_may_be_asked_for() -> None:
    """全程參與 only."""
    given_ = award(seen(1), every_session=True)
    assert given_.amount == 0
    assert "須全程參與，依規定不核發" in given_.reason


def test_a_minimum_share() -> None:
    """Below it nothing is given; at or above it what was attended."""
    low = award(seen(1), share=80)
    assert (low.amount, "出席68%，未達80%" in low.reason) == (0, True)
    assert award(seen(1), share=60).amount == 2


def test_hours_that_were_entered_are_the_most() -> None:
    """方式二: the clerk has put somebody down for less."""
    given_ = award(seen(1), seen(2), hours="1.5")
    assert given_.amount == Decimal("1.5")
    assert "以名單所登錄的1.5小時為限" in given_.reason
    assert award(seen(1), hours="3").amount == 2


def test_side_by_side_the_better_one_counts() -> None:
    """Whoever went to one of two lectures at the same time was there."""
    plan = study("09:00-10:00", "10:00-11:00", "10:00-11:00", hours="2")
    assert award(seen(1), seen(3), plan=plan).reason == "全程參與；實得2小時"


def test_credits_are_not_divided() -> None:
    """All of it, or as much as the least share asks for, or nothing."""
    plan = study("13:10-15:00", "15:10-16:00").model_copy(
        update={"hours": None, "credits": Decimal(2)}
    )
    people, unit = [participant()], AmountUnit.CREDITS
    none = next(award_all(plan, people, [seen(1)], AwardRules(), unit))
    assert (none.amount, none.unit, "學分須全程參與" in none.reason) == (0, unit, True)
    enough = next(award_all(plan, people, [seen(1)], AwardRules(share=60), unit))
    assert enough.amount == 2
    assert enough.reason.endswith("實得2學分")


def test_without_attendance_the_list_decides() -> None:
    """The hours entered for each, at most those of the study, else all of them."""
    people = [participant(1), participant(2, "1.5"), participant(3, "9")]
    given_ = list(award_entered(STUDY, people, AmountUnit.HOURS))
    assert [each.amount for each in given_] == [3, Decimal("1.5"), 3]
    assert given_[0].reason == "依承辦人確認全程參與核發；實得3小時"


clocks = st.one_of(st.just(""), st.times().map(lambda time: time.strftime("%H:%M:%S")))


@given(
    st.lists(st.tuples(st.integers(1, 3), clocks, clocks, st.booleans()), max_size=4),
    st.one_of(st.none(), st.integers(0, 100)),
    st.booleans(),
    st.decimals(min_value=0, max_value=50, places=1),
)
def test_an_award_is_always_a_half_within_the_hours(
    attended: list[tuple[int, str, str, bool]],
    share: int | None,
    every: bool,
    hours: Decimal,
) -> None:
    """Whatever was taken down: halves (or the study's own hours), explained."""
    plan = study("13:10-15:00", "15:10-16:00", "15:30-17:00", hours=str(hours))
    sessions = [seen(number, a, d, present=p) for number, a, d, p in attended]
    given_ = award(*sessions, plan=plan, share=share, every_session=every)
    assert given_.amount is not None
    assert 0 <= given_.amount <= hours
    assert given_.amount == hours or given_.amount % Decimal("0.5") == 0
    assert "實得" in given_.reason
