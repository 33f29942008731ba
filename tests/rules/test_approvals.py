"""Approvals: who has answered, whether it fits, and what course entry is told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.finding import Severity
from inservice_docs.records.plan import Plan, Scope, Session
from inservice_docs.rules.approvals import (
    LONGEST_BASIS,
    approval_of,
    basis_text,
    check,
    check_invitation,
    waiting_authorities,
)

TAICHUNG = Approval(
    agency="臺中市政府",
    number="府授教學字第0990050000號",
    date=dt.date(2010, 3, 1),
    hours=Decimal(3),
)
PLAN = Plan(
    scope=Scope.CROSS_SCHOOL,
    authorities=("臺中市政府", "南投縣政府"),
    sessions=(Session(date=dt.date(2010, 3, 23)),),
    hours=Decimal(3),
    request=RequestLetter(number="曉中宗字第0990006001號", date=dt.date(2010, 2, 26)),
    approvals=(TAICHUNG,),
)


def found(plan: Plan) -> list[tuple[str, str]]:
    """Return codes and fields, the one authority that is still waited for left out."""
    return [
        (each.code, each.place.field) for each in check(plan) if each.code != "approval-waiting"
    ]


def with_approval(**changes: object) -> Plan:
    """Return the plan with its approval changed."""
    return PLAN.model_copy(update={"approvals": (TAICHUNG.model_copy(update=changes),)})


def test_the_basis_of_course_entry() -> None:
    """Each approval's agency, date and number; 無文號 where there is none."""
    other = Approval(agency="南投縣政府", number="府教學字第0990012345號")
    assert basis_text([TAICHUNG, other]) == (
        "臺中市政府99年3月1日府授教學字第0990050000號函、南投縣政府府教學字第0990012345號函"
    )
    assert basis_text([]) == "無文號"
    assert basis_text([Approval(agency="甲"), Approval(agency="乙", number="無文號")]) == "無文號"


@given(st.lists(st.text("甲乙丙號字第0123", max_size=20).map(lambda text: Approval(number=text))))
def test_any_basis(approvals: list[Approval]) -> None:
    """Whatever the numbers, the text is never empty."""
    assert basis_text(approvals)


def test_a_long_basis() -> None:
    """1,000 characters fit, one more does not."""
    rest = len(basis_text([TAICHUNG.model_copy(update={"agency": ""})]))
    full = with_approval(agency="國" * (LONGEST_BASIS - rest))
    codes = [code for code, _ in found(full)]
    assert "basis-too-long" not in codes
    longer = with_approval(agency="國" * (LONGEST_BASIS - rest + 1))
    assert ("basis-too-long", "核准文號") in found(longer)


def test_who_is_waited_for() -> None:
    """An authority that has not answered is a hint while drafting."""
    assert waiting_authorities(PLAN) == ("南投縣政府",)
    (hint,) = check(PLAN)
    assert (hint.code, hint.severity) == ("approval-waiting", Severity.HINT)
    assert "南投縣政府" in hint.message


@pytest.mark.parametrize(
    ("agency", "matches"),
    [
        ("臺中市政府", True),
        ("台中市政府", True),
        ("臺中市政府教育局", True),
        (" 臺中市政府 ", True),
        ("臺中縣政府", False),
        ("", False),
    ],
)
def test_whose_approval(agency: str, matches: bool) -> None:
    """The government's education bureau answers for it; 台 is 臺."""
    plan = with_approval(agency=agency)
    assert (approval_of(plan, "臺中市政府") is not None) is matches


def test_an_approval_without_number_is_none() -> None:
    """Until its number is known an authority has not approved."""
    plan = with_approval(number="")
    assert waiting_authorities(plan) == PLAN.authorities
    assert found(plan) == [("approval-incomplete", "核准文號 1 › 文號")]


def test_invitations_wait_for_every_authority() -> None:
    """Each missing approval is an error of its own; with all of them schools may be invited."""
    findings = check_invitation(PLAN)
    assert [(each.code, each.severity, each.place.field) for each in findings] == [
        ("invitation-before-approval", Severity.ERROR, "主管機關 2")
    ]
    other = Approval(agency="南投縣政府", number="府教學字第0990012345號")
    both = PLAN.model_copy(update={"approvals": (TAICHUNG, other)})
    assert check_invitation(both) == ()


def test_invitations_without_authorities() -> None:
    """A cross-school study needs a number in any case, an in-school one never."""
    nobody = PLAN.model_copy(update={"authorities": (), "approvals": ()})
    assert [each.place.field for each in check_invitation(nobody)] == ["核准文號"]
    approved = nobody.model_copy(update={"approvals": (TAICHUNG,)})
    assert check_invitation(approved) == ()
    own = nobody.model_copy(update={"scope": Scope.IN_SCHOOL})
    assert check_invitation(own) == ()
    assert check_invitation(Plan()) == ()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"agency": "彰化縣政府"}, "approval-not-asked", "核准文號 1 › 機關"),
        ({"agency": ""}, "approval-incomplete", "核准文號 1 › 機關"),
        ({"number": "第12號"}, "number-irregular", "核准文號 1 › 文號"),
        ({"number": "府授教學字第0980050000號"}, "number-year", "核准文號 1 › 文號"),
        ({"hours": Decimal(2)}, "approval-hours-differ", "核准文號 1 › 時數"),
        ({"date": dt.date(2010, 2, 25)}, "approval-before-request", "核准文號 1 › 日期"),
        ({"date": dt.date(2010, 3, 24)}, "approval-after-study", "核准文號 1 › 日期"),
    ],
)
def test_odd_approvals(changes: dict[str, object], code: str, field: str) -> None:
    """What does not fit the plan is named at its field."""
    assert found(with_approval(**changes)) == [(code, field)]


@pytest.mark.parametrize(
    "number", ["無文號", "府授教學字第 0990050000 號", "府授教學字第0990050000A號"]
)
def test_fine_numbers(number: str) -> None:
    """Spaces, a further letter, and no number at all are fine."""
    assert found(with_approval(number=number)) == []


def test_number_without_date() -> None:
    """Without a date the year of a number cannot be wrong; nor without hours the hours."""
    assert found(with_approval(date=None, hours=None)) == []
    assert found(with_approval(date=dt.date(1900, 1, 1))) == [
        ("number-year", "核准文號 1 › 文號"),
        ("approval-before-request", "核准文號 1 › 日期"),
    ]


def test_two_approvals() -> None:
    """One agency twice, and one number for two agencies, are slips; 無文號 may repeat."""
    twice = PLAN.model_copy(update={"approvals": (TAICHUNG, TAICHUNG)})
    assert found(twice) == [("approval-doubled", "核准文號 2 › 機關")]
    other = TAICHUNG.model_copy(update={"agency": "南投縣政府"})
    shared = PLAN.model_copy(update={"approvals": (TAICHUNG, other)})
    assert found(shared) == [("number-shared", "核准文號 2 › 文號")]
    bare = tuple(each.model_copy(update={"number": "無文號"}) for each in shared.approvals)
    assert found(PLAN.model_copy(update={"approvals": bare})) == []


def test_credits_are_compared_too() -> None:
    """A credit class is approved for credits."""
    plan = PLAN.model_copy(update={"hours": None, "credits": Decimal(2)})
    assert found(plan) == [("approval-hours-differ", "核准文號 1 › 時數")]


def test_our_own_number() -> None:
    """The number of the request is looked at like the others."""
    request = RequestLetter(number="曉中宗字第0980006001號", date=dt.date(2010, 2, 26))
    plan = PLAN.model_copy(update={"request": request})
    assert found(plan) == [("number-year", "申請文號 › 文號")]
