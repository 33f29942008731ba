"""Places in words: there and back again, and into a file."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.finding import Place, hint
from inservice_docs.rules.places import at, day_text, field_path, field_text, locate, year_text

LABELS = st.sampled_from(["場次", "時間", "核准文號", "報名", "附件", "name"])
PATHS = st.lists(st.tuples(LABELS, st.lists(st.integers(0, 999), max_size=2))).map(
    lambda parts: tuple(each for label, indexes in parts for each in (label, *indexes))
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("場次", 1, "時間"), "場次 2 › 時間"),
        (("研習名稱",), "研習名稱"),
        (("報名", "額外資訊", 0, "選項", 1), "報名 › 額外資訊 1 › 選項 2"),
        ((), ""),
        ((0,), "1"),
    ],
)
def test_words(path: tuple[str | int, ...], text: str) -> None:
    """A path is said as a person would, counting from 1."""
    assert field_text(path) == text


@given(PATHS)
def test_there_and_back(path: tuple[str | int, ...]) -> None:
    """What was put into words can be found again."""
    assert field_path(field_text(path)) == path


def test_locate() -> None:
    """Findings get the file's place of their field; those that have one keep it."""
    placed = hint("b", "乙。", place=Place("other.yaml", 9))
    found = locate(
        [hint("a", "甲。", place=at("場次", 1, "時間")), placed],
        lambda path: Place("plan.yaml", 5, 3, field=field_text(path)),
    )
    assert str(found[0].place) == "plan.yaml 第5行第3欄「場次 2 › 時間」"
    assert found[1] is placed


def test_days_in_messages() -> None:
    """Dates are said in ROC years where they have one."""
    assert day_text(dt.date(2026, 8, 5)) == "115年8月5日"
    assert day_text(dt.date(2026, 8, 5), weekday=True) == "115年8月5日（星期三）"
    assert day_text(dt.date(1900, 1, 1)) == "1900/1/1"
    assert day_text(None) == ""
    assert year_text(dt.date(2026, 8, 5)) == "115年"
    assert year_text(dt.date(1900, 1, 1)) == "西元1900年"
