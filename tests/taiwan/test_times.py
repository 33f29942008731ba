"""Times of a session: every shape, both ends meant as written, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.times import clock_text, parse_clock, parse_span, sheet_span, span_text

MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    "text",
    [
        "13:10-17:20", "1310-1720", "13:10~17:20", "13:10～17:20", "13:10–17:20", "13:10 至 17:20",
        "13：10－17：20", "１３：１０－１７：２０", "13:10到17:20", "13時10分至17時20分",
        "下午1時10分至5時20分", "下午1時10分至下午5時20分", "下午1:10-5:20",
        "下午一時十分至五時二十分",
        "下午 1310 時至 1720 時", "下午1310-1720", "1310時至1720時", "下午13時10分至5時20分",
        "PM1:10-PM5:20", "1:10pm-5:20pm", "1:10 p.m. - 5:20 p.m.", "午後1點10分到5點20分",
    ],
)  # fmt: skip
def test_every_shape_of_one_afternoon_is_read(text: str) -> None:
    """A stated afternoon holds for both ends and is not added to a time written in 24 hours."""
    assert parse_span(text) == (time(13, 10), time(17, 20))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("上午9時至12時", time(9), time(12)),
        ("上午9時至中午12時", time(9), time(12)),
        ("上午9時至下午4時", time(9), time(16)),
        ("09:00-16:00", time(9), time(16)),
        ("9:00-12:00", time(9), time(12)),
        ("0900-1200", time(9), time(12)),
        ("930-1200", time(9, 30), time(12)),
        ("上午9時至16時", time(9), time(16)),
        ("9點半到12點", time(9, 30), time(12)),
        ("9點整至11點鐘", time(9), time(11)),
        ("AM9:00-PM4:00", time(9), time(16)),
        ("中午12時至1時30分", time(12), time(13, 30)),
        ("中午12時30分至下午2時", time(12, 30), time(14)),
        ("下午12時30分至2時", time(12, 30), time(14)),
        ("上午11時至下午1時", time(11), time(13)),
        ("中午11時30分至1時", time(11, 30), time(13)),
        ("中午1時至2時", time(13), time(14)),
        ("晚上7時至9時", time(19), time(21)),
        ("下午5時至晚上9時", time(17), time(21)),
        ("早上8時至12時", time(8), time(12)),
        ("凌晨12時至5時", time(0), time(5)),
        ("01:10-05:20", time(1, 10), time(5, 20)),
    ],
)
def test_noon_and_mixed_halves_are_read(text: str, start: time, end: time) -> None:
    """Noon is 12 in either half; an end takes the start's half unless it says otherwise."""
    assert parse_span(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "problem", "cure"),
    [
        ("17:20-13:10", "不在開始時間", "24 小時制"),
        ("09:00-09:00", "不在開始時間", "24 小時制"),
        ("上午9時至4時", "04:00", "上午9時至下午4時"),
        ("9:00-4:00", "04:00", "上午9時至下午4時"),
        ("1:10-5:20", "上午還是下午", "13:10-17:20"),
        ("1時10分至下午5時20分", "上午還是下午", "13:10-17:20"),
        ("9:00-24:00", "午夜 24 時", "23:59"),
        ("晚上7時至12時", "午夜 24 時", "23:59"),
        ("晚上12時至13時", "午夜 24 時", "中午12時"),
        ("25:00-26:00", "沒有 25 時", "0 到 23"),
        ("13:60-17:20", "沒有 13 時 60 分", "0 到 59"),
        ("上午13時至14時", "自相矛盾", "13:10-17:20"),
        ("9:00-12:00、13:00-16:00", "只能有一段時間", "分成一個場次"),
        ("9:00-12:00-16:00", "只能有一段時間", "分成一個場次"),
        ("13:10", "不是起訖時間", "13:10-17:20"),
        ("13:10-", "不是起訖時間", "13:10-17:20"),
        ("上午9時am-12時", "看不懂時間", "13:10-17:20"),
        ("整天", "不是起訖時間", "13:10-17:20"),
        ("", "不是起訖時間", "13:10-17:20"),
        ("1" * 5000, "太長", "13:10-17:20"),
        ("九九時至十時", "沒有 99 時", "0 到 23"),
        ("一百五時至十時", "看不懂時間", "13:10-17:20"),
    ],
)
def test_an_impossible_time_is_refused_with_its_cure(text: str, problem: str, cure: str) -> None:
    """The message says what is wrong, the cure how to write it."""
    with pytest.raises(FactError) as refused:
        parse_span(text)
    assert problem in refused.value.message
    assert cure in refused.value.fix


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("下午 04:48:04", time(16, 48, 4)),
        ("上午 11:55:06", time(11, 55, 6)),
        ("上午 12:05:00", time(0, 5)),
        ("下午 12:05:00", time(12, 5)),
        ("13:10", time(13, 10)),
        ("中午12時", time(12)),
        ("5時", time(5)),
    ],
)
def test_one_time_of_day_is_read(text: str, moment: time) -> None:
    """The site's own clock with seconds calls five past midnight 上午 12:05:00."""
    assert parse_clock(text) == moment


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (time(13, 10), time(17, 20), "下午1時10分至5時20分"),
        (time(9), time(16), "上午9時至下午4時"),
        (time(9), time(12), "上午9時至中午12時"),
        (time(9), time(11, 30), "上午9時至11時30分"),
        (time(12), time(13, 30), "中午12時至下午1時30分"),
        (time(12, 10), time(12, 50), "中午12時10分至12時50分"),
        (time(0), time(1), "上午0時至1時"),
    ],
)
def test_a_session_is_written_with_its_half_named_once(start: time, end: time, text: str) -> None:
    """The half of the day stands before the end only where it differs from the start's."""
    assert span_text(start, end) == text


def test_one_time_of_day_is_written() -> None:
    """In words, minutes only where there are any."""
    assert clock_text(time(9, 30)) == "上午9時30分"
    assert clock_text(time(12)) == "中午12時"
    assert clock_text(time(17, 20)) == "下午5時20分"


@given(MINUTES, MINUTES)
def test_every_session_reads_back(one: time, other: time) -> None:
    """parse(format(start, end)) == (start, end) for words and lists."""
    start, end = sorted((one, other))
    if start == end:
        with pytest.raises(FactError, match="不在開始時間"):
            parse_span(sheet_span(start, end))
    else:
        assert parse_span(span_text(start, end)) == (start, end)
        assert parse_span(sheet_span(start, end)) == (start, end)
        assert parse_span(f"{start:%H%M}-{end:%H%M}") == (start, end)
        assert parse_clock(clock_text(start)) == start


SHAPED = st.from_regex(
    r"(上午|下午|中午|晚上|凌晨|AM)?[0-9]{0,5}[:時點]?[0-9]{0,3}[-至~]?(上午|下午)?[0-9一二十]{0,5}[:時點]?[0-9]{0,3}分?",
    fullmatch=True,
)


@given(st.text() | SHAPED)
def test_nothing_but_a_fact_error_comes_of_any_text(attempt: Callable[..., Any], text: str) -> None:
    """Whatever is entered is a session that ends after its start, or refused with a cure."""
    for parse in (parse_clock, parse_span):
        found = attempt(parse, text)
        assert not isinstance(found, tuple) or found[0] < found[1]
