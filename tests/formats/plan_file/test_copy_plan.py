"""Last year's plan with new dates: moved as a whole, and otherwise as the clerk wrote it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.copy_plan import copy_plan, moved
from inservice_docs.formats.plan_file.plan_yaml import parse_plan
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"
NAMES = ["sample", "cross_school", "in_school", "two_days", "credit_class"]


def text_of(name: str) -> str:
    """Return a plan file's text."""
    return (PLANS / f"{name}.yaml").read_text("utf-8")


def plan_of(text: str) -> Plan:
    """Read a plan."""
    return parse_plan(text.encode(), "").value.plan


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=15)
@given(day=st.dates(dt.date(2026, 1, 1), dt.date(2050, 1, 1)))
def test_everything_moves_together(name: str, day: dt.date) -> None:
    """Sessions and deadline move by the same number of days, letters go, the rest stays."""
    text = text_of(name)
    old, new = plan_of(text), plan_of(copy_plan(text, day).value)
    shift = day - old.dates[0]
    assert new == moved(old, shift)
    assert new.dates == tuple(date + shift for date in old.dates)
    if old.signup and old.signup.deadline:
        assert new.signup is not None
        assert new.signup.deadline == old.signup.deadline + shift
    assert new.request is None
    assert new.approvals == ()


def test_only_dates_and_approvals_change() -> None:
    """Comments, order, quotes and spaces are the clerk's own."""
    text = text_of("sample")
    copy = copy_plan(text, dt.date(2026, 3, 24)).value
    expected = text.replace("日期: 99-03-23", "日期: 115-03-24").replace("99-03-16", "115-03-17")
    assert copy == expected[: expected.index("核准文號:")]


def test_shapes_of_dates_are_kept() -> None:
    """A clerk who writes weekdays finds the right ones."""
    copy = copy_plan(text_of("credit_class"), dt.date(2027, 7, 12)).value
    assert "116年7月12日(星期一)" in copy
    assert "截止: 116.6.29" in copy


def test_what_must_be_looked_at_again() -> None:
    """Dropped letters, another weekday and last year's number in a text are said, with places."""
    text = text_of("cross_school").replace("閱讀教學工作坊", "115年度閱讀教學工作坊（第三期）")
    outcome = copy_plan(text, dt.date(2027, 10, 14), "new.yaml")
    assert outcome.ok
    found = {each.code: each for each in outcome.findings}
    assert set(found) == {"copy-dropped", "copy-weekday", "copy-old-year", "copy-review"}
    assert "申請文號" in found["copy-dropped"].message
    assert "星期三" in found["copy-weekday"].message
    assert "講師" in found["copy-review"].message
    years = [each.place.field for each in outcome.findings if each.code == "copy-old-year"]
    assert years == ["研習名稱", "依據 1"]
    for each in outcome.findings:
        assert each.place.file == "new.yaml"
        assert each.message.endswith("。")
        assert each.fix.endswith("。")


def test_same_weekday() -> None:
    """A move by whole weeks needs no word on weekdays."""
    outcome = copy_plan(text_of("in_school"), dt.date(2027, 8, 25))
    assert [each.code for each in outcome.findings] == ["copy-review"]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "甲", "sessions": [{"date": "2026-09-18"}], "request": {"number": "1"}}',
        "  name: 甲\n  sessions: {date: 2026-09-18}\n  request: {number: 甲}\n",
        "name: 甲\nsessions:\n- date: >-\n    2026-09-18\n",
    ],
)
def test_texts_that_cannot_be_edited(text: str) -> None:
    """JSON and other layouts are written anew, and that is said."""
    outcome = copy_plan(text, dt.date(2027, 9, 18))
    assert outcome.findings[0].code == "copy-rewritten"
    assert plan_of(outcome.value).dates == (dt.date(2027, 9, 18),)
    assert plan_of(outcome.value).request is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("研習名稱: 甲\n", "copy-no-date"),
        ("時數: 三\n場次: {日期: 115-09-18}\n", "number-unreadable"),
        ("研習名稱：甲\n", "yaml-colon-wide"),
    ],
)
def test_plans_that_cannot_be_copied(text: str, code: str) -> None:
    """A plan with mistakes is mended first."""
    with pytest.raises(UserError) as caught:
        copy_plan(text, dt.date(2027, 9, 18), "p.yaml")
    assert code in [found.code for found in caught.value.findings]
