"""Seats: 班級數 × 每班次人數, online no more than that."""

from __future__ import annotations

import pytest

from inservice_docs.records.plan import Plan, Range, SignUp
from inservice_docs.rules.seats import check, seats


def codes(plan: Plan) -> list[str]:
    """Return the codes found."""
    return [each.code for each in check(plan)]


def test_seats() -> None:
    """The whole number is the product, unknown while a factor is."""
    assert seats(Plan(class_count=2, class_size=40)) == 80
    assert seats(Plan(class_count=2)) is None
    assert seats(Plan(class_size=40)) is None
    assert seats(Plan(class_count=0, class_size=40)) == 0


@pytest.mark.parametrize(
    ("online", "code"),
    [(80, []), (81, ["online-seats-too-many"]), (0, ["seats-zero"]), (None, [])],
)
def test_online_seats(online: int | None, code: list[str]) -> None:
    """As many seats online as there are, not one more."""
    signup = SignUp(online_seats=online)
    assert codes(Plan(class_count=2, class_size=40, signup=signup)) == code


def test_online_sign_up_needs_its_number() -> None:
    """The site asks for it; without online sign-up nobody does."""
    assert codes(Plan(signup=SignUp(online=True))) == ["online-seats-missing"]
    assert codes(Plan(signup=SignUp(online=False))) == []


def test_zero() -> None:
    """No class and an empty class are slips, each named at its field."""
    found = list(check(Plan(class_count=0, class_size=0)))
    assert [(each.code, each.place.field) for each in found] == [
        ("seats-zero", "班級數"),
        ("seats-zero", "每班次人數"),
    ]


def test_one_school() -> None:
    """One school sends no more people than there are seats."""
    plan = Plan(class_count=1, class_size=40, per_school=Range(low=1, high=40))
    assert codes(plan) == []
    more = plan.model_copy(update={"per_school": Range(low=1, high=41)})
    assert codes(more) == ["per-school-too-many"]
