"""Telephone numbers: every shape seen, refusals that quote nothing, and back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.phones import Phone, letter_phone, parse_phone
from inservice_docs.taiwan.problem import FactError


@pytest.mark.parametrize(
    "text",
    [
        "04-22921175轉301", "04-22921175 轉 301", "04-22921175#301", "04-22921175 ＃301",
        "(04)22921175 轉 301", "(04)2292-1175#301", "（04）2292－1175 轉301",
        "04-2292-1175 Ext.301",
        "0422921175 ext 301", "04 2292 1175 ext:301", "04-22921175分機301", "04-22921175 分機：301",
        "04-22921175轉分機301", "04-22921175x301", "04-22921175*301", "04/22921175#301",
        "０４－２２９２１１７５＃３０１", "+886-4-22921175#301", "+886 (0)4 2292 1175 #301",
        "00886-4-22921175#301", "電話：04-22921175#301", "TEL:(04)22921175#301", "04–22921175#301",
    ],
)  # fmt: skip
def test_every_shape_of_one_number_is_read(text: str) -> None:
    """Brackets, spaces, full-width digits and every word for an extension come to the same."""
    phone = parse_phone(text)
    assert phone == Phone("04", "22921175", "301")
    assert (phone.site, phone.letter) == ("04-22921175#301", "04-22921175轉301")
    assert str(phone) == phone.site
    assert not phone.mobile


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("(04)2291-3277", "04-22913277"),
        ("04-22921175", "04-22921175"),
        ("04-22921175#", "04-22921175"),
        ("02-2345-6789 分機12", "02-23456789#12"),
        ("(O)02-23456789", "02-23456789"),
        ("04-7222151", "04-7222151"),
        ("037-123456", "037-123456"),
        ("037123456", "037-123456"),
        ("049-2394567", "049-2394567"),
        ("0492-394567", "049-2394567"),
        ("0492394567", "049-2394567"),
        ("082-123456", "082-123456"),
        ("0836-12345", "0836-12345"),
        ("089-123456", "089-123456"),
        ("0800-123-456", "0800-123456"),
        ("422921175.0", "04-22921175"),
        ("422921175", "04-22921175"),
    ],
)
def test_numbers_of_other_areas_are_read(text: str, site: str) -> None:
    """The area code is found without a separator too; a workbook's lost zero comes back."""
    assert parse_phone(text).site == site


@pytest.mark.parametrize(
    "text",
    ["0912-345678", "0912-345-678", "0912345678", "(0912)345678", "09-12345678", "0912 345 678",
     "912345678", "+886 912 345 678", "０９１２３４５６７８", "手機 0912-345678"],
)  # fmt: skip
def test_every_shape_of_a_mobile_number_is_read(text: str) -> None:
    """A mobile number is printed in two parts everywhere."""
    phone = parse_phone(text)
    assert phone.mobile
    assert (phone.site, phone.letter) == ("0912-345678", "0912-345678")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("22921175", "沒有區碼"),
        ("02-2345678", "02 的電話號碼是 8 碼，這裡有 7 碼"),
        ("04-229211", "7或8 碼，這裡有 6 碼"),
        ("(00)0000000", "區碼或碼數不對"),
        ("00-0000000", "區碼或碼數不對"),
        ("0912-34567", "手機號碼是 10 碼，這裡有 9 碼"),
        ("04-22921175、22921176", "兩個以上"),
        ("04-22921175轉301或302", "兩個以上"),
        ("04-22921175#1234567", "分機最多 6 碼"),
        ("+1 415 555 1234", "國外"),
        ("04-22921175陳老師", "不該有的字"),
        ("請洽學校", "不該有的字"),
        ("A123456789", "不該有的字"),
        ("", "沒有電話號碼"),
        ("電話：", "沒有電話號碼"),
        ("0" * 5000, "太長"),
    ],
)
def test_what_is_no_telephone_number_is_refused(text: str, problem: str) -> None:
    """The message says what is wrong and the cure shows an example; neither quotes the number."""
    with pytest.raises(FactError, match=problem) as refused:
        parse_phone(text)
    assert "0912-345678" in refused.value.fix
    assert not text or text not in refused.value.message


LENGTHS = {"02": 8, "03": 7, "037": 6, "04": 8, "049": 7, "05": 7, "07": 7, "089": 6, "0836": 5}


@st.composite
def phones(draw: st.DrawFn) -> Phone:
    """A number of the right length for its area, or a mobile one, with or without extension."""
    extension = draw(st.from_regex("[0-9]{0,6}", fullmatch=True))
    if draw(st.booleans()):
        return Phone("09" + draw(st.from_regex("[0-9]{2}", fullmatch=True)),
                     draw(st.from_regex("[0-9]{6}", fullmatch=True)), extension)  # fmt: skip
    area = draw(st.sampled_from(sorted(LENGTHS)))
    number = draw(st.from_regex(f"[0-9]{{{LENGTHS[area]}}}", fullmatch=True))
    return Phone(area, number, extension)


@given(phones())
def test_every_number_reads_back(phone: Phone) -> None:
    """parse(format(x)) == x in the site's and the letter's shape."""
    assert parse_phone(phone.site) == phone
    assert parse_phone(phone.letter) == phone


SHAPED = st.from_regex(
    r"[+(]?0?[0-9]{0,4}[-)/ ]?[0-9]{0,9}[-. ]?(轉|#|ext|分機)?[0-9]{0,7}", fullmatch=True
)


@given(st.text() | SHAPED)
def test_nothing_but_a_fact_error_comes_of_any_text(attempt: Callable[..., Any], text: str) -> None:
    """Whatever is entered is a number that reads back, or refused with a cure."""
    phone = attempt(parse_phone, text)
    assert phone is None or parse_phone(phone.site) == phone


def test_what_a_letter_prints() -> None:
    """What is no number stays as it was written."""
    assert letter_phone("(04)2292-1175 分機 301") == "04-22921175轉301"
    assert letter_phone("總機轉教務處") == "總機轉教務處"
