"""Days in letters."""

from __future__ import annotations

import datetime as dt

from inservice_docs.documents.letters.days import day_text, sent_text


def test_days_are_in_the_republics_years() -> None:
    """A day with or without its weekday, and the date of a letter."""
    day = dt.date(2010, 3, 23)
    assert day_text(day) == "99年3月23日"
    assert day_text(day, named=True) == "99年3月23日（星期二）"
    assert (sent_text(day), sent_text(None)) == ("中華民國99年3月23日", "")


def test_day_before_the_republic_keeps_its_year() -> None:
    """The 1900-01-01 that exports put for an unknown day stops no draft."""
    day = dt.date(1900, 1, 1)
    assert day_text(day, named=True) == "西元1900年1月1日（星期一）"
    assert sent_text(day) == "西元1900年1月1日"
