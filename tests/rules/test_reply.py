"""The hours that a reply names, and the letters that it answers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.letter import Item, Letter, Paragraph
from inservice_docs.rules.reply import hours_in, references_in, texts_of
from inservice_docs.taiwan.document_numbers import format_number


def letter(subject: str = "", *items: str, text: str = "", number: str = "") -> Letter:
    """A letter of a 主旨, and of 說明 with a text or items."""
    part = Paragraph(label="說明：", text=text, items=tuple(Item(text=each) for each in items))
    return Letter(subject=subject, paragraphs=(part,), number=number)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("惠允研習時數 3 小時，請查照", "3"),
        ("核予參加教師研習時數3.5小時", "3.5"),
        ("同意採計６小時", "6"),
        ("全程參與者核給三小時研習時數", "3"),
        ("時數：6", "6"),
        ("研習時數為3時", "3"),
        ("研習時數計3小時30分", "3.5"),
        ("核給1個半小時", "1.5"),
        ("核給一點五小時", "1.5"),
        ("核發2小時時數", "2"),
        ("A場核予3小時及B場6小時", "3 6"),
        ("每學年至少18小時，本場核予3小時", "3"),
        ("下午1310時至1720時，研習時數3小時", "3"),
        ("會議約2小時，核予研習時數4小時", "4"),
        ("會議約2小時", "2"),
        ("請於24小時內回復，並提前1小時報到，會後2小時內登錄", ""),
        ("未滿2小時者不核給", ""),
        ("研習999小時", ""),
        ("請查照", ""),
    ],
)
def test_hours(text: str, hours: str) -> None:
    """Hours that are named as hours of study count first; limits and yearly totals are none."""
    assert hours_in(letter(text)) == tuple(map(Decimal, hours.split()))


def test_hours_anywhere_in_the_letter() -> None:
    """主旨, paragraphs and items are read in their order; the same hours count once."""
    found = hours_in(
        letter("研習一案", "核予6小時。", "共計3小時，另核予6小時。", text="時數3小時")
    )
    assert found == (Decimal(3), Decimal(6))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("復貴校115年8月5日曉中宗字第1150006001號函", "曉中宗字第1150006001號"),
        ("復 貴校 115 年 8 月 5 日 曉中宗字第 1150006001 號", "曉中宗字第1150006001號"),
        ("依據教育部臺教師（三）字第1150070001A號書函", "臺教師（三）字第1150070001A號"),
        ("復貴府府授教學字第1150050000號函", "府授教學字第1150050000號"),
        ("復臺中市私立示範高級中學範中教字第1150001001號函", "範中教字第1150001001號"),
        ("（曉中宗字第1150006001號）", "曉中宗字第1150006001號"),
        ("依行政公告第11202004號辦理", "行政公告第11202004號"),
        (
            "依本局115年1月2日中市教終字第1150001234號函及教育部國民及學前教育署臺教國署人字第1150005678號函",
            "中市教終字第1150001234號 臺教國署人字第1150005678號",
        ),
        ("教師法第44條第1項", ""),
        ("統一編號第12345678號", ""),
    ],
)
def test_references(text: str, numbers: str) -> None:
    """The number without the words before it, printed as a letter prints it."""
    assert references_in(letter(text)) == tuple(numbers.split())


def test_its_own_number_is_no_reference() -> None:
    """What a letter says of itself is no answer to another."""
    own = letter("本校曉中宗字第1150006001號函諒達", number="曉中宗字第1150006001號")
    assert references_in(own) == ()


@given(
    st.sampled_from(["復貴校", "依據本局", "貴府115年3月1日", "檢送"]), st.integers(1, 9_999_999)
)
def test_every_reference(before: str, serial: int) -> None:
    """A printed number is found whatever leads to it."""
    number = format_number("範中教", 115, serial)
    assert references_in(letter(text=f"{before}{number}函辦理。")) == (number,)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text is too odd to be searched."""
    try:
        given_letter = letter(text, text)
    except ValueError:
        return
    hours_in(given_letter)
    references_in(given_letter)
    assert list(texts_of(given_letter)) == [text, "", text]
