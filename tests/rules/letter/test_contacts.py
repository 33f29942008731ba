"""Telephones and addresses of 聯絡方式."""

from __future__ import annotations

import pytest

from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of


def _codes(contact: str) -> list[str]:
    return [one.code for one in check_letter(letter_of(f"聯絡方式：承辦人：甲；{contact}", "函"))]


@pytest.mark.parametrize(
    "contact", ["傳真：03-52", "電話：04", "聯絡電話：0422轉301", "手機：0912"]
)
def test_a_number_that_is_too_short_is_told(contact):
    """What stands after 電話 or 傳真 is a number, however short it is."""
    assert _codes(contact).count("phone-invalid") == 1


@pytest.mark.parametrize(
    "contact",
    [
        "傳真：03-5220012",
        "聯絡電話：(04)2291-3277轉301",
        "電話：",
        "電話：1999",
        "手機：0912-345678",
    ],
)
def test_right_and_missing_numbers_are_quiet(contact):
    """Whole numbers, service numbers and an empty field give no finding."""
    assert "phone-invalid" not in _codes(contact)
