"""Dates: every shape that was seen, the impossible refused with its cure, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.dates import (
    letter_date,
    parse_date,
    plain_date,
    roc_year,
    school_year,
    sheet_date,
    site_date,
    weekday,
)
from inservice_docs.taiwan.problem import FactError

ROC_DATES = st.dates(date(1912, 1, 1), date(2099, 12, 31))
DAY = date(2010, 3, 23)
OPENING = date(2026, 8, 5)


@pytest.mark.parametrize(
    "text",
    [
        "99-03-23", "99/3/23", "99/03/23", "99.3.23", "099-03-23", "99－03－23", "99–03–23",
        "99年3月23日", "99年03月23日", "99年3月23號", "99 年 3 月 23 日", "99年3月23",
        "99年3月23日(星期二)", "99年3月23日（星期二）", "99 年 3 月 23 日(星期二)",
        "99-03-23(二)", "99-03-23（週二）", "99.3.23週二", "99年3月23日禮拜二", "99/3/23(周二)",
        "中華民國99年3月23日", "中華民國 99 年 3 月 23 日", "民國99年3月23日", "民國99.03.23",
        "0990323", "990323", "民國0990323", "0990323.0", "990323.0",
        "９９年３月２３日", "　99-03-23\u200b", "９９／３／２３",
        "2010-03-23", "2010/3/23", "2010.3.23", "20100323", "2010年3月23日", "西元2010年3月23日",
        "2010-03-23 00:00:00", "2010-03-23T00:00:00.000",
        "九十九年三月二十三日", "中華民國九十九年三月廿三日", "二〇一〇年三月二十三日",
    ],
)  # fmt: skip
def test_every_shape_of_a_date_is_read(text: str) -> None:
    """ROC and 西元, with signs or words, compact, full-width, in Chinese, with a weekday."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("99.3.3", date(2010, 3, 3)),
        ("115-01-02", date(2026, 1, 2)),
        ("1150102", date(2026, 1, 2)),
        ("2007/5/1", date(2007, 5, 1)),
        ("20070501", date(2007, 5, 1)),
        ("2026-09-18", date(2026, 9, 18)),
        ("1900年1月1日", date(1900, 1, 1)),
        ("中華民國 99 年 2 月 26 日", date(2010, 2, 26)),
        ("中華民國一百十五年八月五日", OPENING),
        ("一一五年八月五日", OPENING),
        ("民國元年1月1日", date(1912, 1, 1)),
        ("113年2月29日", date(2024, 2, 29)),
        ("590630", date(1970, 6, 30)),
        ("1-1-1", date(1912, 1, 1)),
    ],
)
def test_other_dates_of_the_lists_and_letters_are_read(text: str, day: date) -> None:
    """A year of up to three digits is ROC, one of four is 西元."""
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "problem", "cure"),
    [
        ("99年2月30日", "99年2月只有 28 天", "2月28日"),
        ("2026-02-30", "2026年2月只有 28 天", "2月28日"),
        ("115-02-29", "115年2月只有 28 天", "2月28日"),
        ("99-13-01", "沒有 13 月", "1 到 12"),
        ("99-00-10", "沒有 0 月", "1 到 12"),
        ("99-04-00", "沒有 0 日", "1 到 30"),
        ("99年3月23日(星期三)", "是星期二，不是星期三", "（星期二）"),
        ("1900年1月1日(二)", "1900/1/1是星期一", "（星期一）"),
        ("3月23日", "沒有年份", "115-08-05"),
        ("8/5", "沒有年份", "115-08-05"),
        ("99年3月", "沒有日", "115-08-05"),
        ("99-03", "沒有日", "115-08-05"),
        ("99年3月23日 13:10", "含有時間", "115-08-05"),
        ("2007/5/17 下午 04:48:04", "含有時間", "115-08-05"),
        ("民國前3年1月1日", "民國前", "民國元年"),
        ("民前3年1月1日", "民國前", "民國元年"),
        ("民國2026年1月1日", "最多 3 位數", "115"),
        ("西元99年1月1日", "4 位數", "2026"),
        ("0-1-1", "沒有民國 0 年", "115"),
        ("1115-08-05", "西元 1115 年不合理", "115-08-05"),
        ("民國990年1月1日", "民國 990 年不合理", "115-08-05"),
        ("1990323", "民國 199 年不合理", "115-08-05"),
        ("240501", "兩種以上的讀法", "7 碼"),
        ("111213", "兩種以上的讀法", "115-08-05"),
        ("99/3-23", "看不懂日期", "115-08-05"),
        ("三月二十三", "看不懂日期", "115-08-05"),
        ("一百五年三月三日", "不是中文數字", "一百一十五"),
        ("待定", "看不懂日期「待定」", "115-08-05"),
        ("", "沒有日期", "115-08-05"),
        ("（二）", "沒有日期", "115-08-05"),
        ("9" * 5000, "太長", "115-08-05"),
        ("٩٩-٠٣-٢٣", "看不懂日期", "115-08-05"),
    ],
)
def test_an_impossible_date_is_refused_with_its_cure(text: str, problem: str, cure: str) -> None:
    """The message says what is wrong, the cure how to write it."""
    with pytest.raises(FactError) as refused:
        parse_date(text)
    assert problem in refused.value.message
    assert cure in refused.value.fix


@pytest.mark.parametrize("text", ["A123456789", "0912-345678", "04-22921175#301", "AB12345677"])
def test_a_persons_number_in_a_date_is_not_quoted(text: str) -> None:
    """An ID or phone number in the wrong column does not reach a message."""
    with pytest.raises(FactError) as refused:
        parse_date(text)
    assert text not in refused.value.message + refused.value.fix
    assert text[-4:] not in refused.value.message + refused.value.fix


def test_a_date_in_every_shape_of_the_documents() -> None:
    """Letter, running text, list and site each have their own."""
    assert letter_date(OPENING) == "中華民國115年8月5日"
    assert plain_date(OPENING) == "115年8月5日"
    assert plain_date(OPENING, weekday=True) == "115年8月5日（星期三）"
    assert sheet_date(OPENING) == "115-08-05"
    assert sheet_date(DAY) == "99-03-23"
    assert site_date(OPENING) == "2026/8/5"
    assert weekday(OPENING) == "星期三"
    assert weekday(date(2026, 8, 9)) == "星期日"


def test_roc_years_and_school_years() -> None:
    """民國 starts in 1912; a school year starts on 8/1."""
    assert roc_year(date(1912, 1, 1)) == 1
    assert roc_year(DAY) == 99
    assert school_year(date(2026, 7, 31)) == 114
    assert school_year(date(2026, 8, 1)) == 115


def test_a_date_before_1912_has_no_roc_year() -> None:
    """It is refused, never written as year 0."""
    with pytest.raises(FactError, match="民國前"):
        letter_date(date(1911, 12, 31))


@given(ROC_DATES)
def test_every_date_reads_back(day: date) -> None:
    """parse(format(d)) == d for all shapes."""
    for text in (
        letter_date(day),
        plain_date(day),
        plain_date(day, weekday=True),
        sheet_date(day),
        site_date(day),
        day.isoformat(),
        f"{roc_year(day):03}{day:%m%d}",
        f"{day:%Y%m%d}",
        letter_date(day) + weekday(day),
    ):
        assert parse_date(text) == day


@given(ROC_DATES, st.sampled_from("一二三四五六日"))
def test_a_weekday_is_right_or_refused(day: date, stated: str) -> None:
    """A date never comes through with a wrong weekday beside it."""
    text = f"{plain_date(day)}（星期{stated}）"
    if weekday(day) == f"星期{stated}":
        assert parse_date(text) == day
    else:
        with pytest.raises(FactError, match=weekday(day)):
            parse_date(text)


SHAPED = st.from_regex(
    r"(中華民國|民國|西元)?[0-9一二十元百零]{1,8}[年/.\-]?[0-9]{0,3}[月/.\-]?[0-9]{0,3}日?(（[一日三]）)?",
    fullmatch=True,
)


@given(st.text() | SHAPED)
def test_nothing_but_a_fact_error_comes_of_any_text(attempt: Callable[..., Any], text: str) -> None:
    """Whatever is entered is a date or refused, with a message and a cure."""
    found = attempt(parse_date, text)
    assert found is None or 1800 <= found.year <= 2099
