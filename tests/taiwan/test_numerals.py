"""Chinese numbers, markers of items, and numbers as people write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.numerals import (
    chinese_number,
    marker,
    number_text,
    parse_chinese_number,
    parse_marker,
    split_marker,
)
from inservice_docs.taiwan.problem import FactError


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"),
        (105, "一百零五"), (110, "一百一十"), (115, "一百一十五"), (120, "一百二十"),
        (1005, "一千零五"), (1050, "一千零五十"), (2026, "二千零二十六"), (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_numbers_in_chinese(number: int, word: str) -> None:
    """A number is written in full, and read back."""
    assert chinese_number(number) == word
    assert parse_chinese_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("一百十五", 115), ("一一五", 115), ("二〇二六", 2026), ("廿三", 23), ("卅", 30),
        ("參拾", 30), ("兩百", 200), ("壹佰零伍", 105), (" 十 二 ", 12), ("○", 0),
    ],
)  # fmt: skip
def test_other_ways_to_write_a_chinese_number(word: str, number: int) -> None:
    """Digit by digit, the short forms and the formal characters are read."""
    assert parse_chinese_number(word) == number


@pytest.mark.parametrize(
    "word", ["", "百", "十百", "一百五", "五十十", "12", "甲", "一萬", "二二十"]
)
def test_what_is_no_chinese_number_is_refused(word: str) -> None:
    """一百五, which may mean 105 or 150, is refused like any other word."""
    with pytest.raises(FactError, match="不是中文數字") as refused:
        parse_chinese_number(word)
    assert "一百一十五" in refused.value.fix


@given(st.integers(0, 9999))
def test_a_chinese_number_reads_back(number: int) -> None:
    """parse(format(n)) == n."""
    assert parse_chinese_number(chinese_number(number)) == number


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    """Only 0 to 9999 is written in Chinese."""
    with pytest.raises(FactError, match="九千九百九十九"):
        chinese_number(number)


@pytest.mark.parametrize(
    ("level", "number", "text"),
    [
        (1, 1, "一、"), (1, 11, "十一、"), (2, 2, "（二）"), (3, 3, "3、"), (4, 14, "（14）"),
        (5, 1, "甲、"), (5, 10, "癸、"), (6, 2, "（乙）"),
    ],
)  # fmt: skip
def test_markers_by_level(level: int, number: int, text: str) -> None:
    """The six levels have the markers of the handbook, brackets full-width."""
    assert marker(level, number) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(一)", (2, 1)), ("（ 一 ）", (2, 1)), ("㈠", (2, 1)), ("⑴", (4, 1)), ("1.", (3, 1)),
        ("１．", (3, 1)), ("(２)", (4, 2)), ("一.", (1, 1)), ("（二）、", (2, 2)), ("(甲)", (6, 1)),
        ("廿一、", (1, 21)), ("一", None), ("1", None), ("", None), ("子、", None), ("0、", None),
        ("一百五、", None), ("第一、", None), ("一、本研習", None), ("一、" * 20, None),
    ],
)  # fmt: skip
def test_markers_are_read_in_either_width(text: str, found: tuple[int, int] | None) -> None:
    """Half-width brackets, dots and one-character forms count too; other words are no marker."""
    assert parse_marker(text) == found


@given(st.integers(1, 6), st.integers(1, 99))
def test_a_marker_reads_back(level: int, number: int) -> None:
    """parse(marker(level, n)) == (level, n)."""
    number = number if level < 5 else number % 10 + 1
    assert parse_marker(marker(level, number)) == (level, number)
    assert split_marker(marker(level, number) + "研習目的") == (marker(level, number), "研習目的")


@pytest.mark.parametrize(
    ("level", "number", "problem"),
    [(0, 1, "六層"), (7, 1, "六層"), (1, 0, "從 1"), (5, 11, "10 項")],
)
def test_a_marker_that_cannot_be_is_refused(level: int, number: int, problem: str) -> None:
    """There are six levels, items count from 1, and the last two levels end at 癸."""
    with pytest.raises(FactError, match=problem) as refused:
        marker(level, number)
    assert refused.value.fix


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("一、本研習目的", ("一、", "本研習目的")),
        ("　（一） 目的", ("（一）", "目的")),
        ("(1)目的", ("(1)", "目的")),
        ("㈡目的", ("㈡", "目的")),
        ("1.目的", ("1.", "目的")),
        ("1.5小時", ("", "1.5小時")),
        ("3月23日", ("", "3月23日")),
        ("一般教師", ("", "一般教師")),
        ("（附件）", ("", "（附件）")),
        ("", ("", "")),
    ],
)
def test_a_marker_is_split_from_its_line(line: str, parts: tuple[str, str]) -> None:
    """The marker comes off as written; a number inside a sentence is none."""
    assert split_marker(line) == parts


@given(st.text())
def test_any_text_is_a_marker_or_none(attempt: Callable[..., Any], text: str) -> None:
    """Reading never fails, and no character of a line is lost but white space beside its marker."""
    parse_marker(text)
    head, rest = split_marker(text)
    assert "".join((head + rest).split()) == "".join(text.split())
    attempt(parse_chinese_number, text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "3"), (120, "120"), (Decimal("3.0"), "3"), (Decimal("1.50"), "1.5"),
        (Decimal("1E+2"), "100"), (Decimal("0.5"), "0.5"), (Decimal("-0.0"), "0"), (0, "0"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_people_write_it(number: Decimal | int, text: str) -> None:
    """No trailing zeros, no exponent."""
    assert number_text(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=9999, places=2))
def test_a_written_number_keeps_its_value(number: Decimal) -> None:
    """Decimal(number_text(n)) == n."""
    assert Decimal(number_text(number)) == number
