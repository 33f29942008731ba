"""The kinds of value: what clerks write is taken, the rest refused in Chinese with a cure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from inservice_docs.records.types import (
    Amount,
    Count,
    ExactText,
    OptionalDate,
    Text,
    TextLines,
    TextList,
    YesNo,
)

KINDS: dict[str, TypeAdapter[Any]] = {
    "text": TypeAdapter(Text),
    "exact": TypeAdapter(ExactText),
    "date": TypeAdapter(OptionalDate),
    "count": TypeAdapter(Count),
    "amount": TypeAdapter(Amount),
    "yes": TypeAdapter(YesNo),
    "list": TypeAdapter(TextList),
    "lines": TypeAdapter(TextLines),
}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", " \u3000甲 乙\n", "甲 乙"),
        ("text", None, ""),
        ("text", "甲 & 乙 <丙> 𠮷\t綉", "甲 & 乙 <丙> 𠮷\t綉"),
        ("exact", " 甲 ", " 甲 "),
        ("date", "99-03-23", dt.date(2010, 3, 23)),
        ("date", "99年3月23日（星期二）", dt.date(2010, 3, 23)),
        ("date", " ", None),
        ("date", None, None),
        ("date", dt.datetime.fromisoformat("2026-09-18T10:00"), dt.date(2026, 9, 18)),
        ("date", dt.date(2026, 9, 18), dt.date(2026, 9, 18)),
        ("count", "120", 120),
        ("count", "１２０ 人", 120),
        ("count", "1,200", 1200),
        ("count", "", None),
        ("count", 3, 3),
        ("amount", "3", Decimal(3)),
        ("amount", "1.5 小時", Decimal("1.5")),
        ("amount", "２學分", Decimal(2)),
        ("amount", 1.5, Decimal("1.5")),
        ("amount", " ", None),
        ("yes", "是", True),
        ("yes", "Yes", True),
        ("yes", "有", True),
        ("yes", "否", False),
        ("yes", "無", False),
        ("yes", "", None),
        ("yes", True, True),
        ("list", None, ()),
        ("list", "國小、國中；高中", ("國小", "國中", "高中")),
        ("list", ["國小、國中", " 高中 "], ("國小、國中", "高中")),
        ("lines", "甲、乙\n丙", ("甲、乙", "丙")),
        ("lines", ["甲"], ("甲",)),
    ],
)
def test_taken(kind: str, value: Any, expected: Any) -> None:
    """What is meant is understood."""
    assert KINDS[kind].validate_python(value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("text", "甲\x07乙", "text-unholdable"),
        ("text", "甲\ufdd0", "text-unholdable"),
        ("text", "甲\ud800", "text-unholdable"),
        ("exact", "\ufffe", "text-unholdable"),
        ("date", "99-02-30", "date-unreadable"),
        ("date", "明天", "date-unreadable"),
        ("date", 990323, "date-unreadable"),
        ("count", "一百", "number-unreadable"),
        ("count", "1.5", "number-unreadable"),
        ("count", "-1", "number-unreadable"),
        ("count", True, "number-unreadable"),
        ("amount", "三", "number-unreadable"),
        ("amount", "1e3", "number-unreadable"),
        ("amount", "-1", "number-unreadable"),
        ("amount", False, "number-unreadable"),
        ("yes", "也許", "yes-no-unreadable"),
        ("list", ["甲\x00"], "text-unholdable"),
    ],
)
def test_refused(kind: str, value: Any, code: str) -> None:
    """What cannot be meant is refused with a sentence and a cure."""
    with pytest.raises(ValidationError) as caught:
        KINDS[kind].validate_python(value)
    (detail,) = caught.value.errors()
    assert str(detail["type"]).replace("_", "-") == code
    assert detail["ctx"]["fix"].endswith("。")
    assert detail["msg"].endswith("。")


def test_the_place_of_a_bad_character() -> None:
    """The character that no document can hold is counted and named."""
    with pytest.raises(ValidationError, match=r"第3個字.*U\+0007"):
        KINDS["text"].validate_python("甲乙\x07")


@pytest.mark.parametrize("value", [-1, 10**9, 1.5, "x" * 5000, [1], {"a": 1}])
def test_odd_counts(value: Any) -> None:
    """A count is a number of people, not anything else."""
    with pytest.raises(ValidationError):
        KINDS["count"].validate_python(value)


@pytest.mark.parametrize(("value", "shown"), [("3", "3"), ("1.5", "1.5"), ("2.0", "2")])
def test_amounts_in_json(value: str, shown: str) -> None:
    """Whole numbers have no decimals."""
    assert KINDS["amount"].dump_json(Decimal(value)).decode() == shown


@given(st.sampled_from(sorted(KINDS)), st.one_of(st.text(), st.integers(), st.floats(), st.none()))
def test_anything(kind: str, value: Any) -> None:
    """Whatever comes is taken or refused, each refusal with its words; nothing else happens."""
    refusals = refusals_of(kind, value)
    assert all(detail["msg"] for detail in refusals)
    # A list refuses each of its elements by itself.
    assert len(refusals) <= 1 or kind in ("list", "lines")


def refusals_of(kind: str, value: Any) -> list[Any]:
    """What a kind of value says against a value; nothing where it takes it."""
    try:
        KINDS[kind].validate_python(value)
    except ValidationError as problem:
        return list(problem.errors())
    return []
