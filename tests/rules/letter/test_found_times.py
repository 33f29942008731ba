"""Times of day found in texts: spans, single times, and what is no time at all."""

from __future__ import annotations

import pytest

from inservice_docs.rules.letter.excerpt import letter_of
from inservice_docs.rules.letter.view import View


def _times(text: str):
    return View(letter_of(f"說明：{text}", "函")).times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("上午9時至12時", 180),
        ("下午1時10分至5時20分", 250),
        ("下午1310時至1720時", 250),
        ("13:10-17:20", 250),
        ("上午9時至下午4時", 420),
        ("上午9時至中午12時", 180),
        ("中午12時至1時30分", 90),
        ("12:00至13:30", 90),
        ("上午9點半到12點", 150),
        ("115年9月18日（星期五）0900-1200", 180),
        ("下午5時至1時", -240),
    ],
)
def test_the_length_of_a_span(text, minutes):
    """The end takes the period of the start; a span that runs backwards has a negative length."""
    (time,) = _times(text)
    assert time.possible
    assert time.length == minutes


@pytest.mark.parametrize("text", ["上午9時75分", "26:00", "上午13時", "凌晨9時"])
def test_impossible_times(text):
    """There is no such time."""
    (time,) = _times(text)
    assert not time.possible


@pytest.mark.parametrize(
    "text",
    [
        "電話(04)2292-1175",
        "3小時",
        "第3點規定",
        "研習時數3",
        "範中字第1150000123號",
        "04-22921175轉301",
    ],
)
def test_what_is_no_time(text):
    """Telephone numbers, hours and points are not taken for times."""
    assert not _times(text)
