"""A course passes by itself when it meets every rule that was set, and the reasons say so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from inservice_docs.records.finding import error, warning
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.rules.auto_review import ReviewRules, judge, read_rules

PLAN = Plan(
    scope=Scope.IN_SCHOOL, class_kind="非學分班（校內研習）", office="輔導室", hours=Decimal(3)
)


def test_without_rules_everything_without_faults_passes() -> None:
    """Errors hold a course back, and warnings unless they are allowed."""
    assert judge(ReviewRules(), PLAN, []).passed
    assert not judge(ReviewRules(), PLAN, [error("a", "缺少「目的」。")]).passed
    noted = [warning("b", "時數偏多。")]
    held = judge(ReviewRules(), PLAN, noted)
    assert not held.passed
    assert "時數偏多" in held.reasons[0]
    assert judge(ReviewRules(without_warnings=False), PLAN, noted).passed


@pytest.mark.parametrize(
    ("rules", "passed"),
    [
        (ReviewRules(scopes=("校內",)), True),
        (ReviewRules(scopes=("校外",)), False),
        (ReviewRules(class_kinds=("非學分班(校內研習)",)), True),
        (ReviewRules(offices=("教務處", "輔導室")), True),
        (ReviewRules(offices=("教務處",)), False),
        (ReviewRules(most_amount="3"), True),
        (ReviewRules(most_amount="2.5"), False),
    ],
)
def test_each_rule_has_its_reason(rules: ReviewRules, passed: bool) -> None:
    """Whether it was met or not."""
    result = judge(rules, PLAN, [])
    assert result.passed is passed
    assert result.reasons


def test_a_course_that_may_be_a_repetition_is_held() -> None:
    """Somebody looks at both."""
    result = judge(ReviewRules(), PLAN, [], twin="115-001")
    assert not result.passed
    assert "115-001" in result.reasons[0]


def test_rules_are_kept_as_plain_values() -> None:
    """Anything else is no rule."""
    rules = ReviewRules(enabled=True, scopes=("校內",), most_amount="6")
    assert read_rules(rules.as_json()) == rules
    assert read_rules(None) == read_rules([]) == ReviewRules()
    assert read_rules({"enabled": True, "of tomorrow": 1}) == ReviewRules(enabled=True)
