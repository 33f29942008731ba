"""A date in the shape of another: the clerk's habit is kept, and it always reads as the date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.plan_file.date_shape import in_shape_of
from inservice_docs.taiwan.dates import parse_date

DAY = dt.date(2026, 8, 5)
SHAPES = [
    ("99-03-23", "115-08-05"),
    ("99/3/3", "115/8/5"),
    ("99/12/23", "115/8/5"),
    ("99.3.23", "115.8.5"),
    ("99-3-3", "115-8-5"),
    ("99年3月23日", "115年8月5日"),
    ("99年03月23日", "115年08月05日"),
    ("99年3月23日(星期二)", "115年8月5日(星期三)"),
    ("民國 99 年 3 月 3 日（三）", "民國 115 年 8 月 5 日（三）"),
    ("中華民國99年3月3日", "中華民國115年8月5日"),
    ("2010-03-23", "2026-08-05"),
    ("2010/3/23", "2026/8/5"),
    ("0990323", "115-08-05"),
    ("中華民國九十九年三月三日", "115-08-05"),
    ("甲", "115-08-05"),
]


@pytest.mark.parametrize(("written", "expected"), SHAPES)
def test_shapes(written: str, expected: str) -> None:
    """Separators, era, padding and weekday stay as the clerk had them."""
    assert in_shape_of(written, DAY) == expected


@given(
    st.sampled_from([written for written, _ in SHAPES]),
    st.dates(dt.date(1912, 1, 1), dt.date(2099, 12, 31)),
)
def test_always_the_date(written: str, day: dt.date) -> None:
    """Whatever the shape, the text reads as the date."""
    assert parse_date(in_shape_of(written, day)) == day
