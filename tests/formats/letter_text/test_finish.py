"""What was read becomes the record; what is missing, or too much, becomes findings."""

from __future__ import annotations

import pytest

from inservice_docs.formats.letter_text.body import Body
from inservice_docs.formats.letter_text.ending import Ending
from inservice_docs.formats.letter_text.finish import finish
from inservice_docs.formats.letter_text.head import Head
from inservice_docs.formats.letter_text.labels import Label
from inservice_docs.formats.letter_text.lines import Line

NOTHING = (False, ())


def head() -> Head:
    """The head of a sound letter."""
    made = Head()
    made.take(Line("示範縣政府　函"))
    for field, value in (("date", "115年8月5日"), ("number", "甲字第1150000001號")):
        made.take_label(Label(field, field, value), Line(""))
    return made


def body() -> Body:
    """A text that is only a 主旨."""
    made = Body()
    made.begin(Label("subject", "主旨", "請查照。"), Line(""))
    return made


def codes(*parts: object) -> list[str]:
    """Return the codes of the findings."""
    return [found.code for found in finish(*parts).findings]  # type: ignore[arg-type]


def test_a_sound_letter_has_no_findings() -> None:
    """Its fields stand in the record."""
    outcome = finish(head(), body(), Ending(), NOTHING, "a.txt")
    assert not outcome.findings
    assert outcome.value.sender == "示範縣政府"
    assert outcome.value.date_text == "115年8月5日"


def test_empty_contacts_are_left_out() -> None:
    """A label without a value is no contact."""
    made = head()
    made.take_label(Label("contact", "傳真", ""), Line(""))
    made.take_label(Label("contact", "電話", "1"), Line(""))
    assert finish(made, body(), Ending(), NOTHING, "").value.contacts == ("電話：1",)


def test_a_blank_field_is_no_finding() -> None:
    """A draft has the label of its number and no number yet."""
    made = head()
    made.values.update(number="", date="")
    assert codes(made, body(), Ending(), NOTHING, "") == []


def test_too_little_for_a_letter() -> None:
    """A title alone does not make a letter."""
    made = Head()
    made.take(Line("示範縣政府　函"))
    assert codes(made, Body(), Ending(), NOTHING, "") == ["not-a-letter"]


def test_what_follows_the_letter_is_told() -> None:
    """Another letter, and lines without a field, are hints; long lines are shortened."""
    outcome = finish(head(), body(), Ending(), (True, ("附" * 50, "件")), "a.txt")
    assert [found.code for found in outcome.findings] == [
        "letter-several",
        "letter-lines-left-out",
    ]
    assert len(outcome.findings[1].message) < 80


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("字第號", ["number-empty"]),
        ("甲字第　　號", ["number-empty"]),
        ("甲字字第1150000001號", ["number-double-word"]),
        ("", []),
        ("（待填：發文字號）", []),
        ("甲字第1150000001號", []),
        ("無文號", []),
    ],
)
def test_a_slip_that_the_record_no_longer_shows_is_told(written: str, expected: list[str]) -> None:
    """字第號 is read as no number and 字字第 as 字第, so only the reader can tell of them."""
    made = head()
    made.values["number"] = written
    outcome = finish(made, body(), Ending(), NOTHING, "a.txt")
    assert [found.code for found in outcome.findings] == expected
    assert all(found.place.field == "發文字號" for found in outcome.findings)
