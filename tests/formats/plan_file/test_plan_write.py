"""A plan as text: reading it gives the same plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.plan_write import plan_to_yaml, record_node
from inservice_docs.formats.plan_file.plan_yaml import parse_plan, read_plan
from inservice_docs.records.approval import Approval, RequestLetter
from inservice_docs.records.plan import (
    Change,
    ChangeKind,
    Contact,
    ExtraField,
    Note,
    Plan,
    Range,
    Scope,
    Session,
    SignUp,
    TimeSpan,
)

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"


def texts(low: int = 0) -> st.SearchStrategy[str]:
    """Texts as a record holds them: trimmed, with nothing that no document can hold."""
    letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
    odd = st.sampled_from(" \n\t：:#-[]{},&'\"\\、；＝是否0")
    return st.text(st.one_of(letters, odd), min_size=low, max_size=12).map(
        lambda text: text.strip(" \t\r\n\u3000") or "甲" * low
    )


DATES = st.dates(dt.date(1912, 1, 1), dt.date(2099, 12, 31))
AMOUNTS = st.one_of(st.none(), st.decimals(0, 999, places=2))
COUNTS = st.one_of(st.none(), st.integers(0, 9999))
SPANS = (
    st.tuples(st.integers(6, 14), st.integers(0, 59), st.integers(15, 23), st.integers(0, 59))
    .map(lambda t: TimeSpan(start=dt.time(t[0], t[1]), end=dt.time(t[2], t[3])))
)  # fmt: skip
RANGES = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(
    lambda pair: Range(low=min(pair), high=max(pair))
)


def listed(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Tuples of at most three."""
    return st.lists(each, max_size=3).map(tuple)


NOTES = st.recursive(
    st.builds(Note, text=texts(1)),
    lambda inner: st.builds(Note, text=texts(1), items=listed(inner)),
    max_leaves=4,
)
SESSIONS = st.builds(
    Session,
    date=st.one_of(st.none(), DATES),
    time=st.one_of(st.none(), SPANS),
    venue=texts(1),
    topic=texts(),
)
PLAN = st.builds(
    Plan,
    name=texts(),
    scope=st.one_of(st.none(), st.sampled_from(Scope)),
    nature=listed(texts(1)),
    basis=listed(texts(1)),
    purpose=texts(),
    contacts=listed(st.builds(Contact, name=texts(1), phone=texts(), email=texts())),
    sessions=listed(SESSIONS),
    hours=AMOUNTS,
    credits=AMOUNTS,
    audience=listed(texts(1)),
    per_school=st.one_of(st.none(), RANGES),
    class_count=COUNTS,
    signup=st.one_of(
        st.none(),
        st.builds(
            SignUp,
            deadline=DATES,
            online=st.one_of(st.none(), st.booleans()),
            online_seats=COUNTS,
            extra_fields=listed(st.builds(ExtraField, name=texts(1), choices=listed(texts(1)))),
        ),
    ),
    official_leave=st.one_of(st.none(), st.booleans()),
    notes=listed(NOTES),
    request=st.one_of(st.none(), st.builds(RequestLetter, number=texts(1), date=DATES)),
    approvals=listed(st.builds(Approval, agency=texts(1), number=texts(), hours=AMOUNTS)),
    change=st.one_of(
        st.none(),
        st.builds(Change, kind=st.sampled_from(ChangeKind), former_sessions=listed(SESSIONS)),
    ),
)


@given(PLAN)
def test_there_and_back(plan: Plan) -> None:
    """Any plan comes back from its file as it was, without a finding."""
    outcome = parse_plan(plan_to_yaml(plan).encode(), "p.yaml")
    assert outcome.findings == ()
    assert outcome.value.plan == plan


@pytest.mark.parametrize(
    "name", ["sample", "cross_school", "in_school", "two_days", "credit_class"]
)
def test_real_plans(name: str) -> None:
    """Plans as clerks write them are the same after writing and reading."""
    plan = read_plan(PLANS / f"{name}.yaml").value
    assert parse_plan(plan_to_yaml(plan).encode(), "").value.plan == plan


def test_in_the_clerks_words() -> None:
    """Keys are Chinese, dates ROC, yes and no 是 and 否; what is missing is left out."""
    plan = Plan(
        name="分享日",
        scope=Scope.CROSS_SCHOOL,
        sessions=(Session(date=dt.date(2010, 3, 23)),),
        hours=Decimal("1.50"),
        official_leave=False,
    )
    assert plan_to_yaml(plan) == (
        "研習名稱: 分享日\n研習區分: 校外\n場次:\n  - {日期: 99-03-23}\n時數: 1.5\n公差假: 否\n"
    )


def test_dates_before_the_republic() -> None:
    """A date without an ROC year is written in the western one."""
    node = record_node(Session(date=dt.date(1900, 1, 1)))
    assert node == {"日期": "1900-01-01"}


def test_texts_that_look_like_keys() -> None:
    """A further field called 「名稱：甲」 is written so that it is not taken for a key."""
    plan = Plan(signup=SignUp(extra_fields=(ExtraField(name="名稱：甲"),)))
    outcome = parse_plan(plan_to_yaml(plan).encode(), "")
    assert outcome.findings == ()
    assert outcome.value.plan == plan
