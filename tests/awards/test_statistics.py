"""Statistics: entries, people and hours by school, position, county and study."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.awards.statistics import UNKNOWN, AwardFact, statistics
from inservice_docs.records.participant import AmountUnit


def fact(who: str = "1", **more: Any) -> AwardFact:
    """One participant."""
    values: dict[str, Any] = {
        "plan": "115-001",
        "study": "分享日",
        "day": dt.date(2026, 9, 18),
        "school": "健行國小",
        "county": "臺中市",
        "position": "專任教師",
        "amount": Decimal(3),
        "unit": AmountUnit.HOURS,
    }
    return AwardFact(who=who, **{**values, **more})


def test_the_sums_of_each_kind() -> None:
    """Who comes twice is one person; who is awarded nothing took part all the same."""
    found = statistics(
        [
            fact("1"),
            fact("1", plan="115-002", study="工作坊", amount=Decimal("1.5")),
            fact("2", position="校長 *", amount=None),
            fact(
                "3", school="範例國中", county="彰化縣", amount=Decimal(2), unit=AmountUnit.CREDITS
            ),
        ]
    )
    first = found.schools[0]
    assert (first.label, first.entries, first.people, first.awarded, first.hours) == (
        *("臺中市健行國小", 3, 2, 2),
        Decimal("4.5"),
    )
    assert (found.schools[1].label, found.schools[1].credits) == ("彰化縣範例國中", Decimal(2))
    assert [line.label for line in found.positions] == ["專任教師", "校長"]
    assert [line.label for line in found.studies] == ["115-001 分享日", "115-002 工作坊"]
    assert found.total.as_json() == {
        "label": "合計",
        "entries": 4,
        "people": 3,
        "awarded": 3,
        "hours": 4.5,
        "credits": 2.0,
    }


def test_what_a_list_does_not_state() -> None:
    """The county of the school's name counts; what is not known is a line of its own."""
    found = statistics(
        [fact(county="", school="臺中市立範例國中"), fact(county="", school="", position="")]
    )
    assert {line.label for line in found.counties} == {"臺中市", UNKNOWN}
    assert {line.label for line in found.schools} == {"臺中市立範例國中", UNKNOWN}
    assert {line.label for line in found.positions} == {"專任教師", UNKNOWN}


@given(
    st.lists(
        st.builds(
            fact,
            who=st.sampled_from("abcd"),
            school=st.sampled_from(["甲國小", "乙國中", ""]),
            position=st.sampled_from(["校長", "導師", ""]),
            amount=st.one_of(st.none(), st.integers(0, 9).map(Decimal)),
        )
    )
)
def test_every_kind_adds_up_to_the_whole(facts: list[AwardFact]) -> None:
    """Whatever the people, each way of counting has the same sums."""
    found = statistics(facts)
    for lines in (found.schools, found.positions, found.counties, found.studies):
        assert sum(line.entries for line in lines) == found.total.entries == len(facts)
        assert sum((line.hours for line in lines), Decimal(0)) == found.total.hours
        assert len({line.label for line in lines}) == len(lines)
