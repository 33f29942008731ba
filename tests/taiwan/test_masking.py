"""Masking: enough to recognise, too little to misuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.masking import mask_email, mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("A123456789", "A12345****"),
        ("ａ１２３４５６７８９", "A12345****"),
        ("AB12345677", "AB1234****"),
        ("301234567", "30123****"),
        ("A12345****", "A12345****"),
        ("A12", "***"),
        ("", ""),
    ],
)
def test_the_last_four_characters_of_an_id_number_are_hidden(number: str, masked: str) -> None:
    """As letters and notices must have it; a short one is hidden whole."""
    assert mask_id(number) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("李大明", "李○明"),
        ("李明", "李○"),
        ("李", "○"),
        ("歐陽大明", "歐○○明"),
        ("𠮷田喆", "𠮷○喆"),
        ("葛\U000e0100城明", "葛\U000e0100○明"),
        ("比令‧亞布", "比○‧○布"),
        ("李○明", "李○明"),
        ("　李大明　", "李○明"),
        ("John Smith", "J*** S***"),
        ("Kolas", "K***"),
        ("José Müller", "J*** M***"),
        ("J*** S***", "J*** S***"),
        ("", ""),
    ],
)
def test_the_middle_of_a_name_is_hidden(name: str, masked: str) -> None:
    """Of two characters the last, of more all but the first and last; of foreign names the rest."""
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("04-22921175", "04-2292****"),
        ("04-22921175#301", "04-2292****"),
        ("(04)2292-1175 轉 301", "(04)2292-****"),
        ("0912-345678", "0912-34****"),
        ("０９１２３４５６７８", "091234****"),
        ("12", "**"),
        ("無", "無"),
    ],
)
def test_the_last_four_digits_of_a_phone_are_hidden(phone: str, masked: str) -> None:
    """Its extension goes as well."""
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [("chen@example.tw", "c***@example.tw"), ("@example.tw", "***"), ("chen", "***"), ("", "***")],
)
def test_of_an_address_the_first_letter_and_host_are_left(address: str, masked: str) -> None:
    """What is no address is hidden whole."""
    assert mask_email(address) == masked


@given(st.text(min_size=1))
def test_masking_hides_and_is_stable(text: str) -> None:
    """Masking what is masked changes nothing, and four characters of a number are always gone."""
    assert mask_id(mask_id(text)) == mask_id(text)
    assert mask_name(mask_name(text)) == mask_name(text)
    masked = mask_phone(text)
    assert mask_phone(masked).count("*") >= masked.count("*")
    mask_email(text)


def test_a_number_with_something_behind_it_is_not_shown_whole() -> None:
    """Whatever else a cell holds."""
    for text in ("A123456789（本國）", "A123456789 王小明", "A1234567890"):
        assert mask_id(text) == "A12345****"
    assert mask_id("A12345****") == "A12345****"
    assert [mask_id(text) for text in ("", "ABC", "ABCD", "ABCDE")] == ["", "***", "****", "A****"]
