"""Whole letters from lines of text: the traps of real ones, each a file with what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.received_letters import received_letters

from inservice_docs.formats.letter_file import letter_json
from inservice_docs.formats.letter_text.labels import _FIELDS
from inservice_docs.formats.letter_text.lines import Line, paragraph_lines, text_lines
from inservice_docs.formats.letter_text.parse import parse_letter
from inservice_docs.formats.txt import letter_text
from inservice_docs.taiwan.text import unholdable

CASES = Path(__file__).parents[2] / "data" / "letters_read"
LETTERS = received_letters()


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.txt")))
def test_awkward_letters(name: str) -> None:
    """A letter as it looks after Word, LibreOffice or a PDF says what it said before."""
    outcome = parse_letter(text_lines((CASES / f"{name}.txt").read_text("utf-8")))
    read = letter_json(outcome.value)
    read["findings"] = [found.code for found in outcome.findings]
    expected = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    assert {key: read[key] for key in expected} == expected


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("lines", [text_lines, lambda text: paragraph_lines(text.split("\n"))])
def test_letters_as_text(name: str, lines: object) -> None:
    """A letter that this program writes as text is read back as it was."""
    letter = LETTERS[name]
    read = parse_letter(lines(letter_text(letter)))  # type: ignore[operator]
    sender = {"sender": ""} if letter.is_memo else {}
    assert read.value == letter.model_copy(update=sender)
    assert not read.findings


def test_what_could_not_be_found_is_said() -> None:
    """Each main field without so much as a label is a finding of its own."""
    outcome = parse_letter(text_lines("主旨：請查照。\n說明：如附。\n"))
    assert [found.code for found in outcome.findings] == [
        "letter-lacks-sender",
        "letter-lacks-date",
        "letter-lacks-number",
    ]
    assert outcome.ok
    memo = parse_letter(text_lines("簽\n115年8月5日\n說明：如附。\n"))
    assert [found.code for found in memo.findings] == [
        "letter-lacks-sender",
        "letter-lacks-subject",
    ]


@pytest.mark.parametrize("text", ["", "研習實施計畫\n一、目的：增進教學知能。", "\f\f", "函"])
def test_no_letter(text: str) -> None:
    """A text with none of a letter's marks is an error."""
    outcome = parse_letter(text_lines(text), "計畫.txt")
    assert [found.code for found in outcome.findings] == ["not-a-letter"]
    assert outcome.findings[0].place.file == "計畫.txt"


def test_a_wrong_date_is_told() -> None:
    """A date that does not exist is a finding; the rest of the letter is read."""
    text = "示範縣政府　函\n發文日期：115年2月30日\n發文字號：甲字第1150000001號\n主旨：請查照。"
    outcome = parse_letter(text_lines(text))
    assert outcome.value.date is None
    assert outcome.value.date_text == "115年2月30日"
    assert [found.code for found in outcome.findings] == ["letter-date-unreadable"]


def test_too_long_for_a_letter() -> None:
    """Of a text without end only the first part is read, and the finding says so."""
    head = "示範縣政府　函\n發文日期：115年8月5日\n主旨：請查照。\n說明：\n"
    for text in (head + "一、點\n" * 100_000, head + "字" * 300_000, head + "（、" * 150_000):
        for lines in (text_lines(text), paragraph_lines(text.split("\n"))):
            outcome = parse_letter(lines)
            assert "letter-too-long" in [found.code for found in outcome.findings]
            assert outcome.value.subject == "請查照。"


WORDS = sorted({word for words in _FIELDS.values() for word in words})
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        ["：", "一、", "（二）", "1、", "(1)", "甲、", "。", "、", "\t", "　", "函", "簽"]
    ),
    st.sampled_from(
        ["校長 王範例", "115年8月5日", "甲字第1150000001號", "示範縣政府", "（含附件）"]
    ),
    st.text(max_size=4),
)
ANY_LINE = st.builds(
    Line,
    st.lists(PIECES, max_size=6).map(lambda pieces: "".join(pieces).strip() or "字"),
    st.integers(0, 12),
    st.booleans(),
    st.integers(0, 2),
)


def texts(value: Any) -> Iterator[str]:
    """Yield every text inside a record's data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


@given(st.lists(ANY_LINE, max_size=25))
def test_any_lines(lines: list[Line]) -> None:
    """Whatever the lines say, a letter comes of them, without tabs, and never a failure."""
    sound = [line for line in lines if not unholdable(line.text)]
    for letter in (
        parse_letter(paragraph_lines([line.text for line in lines])).value,
        parse_letter(sound).value,
    ):
        assert not any("\t" in text for text in texts(letter.model_dump()))


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    """So with any text at all."""
    parse_letter(text_lines(text))
