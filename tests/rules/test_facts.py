"""Needed facts: always some, for cross-school studies more, for credit classes other ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inservice_docs.records.plan import Plan, Scope, SignUp
from inservice_docs.rules.facts import check, missing_facts
from inservice_docs.taiwan.course_codes import load

CODES = load()
ALWAYS = ("研習名稱", "研習區分", "班別性質", "承辦處室", "承辦人", "場次", "時數")


def test_an_empty_plan_lacks_what_is_always_needed() -> None:
    """Until the kind of study is known, only the facts of any study are asked for."""
    assert missing_facts(Plan(), CODES) == ALWAYS
    assert missing_facts(Plan(scope=Scope.IN_SCHOOL), CODES) == tuple(
        label for label in ALWAYS if label != "研習區分"
    )


def test_cross_school_studies_need_more() -> None:
    """Authorities, audience, numbers and sign-up are asked for as well."""
    more = ("主管機關", "參加對象", "班級數", "每班次人數", "報名")
    assert missing_facts(Plan(scope=Scope.CROSS_SCHOOL), CODES)[-5:] == more
    filled = Plan(scope=Scope.CROSS_SCHOOL, class_count=0, signup=SignUp())
    assert missing_facts(filled, CODES)[-3:] == ("主管機關", "參加對象", "每班次人數")


@pytest.mark.parametrize(
    ("kind", "hours", "credits", "lacking"),
    [
        ("非學分班", None, None, "時數"),
        ("非學分班", None, 2, "時數"),
        ("非學分班", 0, None, None),
        ("碩士學分班", None, None, "學分數"),
        ("碩士學分班", 36, None, "學分數"),
        ("碩士學分班", None, 2, None),
        ("", None, None, "時數"),
        ("", None, 2, None),
        ("不明", 3, None, None),
    ],
)
def test_hours_or_credits(
    kind: str, hours: int | None, credits: int | None, lacking: str | None
) -> None:
    """Credit classes need credits, others hours; while the kind is unknown either will do."""
    plan = Plan(
        class_kind=kind,
        hours=None if hours is None else Decimal(hours),
        credits=None if credits is None else Decimal(credits),
    )
    found = [label for label in missing_facts(plan, CODES) if label in ("時數", "學分數")]
    assert found == ([lacking] if lacking else [])


def test_drafting_an_empty_plan_is_possible() -> None:
    """Whatever is missing, checking gives findings and no exception."""
    assert {found.code for found in check(Plan(), CODES)} == {"fact-missing"}
