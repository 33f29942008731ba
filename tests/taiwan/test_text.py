"""Entered text: tidied, searched for what no document can hold, and spelt right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.text import (
    compact,
    em_width,
    half_width,
    nearest,
    shown,
    tidy,
    unholdable,
)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("甲乙AB1", 3.5), ("（一）", 3), ("(一)", 2)])
def test_width(text: str, width: float) -> None:
    """A Chinese character is an em wide, as are full-width brackets; a Latin one half."""
    assert em_width(text) == width


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("　王小明　", "王小明"),
        ("王\u00a0小\u3000明", "王 小 明"),
        ("王\u200b小\ufeff明", "王小明"),
        ("Ａ１２３４５６７８９", "A123456789"),
        ("第１場\r\n第２場", "第1場 第2場"),
        ("本校（附設幼兒園），請查照！", "本校（附設幼兒園），請查照！"),
        ("ｙｕｋｉ＠ｅｘａｍｐｌｅ．ｔｗ", "yuki@example.tw"),
        ("堃喆峯綉𠮷", "堃喆峯綉𠮷"),
        ("葛\U000e0100飾區", "葛\U000e0100飾區"),
        ("", ""),
    ],
)
def test_a_short_value_is_tidied(text: str, tidied: str) -> None:
    """Odd white space and full-width letters go; Chinese punctuation and rare characters stay."""
    assert tidy(text) == tidied


@given(ANY_TEXT)
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    """`tidy` and `compact` are idempotent on any text."""
    assert tidy(tidy(text)) == tidy(text)
    assert compact(compact(text)) == compact(text)


@given(ANY_TEXT)
def test_tidying_hides_nothing_that_no_document_can_hold(text: str) -> None:
    """Control characters and lone surrogates are still found after tidying."""
    assert {code for _, code in unholdable(tidy(text))} == {code for _, code in unholdable(text)}


def test_full_width_ascii_becomes_half_width() -> None:
    """Every full-width form of an ASCII character has its half-width one; nothing else changes."""
    assert half_width("（０４）２２９１－３２７７，臺㈠　") == "(04)2291-3277,臺㈠ "


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\ud800", "\ufdd0", "\ufdef", "\uffff"],
)
def test_a_character_that_xml_cannot_hold_is_found_with_its_place(char: str) -> None:
    """Each comes with its index and code point."""
    assert unholdable(f"甲{char}乙") == [(1, ord(char))]


def test_tabs_line_breaks_and_rare_characters_can_be_held() -> None:
    """Nothing is wrong with a tab, a line break, an emoji or a character of plane 2."""
    assert unholdable("甲 & 乙 <丙>\t\"'\r\n𠮷😀") == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("研習名種", "研習名稱"),
        ("承辦處事", "承辦處室"),
        ("時 數", "時數"),
        ("研習時數", "時數"),
        ("contact", "contacts"),
        ("Nmae", "name"),
        ("完全不同的字", None),
        ("", None),
    ],
)
def test_a_misspelt_word_is_recognised(word: str, meant: str | None) -> None:
    """The nearest choice is named, none when nothing is like it."""
    choices = ["研習名稱", "承辦處室", "時數", "地點", "name", "contacts"]
    assert nearest(word, choices) == meant


@given(ANY_TEXT)
def test_a_quoted_text_is_short_printable_and_holds_no_whole_number(text: str) -> None:
    """What a message quotes never shows six digits."""
    quoted = shown(text)
    assert len(quoted) <= 21
    assert quoted.isprintable()
    assert sum(char.isdigit() for char in quoted) < 6


def test_an_id_or_phone_number_is_not_quoted() -> None:
    """A number of a person that stands in the wrong field stays private."""
    assert shown("A123456789") == "A123******"
    assert shown("０４－２２９２１１７５") == "04-2*******"
