"""Admission by rules: who passes, who waits, who is refused, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.rules.admission import AdmissionRules, Verdict, judge, usual_rules
from inservice_docs.taiwan.school_levels import LEVELS

S = ApplicantStatus
PLAN = Plan.model_validate(
    {"sessions": [{"date": "99-03-23"}], "audience": ["國小"], "per_school": "1-2"}
)


def queue(*people: dict[str, str], passed: int = 0) -> list[Applicant]:
    """Applicants in the order they came; the first `passed` of them have passed already."""
    start = dt.datetime(2010, 3, 1, tzinfo=dt.UTC)
    return [
        Applicant(
            id=at,
            person=Person(**{"school": "健行國民小學", "county": "臺中市", **each}),
            status=S.PASSED if at <= passed else S.WAITING,
            applied_at=start + dt.timedelta(minutes=at),
        )
        for at, each in enumerate(people, 1)
    ]


def marks(verdicts: Sequence[Verdict]) -> dict[int, str]:
    """What became of each: the first character of their status."""
    return {each.applicant: each.status[0] for each in verdicts}


def test_the_plan_states_the_usual_rules() -> None:
    """參加對象 and the upper end of 每校人數; an audience in other words limits nothing."""
    assert usual_rules(PLAN) == AdmissionRules(levels=("國小",), per_school=2)
    other = PLAN.model_copy(update={"audience": ("國小", "家長"), "per_school": None})
    assert usual_rules(other) == AdmissionRules()


def test_first_come_first_served() -> None:
    """Two seats for three: the last one is on the waiting list."""
    found = judge(AdmissionRules(), PLAN, queue({}, {}, {}), 2)
    assert marks(found) == {1: "審", 2: "審", 3: "待"}
    assert found[2].reason == "名額已滿，列候補"


def test_who_has_passed_takes_a_seat() -> None:
    """And is not judged again."""
    assert marks(judge(AdmissionRules(), PLAN, queue({}, {}, {}, passed=1), 2)) == {
        2: "審",
        3: "待",
    }


def test_each_rule_says_what_does_not_fit() -> None:
    """Level, county by its name on the day, position without the site's asterisk."""
    rules = AdmissionRules(levels=("國小",), counties=("臺中縣",), positions=("實習教師",))
    found = judge(
        rules,
        PLAN,
        queue(
            {"county": "臺中縣", "position": "實習教師 *"},
            {"school": "範例國中", "county": "臺中縣", "position": "實習教師"},
            {"county": "彰化縣", "position": "校長"},
        ),
        None,
    )
    assert marks(found) == {1: "審", 2: "不", 3: "不"} or marks(found) == {
        2: "不",
        3: "不",
        1: "審",
    }
    reasons = {each.applicant: each.reason for each in found}
    assert reasons[2] == "服務學校是國中，限國小"
    assert reasons[3] == "服務學校在彰化縣，限臺中縣；職位類別是校長，限實習教師"
    assert reasons[1] == "學校層級、縣市、職位類別符合，依報名先後"


def test_a_county_that_was_renamed_is_the_same_county() -> None:
    """臺中縣 of an old list is 臺中市 for a study of 2026."""
    plan = Plan.model_validate({"sessions": [{"date": "115-09-18"}]})
    rules = AdmissionRules(counties=("臺中市",))
    assert marks(judge(rules, plan, queue({"county": "臺中縣"}, {"county": "台中市"}), 9)) == {
        1: "審",
        2: "審",
    }


def test_what_is_not_known_waits_for_the_clerk() -> None:
    """Nobody is refused for what a list does not say."""
    rules = AdmissionRules(levels=("國中",), counties=("臺中市",), positions=("導師",))
    found = judge(
        rules,
        PLAN,
        queue(
            {"school": "某實驗學校", "county": "", "position": ""},
            {"school": "臺中市立範例高級中學", "position": "導師"},
        ),
        9,
    )
    assert marks(found) == {1: "待", 2: "待"}
    assert found[0].reason == (
        "看不出服務學校的層級；不知道服務學校在哪個縣市；不知道職位類別，由承辦人審核"
    )
    assert "國中部" in found[1].reason


def test_seats_per_school() -> None:
    """Those who have passed count; the next school is not held up by it."""
    rules = AdmissionRules(per_school=1)
    found = judge(rules, PLAN, queue({}, {}, {"school": "光復國小"}, passed=1), 3)
    assert marks(found) == {2: "待", 3: "審"}
    assert found[0].reason == "同校已錄取 1 人，達每校 1 人，列候補"


def test_too_many_may_wait_for_the_clerk() -> None:
    """Without order of arrival all pass or none."""
    rules = AdmissionRules(by_arrival=False)
    assert marks(judge(rules, PLAN, queue({}, {}), 2)) == {1: "審", 2: "審"}
    assert marks(judge(rules, PLAN, queue({}, {}, {}), 2)) == {1: "待", 2: "待", 3: "待"}


def test_others_may_wait_instead_of_being_refused() -> None:
    """As the clerk sets it."""
    rules = AdmissionRules(levels=("國中",), refuse_others=False)
    assert marks(judge(rules, PLAN, queue({}), 2)) == {1: "待"}


def test_rules_that_make_no_sense() -> None:
    """A level that does not exist, no seat for any school."""
    for wrong in ({"levels": ["大學"]}, {"per_school": 0}, {"per_school": -1}):
        with pytest.raises(ValidationError):
            AdmissionRules.model_validate(wrong)


def test_the_rules_in_words() -> None:
    """As the clerk reads them."""
    assert AdmissionRules(levels=("國小",), per_school=2).words() == (
        "學校層級：國小；每校最多 2 人；依報名先後錄取；不符者不通過"
    )


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "school": st.sampled_from(["甲國小", "乙國中", "丙高中", "丁", ""]),
            "county": st.sampled_from(["臺中市", "彰化縣", ""]),
            "position": st.sampled_from(["校長", "導師", ""]),
        }
    ),
    max_size=12,
)
RULES = st.builds(
    AdmissionRules,
    levels=st.lists(st.sampled_from(LEVELS), max_size=2).map(tuple),
    counties=st.sampled_from([(), ("臺中市",)]),
    positions=st.sampled_from([(), ("導師",)]),
    per_school=st.sampled_from([None, 1, 2]),
    by_arrival=st.booleans(),
    refuse_others=st.booleans(),
)


@given(PEOPLE, RULES, st.integers(0, 5), st.one_of(st.none(), st.integers(0, 8)))
def test_never_more_than_there_are_seats(
    people: list[dict[str, str]], rules: AdmissionRules, passed: int, seats: int | None
) -> None:
    """Everybody who waits is judged once, with a reason; no seat is given twice."""
    everybody = queue(*people, passed=min(passed, len(people)))
    found = judge(rules, PLAN, everybody, seats)
    waiting = [each.id for each in everybody if each.status is S.WAITING]
    assert sorted(each.applicant for each in found) == waiting
    assert all(each.reason for each in found)
    before = len(everybody) - len(waiting)
    now = sum(each.status is S.PASSED for each in found)
    assert seats is None or now == 0 or before + now <= seats
    assert judge(rules, PLAN, everybody, seats) == found
