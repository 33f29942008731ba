"""Dates, numbers and secrecy as letters print them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.values import (
    is_date,
    read_date,
    read_numbers,
    read_secrecy,
    without_gaps,
)
from inservice_docs.taiwan.dates import letter_date
from inservice_docs.taiwan.document_numbers import format_number


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        ("中華民國 115 年 8 月 5 日", dt.date(2026, 8, 5), ""),
        ("115年8月5日", dt.date(2026, 8, 5), "115年8月5日"),
        ("中華民國八十八年十二月三日", dt.date(1999, 12, 3), "中華民國八十八年十二月三日"),
        ("115年8月5日發文", dt.date(2026, 8, 5), "115年8月5日發文"),
        ("中華民國　年　月　日", None, ""),
        ("", None, ""),
        ("擇期", None, ""),
    ],
)
def test_dates(text: str, date: dt.date | None, kept: str) -> None:
    """The usual form needs no text beside the date; others keep theirs, a blank form has none."""
    assert read_date(text)[:2] == (date, kept)


@pytest.mark.parametrize("text", ["115年2月30日", "115年8月5日(星期一)"])
def test_wrong_dates(text: str) -> None:
    """What is wrong with a date is told, and its text is kept."""
    _, kept, problem = read_date(text)
    assert kept == text
    assert problem is not None


def test_a_date_alone() -> None:
    """A line that is a date and nothing else is told from a sentence with one."""
    assert is_date("中華民國 115 年 8 月 5 日")
    assert not is_date("115年8月5日辦理")


@given(st.dates(dt.date(1912, 1, 1), dt.date(2099, 12, 31)))
def test_every_letter_date(date: dt.date) -> None:
    """What a letter prints is read as that date."""
    assert read_date(letter_date(date)) == (date, "", None)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("曉中宗字第 0990006001 號", "曉中宗字第0990006001號"),
        ("甲字第1150000001號、乙字第1150000002號", "甲字第1150000001號、乙字第1150000002號"),
        ("甲字第1150000001號　乙字第1150000002號", "甲字第1150000001號、乙字第1150000002號"),
        ("甲字第1150000001號（電子公文）", "甲字第1150000001號"),
        ("曉中宗字第　　號", ""),
        ("無文號", "無文號"),
        ("1150003456", "1150003456"),
        ("", ""),
    ],
)
def test_numbers(text: str, numbers: str) -> None:
    """Several are joined by 「、」; one without a serial is none; exceptions stay as they are."""
    assert read_numbers(text) == numbers


@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙丁"), st.integers(1, 9_999_999)), min_size=1, max_size=3
    ),
    st.sampled_from("、，；  \u3000"),
)
def test_every_number(parts: list[tuple[str, int]], mark: str) -> None:
    """Whatever stands between them, printed numbers come back."""
    numbers = [format_number(word, 115, serial) for word, serial in parts]
    assert read_numbers(mark.join(numbers)) == "、".join(numbers)


@pytest.mark.parametrize(
    ("text", "level", "term"),
    [
        ("密", "密", ""),
        ("極機密（115年12月31日解密）", "極機密", "（115年12月31日解密）"),
        ("機密，本件於附件抽存後解密", "機密", "本件於附件抽存後解密"),
        ("密碼函", "密碼函", ""),
        ("", "", ""),
    ],
)
def test_secrecy(text: str, level: str, term: str) -> None:
    """The level and what ends it are told apart."""
    assert read_secrecy(text) == (level, term)


def test_gaps_are_no_values() -> None:
    """What a draft says is to be filled in is empty; a long text with a gap stays."""
    assert without_gaps("（待填：發文字號）") == ""
    assert without_gaps("曉中宗字第（待填）號") == ""
    assert without_gaps("如主旨") == "如主旨"


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    """No value is too odd to be read."""
    read_date(text)
    read_numbers(text)
    read_secrecy(text)
    is_date(text)
