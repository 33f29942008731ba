"""ID numbers: which kind, right or wrong, and why, without ever quoting one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.id_numbers import (
    IdCheck,
    check_id,
    check_sum,
    gender_if_valid,
    normalise_id,
)

TEN = st.from_regex("[A-Z][1289A-D][0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(
    ("number", "kind", "gender"),
    [
        ("A123456789", "national", "男"),
        ("a123456789", "national", "男"),
        ("Ａ１２３４５６７８９", "national", "男"),
        ("A1234 56789", "national", "男"),
        ("A-123456789", "national", "男"),
        ("A800000014", "arc", "男"),
        ("F812345676", "arc", "男"),
        ("AB12345677", "old_arc", "女"),
    ],
)
def test_a_right_number_is_known_by_its_kind(number: str, kind: str, gender: str) -> None:
    """National numbers and 統一證號 of both kinds pass by the same check digit."""
    found = check_id(number)
    assert (found.kind, found.valid, found.reason, found.gender) == (kind, True, "", gender)


@pytest.mark.parametrize(
    ("number", "kind", "reason"),
    [
        ("A123456788", "national", "檢查碼不符"),
        ("A900000014", "arc", "檢查碼不符"),
        ("AB12345678", "old_arc", "檢查碼不符"),
        ("T000000000", "unknown", "第 2 碼"),
        ("A323456789", "unknown", "第 2 碼"),
        ("AE12345678", "unknown", "第 2 碼"),
        ("A12345****", "unknown", "遮住"),
        ("A1234567890", "unknown", "這裡有 11 碼"),
        ("A1234", "unknown", "這裡有 5 碼"),
        ("1234567890", "unknown", "1 個英文字母加 9 個數字"),
        ("王小明", "unknown", "1 個英文字母加 9 個數字"),
        ("", "unknown", "沒有填"),
        ("　", "unknown", "沒有填"),
    ],
)
def test_a_wrong_number_comes_with_its_reason(number: str, kind: str, reason: str) -> None:
    """The reason is in words and holds no part of the number."""
    found = check_id(number)
    assert (found.kind, found.valid) == (kind, False)
    assert reason in found.reason
    assert number[:5] not in found.reason or not number.strip()


def test_an_old_number_of_a_resident_ends_in_2031() -> None:
    """It is valid until 2030-12-31; without a date it is judged by its check digit alone."""
    assert check_id("AB12345677", date(2030, 12, 31)).valid
    ended = check_id("AB12345677", on=date(2031, 1, 1))
    assert not ended.valid
    assert ended.kind == "old_arc"
    assert "120年1月1日" in ended.reason
    assert check_id("A800000014", date(2031, 1, 1)).valid


@pytest.mark.parametrize(
    ("number", "caution"),
    [("301234567", ""), ("TK1234567", ""), ("E12345678", "少了 1 碼"), ("123456789", "少了開頭")],
)
def test_a_passport_number_may_stand_in_its_place(number: str, caution: str) -> None:
    """It has no check digit; one that looks like an ID number cut short comes with a caution."""
    found = check_id(number)
    assert (found.kind, found.valid, found.gender) == ("passport", True, "")
    assert (found.certain, caution in found.reason) == (not caution, True)


def test_a_number_is_normalised() -> None:
    """Half-width capitals without spaces or hyphens."""
    assert normalise_id("　ａ１２３-456 789\u200b") == "A123456789"


@given(TEN, st.integers(1, 9))
def test_exactly_one_check_digit_is_right(body: str, change: int) -> None:
    """Of the ten numbers that share nine characters one passes, all others fail by the digit."""
    right = next(digit for digit in range(10) if check_sum(f"{body}{digit}") % 10 == 0)
    assert check_id(f"{body}{right}").valid
    wrong = check_id(f"{body}{(right + change) % 10}")
    assert not wrong.valid
    assert "檢查碼" in wrong.reason


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    """Nothing is raised, and what is not valid has a reason."""
    found = check_id(text, date(2031, 1, 1))
    assert isinstance(found, IdCheck)
    assert found.valid or found.reason


@given(st.from_regex("[A-Z][0-9A-D][0-9]{8}", fullmatch=True) | st.text(max_size=12))
def test_the_quick_way_agrees_with_the_whole_check(number: str) -> None:
    """A gender is given for exactly the valid numbers of nationals and of new 統一證號."""
    check = check_id(number) if number == normalise_id(number) else IdCheck("unknown", False)
    plain = check.valid and check.kind in ("national", "arc")
    assert gender_if_valid(number) == (check.gender if plain else "")
