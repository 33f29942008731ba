"""What was read becomes a letter."""

from __future__ import annotations

import datetime as dt

import pytest

from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.reading import Reading, finished
from inservice_docs.formats.di.xml_tree import parse_xml


@pytest.fixture
def reading(notes: Notes) -> Reading:
    """A reading of an empty 函."""
    return Reading(parse_xml("<函><發文日期/></函>".encode(), "x.di"), notes)


@pytest.mark.parametrize(
    ("text", "date", "kept"),
    [
        ("中華民國115年8月5日", dt.date(2026, 8, 5), ""),
        ("115年8月5日", dt.date(2026, 8, 5), "115年8月5日"),
        ("中華民國１１５年８月５日", dt.date(2026, 8, 5), "中華民國１１５年８月５日"),
        ("", None, ""),
    ],
)
def test_a_date_keeps_its_own_words(
    text: str, date: dt.date | None, kept: str, reading: Reading
) -> None:
    """Only where they are not the usual ones."""
    reading.texts["date"] = text
    letter = finished(reading)
    assert (letter.date, letter.date_text) == (date, kept)


def test_an_impossible_date_is_a_warning(reading: Reading) -> None:
    """Its words stay."""
    reading.texts["date"] = "115年2月30日"
    assert finished(reading).date_text == "115年2月30日"
    assert reading.notes.findings[0].code == "letter-date-unreadable"


def test_several_senders_and_numbers_are_joined(reading: Reading) -> None:
    """With 「、」, as on paper."""
    reading.more("sender", "甲府", "", "乙府")
    reading.more("number", "甲字第1150000001號", "乙字第1150000002號")
    letter = finished(reading)
    assert letter.sender == "甲府、乙府"
    assert letter.number == "甲字第1150000001號、乙字第1150000002號"


def test_the_first_of_two_values_stays(reading: Reading) -> None:
    """The second is noted."""
    at = reading.tree.root[0]
    reading.text("subject", "甲", at)
    reading.text("subject", "", at)
    reading.text("subject", "乙", at)
    assert finished(reading).subject == "甲"
    assert len(reading.notes.findings) == 1


def test_a_memo_of_a_unit_is_from_that_unit(reading: Reading) -> None:
    """It has no other sender."""
    reading.texts["unit"] = "教務處"
    letter = finished(reading)
    assert (letter.unit, letter.sender) == ("教務處", "教務處")


def test_a_gap_of_a_draft_is_no_value(reading: Reading) -> None:
    """「（待填）」 is read as nothing, in a field that holds nothing else."""
    at = reading.tree.root[0]
    reading.text("date", "（待填）", at)
    reading.text("subject", "核給（待填）小時", at)
    reading.more("number", "（待填）")
    letter = finished(reading)
    assert (letter.date_text, letter.number) == ("", "")
    assert letter.subject == "核給（待填）小時"


def test_names_bring_their_codes(reading: Reading) -> None:
    """A code is kept by the name before it."""
    element = parse_xml("<正本><全銜>甲</全銜><機關代碼>A1</機關代碼></正本>".encode(), "x").root
    assert [name.text for name in reading.names(element)] == ["甲"]
    assert reading.codes == {"甲": "A1"}
