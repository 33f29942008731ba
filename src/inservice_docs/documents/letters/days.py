"""Days as letters write them; one before the Republic, surely a slip, keeps its 西元 year."""

from __future__ import annotations

import datetime as dt

from inservice_docs.taiwan.dates import letter_date, plain_date, weekday
from inservice_docs.taiwan.problem import FactError


def day_text(day: dt.date, *, named: bool = False) -> str:
    """Return 99年3月23日, or named with its weekday 99年3月23日（星期二）."""
    try:
        return plain_date(day, weekday=named)
    except FactError:
        return _common(day) + (f"（{weekday(day)}）" if named else "")


def sent_text(day: dt.date | None) -> str:
    """Return the date of a letter: 中華民國99年2月26日; empty without one."""
    try:
        return letter_date(day) if day else ""
    except FactError:
        return _common(day) if day else ""


def _common(day: dt.date) -> str:
    return f"西元{day.year}年{day.month}月{day.day}日"
