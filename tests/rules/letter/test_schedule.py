"""Dates against the letter's own date."""

from __future__ import annotations

import pytest

from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of

PUT_OFF = (
    "主旨：本校原訂115年8月12日（星期三）辦理之「閱讀教學工作坊」，因場地整修{}，請查照。\n附件："
)


@pytest.mark.parametrize(
    "words",
    [
        "改於115年7月15日（星期三）辦理",
        "改期至115年7月15日（星期三）辦理",
        "延至115年7月15日（星期三）辦理",
    ],
)
def test_a_study_is_not_put_off_to_a_day_that_is_over(words):
    """The new day is an event to come, although the letter looks back at the former one."""
    codes = [one.code for one in check_letter(letter_of(PUT_OFF.format(words), "函"))]
    assert "event-before-letter" in codes


@pytest.mark.parametrize(
    "subject",
    [
        PUT_OFF.format("改於115年9月18日（星期五）辦理"),
        "主旨：檢送本校改於115年7月15日（星期三）辦理之「閱讀教學工作坊」成果1份，請查照。",
        "主旨：本校原訂115年7月15日（星期三）辦理之「閱讀教學工作坊」，延期辦理，請查照。\n附件：",
    ],
)
def test_a_letter_may_look_back(subject):
    """The former day, and the day of a study that is over, may lie before the letter."""
    codes = [one.code for one in check_letter(letter_of(subject, "函"))]
    assert "event-before-letter" not in codes
