"""Calendar files: what RFC 5545 asks for, whatever the texts hold."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.calendar import CalendarEvent, write_calendar

AT = dt.datetime(2026, 9, 1, 0, 0, tzinfo=dt.UTC)
TAIPEI = dt.timezone(dt.timedelta(hours=8))


def unfolded(data: bytes) -> list[str]:
    """Read the content lines back as §3.1 says."""
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def test_a_whole_day() -> None:
    """A deadline has a date, ends with the next day and blocks no time."""
    event = CalendarEvent("1@x", "報名截止：分享日", dt.date(2026, 9, 30), category="報名截止")
    lines = unfolded(write_calendar([event], AT, "研習"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    for line in (
        "X-WR-CALNAME:研習",
        "UID:1@x",
        "DTSTAMP:20260901T000000Z",
        "DTSTART;VALUE=DATE:20260930",
        "DTEND;VALUE=DATE:20261001",
        "SUMMARY:報名截止：分享日",
        "CATEGORIES:報名截止",
    ):
        assert line in lines


def test_a_session_is_given_in_utc() -> None:
    """13:10 in Taiwan is 05:10."""
    start = dt.datetime(2026, 9, 18, 13, 10, tzinfo=TAIPEI)
    event = CalendarEvent("2@x", "研習", start, start + dt.timedelta(hours=3), "會議廳")
    lines = unfolded(write_calendar([event], AT))
    assert "DTSTART:20260918T051000Z" in lines
    assert "DTEND:20260918T081000Z" in lines
    assert "LOCATION:會議廳" in lines


def test_special_characters_are_escaped() -> None:
    """Comma, semicolon, backslash and line break."""
    event = CalendarEvent("3@x", "a,b;c\\d\r\ne", dt.date(2026, 9, 30))
    assert r"SUMMARY:a\,b\;c\\d\ne" in unfolded(write_calendar([event], AT))


@given(st.text(max_size=300))
def test_no_line_is_longer_than_75_octets(summary: str) -> None:
    """Characters stay whole, lines end with CRLF, and no text makes a line of its own."""
    data = write_calendar([CalendarEvent("4@x", summary, dt.date(2026, 9, 30))], AT)
    physical = data.split(b"\r\n")
    assert physical[-1] == b""
    assert all(len(line) <= 75 for line in physical)
    assert all(line.decode("utf-8") is not None for line in physical)
    assert len(unfolded(data)) == 14
    assert b"\n" not in data.replace(b"\r\n", b"")
