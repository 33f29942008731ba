"""Numbers of letters: read whole or kept as they stand, and printed with exactly one 字."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.taiwan.document_numbers import DocumentNumber, format_number, parse_number
from inservice_docs.taiwan.problem import FactError

SAMPLE = DocumentNumber("曉中宗", 99, 6001, "", "曉中宗字第0990006001號")
WORDS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=8)


@pytest.mark.parametrize(
    "text",
    [
        "曉中宗字第0990006001號", "曉中宗字第 0990006001 號", "曉中宗字字第0990006001號",
        "曉中宗字第０９９０００６００１號", "　曉中宗 字 第0990006001號\n",
    ],
)  # fmt: skip
def test_the_sample_letters_number_is_read(text: str) -> None:
    """Spaces, full-width digits and a doubled 字 do not matter."""
    assert parse_number(text) == SAMPLE
    assert parse_number(text).regular


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("府授教學字第0990050000號", ("府授教學", 99, 50000, "")),
        ("臺教國署秘字第1100121091號", ("臺教國署秘", 110, 121091, "")),
        ("臺教師（二）字第1120012345b號", ("臺教師（二）", 112, 12345, "B")),
        ("1070015854B", ("", 107, 15854, "B")),
        ("1150000012", ("", 115, 12, "")),
    ],
)
def test_other_regular_numbers_are_read(text: str, number: tuple[str, int, int, str]) -> None:
    """With a letter at the end, with brackets in the word, and bare as a 簽 has it."""
    found = parse_number(text)
    assert (found.word, found.year, found.serial, found.suffix) == number
    assert str(found) == found.text == text.replace("b", "B")


@pytest.mark.parametrize(
    "text",
    [
        "無文號", "行政公告第11202004號", "北市教人字第09930134500號", "曉中宗字第0000006001號",
        "甲字第1150000001號、乙字第1150000002號、丙", "字第1150000001號", "依電話通知", "字" * 100,
    ],
)  # fmt: skip
def test_an_exception_is_kept_as_it_stands(text: str) -> None:
    """Nothing is guessed: only its text is known."""
    assert parse_number(f" {text} ") == DocumentNumber("", None, None, "", text)
    assert not parse_number(text).regular


@pytest.mark.parametrize("text", ["", "  ", "字第號", "曉中宗字第號", "曉中宗字第　　號", "第號"])
def test_a_number_without_a_serial_is_empty(text: str) -> None:
    """「字第號」 is never printed."""
    assert parse_number(text).text == ""


def test_a_number_is_made_with_exactly_one_character_of_its_kind() -> None:
    """The word may come with or without its trailing 字."""
    assert format_number("曉中宗", 99, 6001) == "曉中宗字第0990006001號"
    assert format_number("曉中宗字", 115, 1) == "曉中宗字第1150000001號"
    assert format_number(" 曉中宗 ", 107, 15854, "ｂ") == "曉中宗字第1070015854B號"


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        (("", 115, 1), "沒有發文字"),
        (("字", 115, 1), "沒有發文字"),
        (("曉中宗字第", 115, 1), "不該有的字"),
        (("曉" * 21, 115, 1), "不該有的字"),
        (("曉中宗", 2026, 1), "民國年"),
        (("曉中宗", 0, 1), "民國年"),
        (("曉中宗", 115, 0), "流水號"),
        (("曉中宗", 115, 10_000_000), "流水號"),
        (("曉中宗", 115, 1, "12"), "支號"),
    ],
)
def test_a_number_that_cannot_be_is_refused(parts: tuple[str, int, int], problem: str) -> None:
    """No word, a 西元 year or a serial out of range make no number."""
    with pytest.raises(FactError, match=problem) as refused:
        format_number(*parts)
    assert refused.value.fix


@given(WORDS, st.integers(1, 999), st.integers(1, 9_999_999), st.sampled_from(["", "A", "Z"]))
def test_every_number_reads_back(word: str, year: int, serial: int, suffix: str) -> None:
    """parse(format(x)) == x."""
    bare = word.replace("第", "").replace("號", "").rstrip("字") or "曉"
    found = parse_number(format_number(bare, year, serial, suffix))
    assert (found.word, found.year, found.serial, found.suffix) == (bare, year, serial, suffix)


@given(st.text())
def test_any_text_is_a_number_or_kept(text: str) -> None:
    """Reading never fails; reading what is printed gives the same again."""
    found = parse_number(text)
    assert parse_number(found.text) == found
    assert found.regular or found.text in ("", text.strip())
