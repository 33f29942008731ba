"""The plan: spans, ranges and scopes as clerks write them, and what follows from them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from pydantic import ValidationError

from inservice_docs.records.plan import (
    ExtraField,
    Note,
    Plan,
    Range,
    Scope,
    Session,
    SignUp,
    TimeSpan,
)


@pytest.mark.parametrize(
    ("word", "scope"),
    [
        ("校內", Scope.IN_SCHOOL),
        ("校內研習", Scope.IN_SCHOOL),
        ("校外", Scope.CROSS_SCHOOL),
        ("校外(跨校性)", Scope.CROSS_SCHOOL),
        ("校外（跨校性）研習", Scope.CROSS_SCHOOL),
        ("跨校", Scope.CROSS_SCHOOL),
        ("cross-school", Scope.CROSS_SCHOOL),
        ("", None),
        (None, None),
        (Scope.CROSS_SCHOOL, Scope.CROSS_SCHOOL),
    ],
)
def test_scopes(word: Any, scope: Scope | None) -> None:
    """The two kinds of study by every name they go by."""
    plan = Plan.model_validate({"研習區分": word})
    assert plan.scope is scope
    assert plan.cross_school is (scope is Scope.CROSS_SCHOOL)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1-2", "1-2"),
        ("2", "2"),
        ("2人", "2"),
        ("１～２ 名", "1-2"),
        ("1至2", "1-2"),
        (2, "2"),
        ({"low": 1, "high": 3}, "1-3"),
        ("2-2", "2"),
    ],
)
def test_ranges(value: Any, shown: str) -> None:
    """A number of people, or from one to another."""
    assert str(Plan.model_validate({"每校人數": value}).per_school) == shown


@pytest.mark.parametrize("value", ["2-1", "甲", "1-2-3", True, "-1", -1])
def test_no_ranges(value: Any) -> None:
    """Backwards and meaningless ranges are refused."""
    with pytest.raises(ValidationError):
        Plan.model_validate({"每校人數": value})


def test_spans() -> None:
    """Times are read in the shapes of letters, and shown as in plan files."""
    session = Session.model_validate({"時間": "下午1時10分至5時20分"})
    assert session.time == TimeSpan(start=dt.time(13, 10), end=dt.time(17, 20))
    assert str(session.time) == "13:10-17:20"
    assert Session.model_validate({"時間": " "}).time is None
    with pytest.raises(ValidationError):
        Session.model_validate({"時間": "17:20-13:10"})


def test_one_for_a_list() -> None:
    """A single record, or a bare word, stands for a list of one."""
    plan = Plan.model_validate(
        {"承辦人": {"姓名": "陳"}, "其他事項": "甲", "報名": {"額外資訊": "職稱"}}
    )
    assert [contact.name for contact in plan.contacts] == ["陳"]
    assert plan.notes == (Note(text="甲"),)
    assert plan.signup == SignUp(extra_fields=(ExtraField(name="職稱"),))


def test_dates() -> None:
    """The days of a study, each once, in order, whatever the order of the sessions."""
    days = [dt.date(2026, 11, 6), None, dt.date(2026, 11, 5), dt.date(2026, 11, 6)]
    plan = Plan(sessions=tuple(Session(date=day) for day in days))
    assert plan.dates == (dt.date(2026, 11, 5), dt.date(2026, 11, 6))
    assert Plan().dates == ()


def test_json() -> None:
    """In JSON dates are ISO, spans and ranges as written, and reading it gives the same plan."""
    plan = Plan(
        sessions=(
            Session(date=dt.date(2026, 9, 18), time=TimeSpan(start=dt.time(9), end=dt.time(12))),
        ),
        per_school=Range(low=1, high=2),
    )
    data = json.loads(plan.model_dump_json())
    assert data["sessions"][0]["date"] == "2026-09-18"
    assert data["sessions"][0]["time"] == "09:00-12:00"
    assert data["per_school"] == "1-2"
    assert Plan.model_validate(data) == plan


def test_nothing_is_needed() -> None:
    """A plan may be empty while it is drafted."""
    assert Plan() == Plan.model_validate({})
    assert not Plan().cross_school
