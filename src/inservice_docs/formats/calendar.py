"""Dates as a calendar file (.ics): RFC 5545, folded at 75 octets, one VEVENT each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FOLD = 75
_DAY = dt.timedelta(days=1)
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127))


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry: a whole day where `start` is a date, else from one aware moment to another.

    `uid` stays the same for the same thing, so that importing a second file corrects the first.
    """

    uid: str
    summary: str
    start: dt.date | dt.datetime
    end: dt.datetime | None = None
    location: str = ""
    description: str = ""
    category: str = ""


def write_calendar(events: Iterable[CalendarEvent], at: dt.datetime, name: str = "") -> bytes:
    """Return events as the bytes of an .ics file; `at` is the moment that it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//inservice-docs//ZH-TW",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    if name:
        lines.append(f"X-WR-CALNAME:{_text(name)}")
    for event in events:
        lines.extend(_event(event, at))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: CalendarEvent, at: dt.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(at)}"
    if isinstance(event.start, dt.datetime):
        yield f"DTSTART:{_moment(event.start)}"
        yield f"DTEND:{_moment(event.end or event.start)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.start + _DAY:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(event.summary)}"
    for word, text in (
        ("LOCATION", event.location),
        ("DESCRIPTION", event.description),
        ("CATEGORIES", event.category),
    ):
        if text:
            yield f"{word}:{_text(text)}"
    yield "END:VEVENT"


def _moment(moment: dt.datetime) -> str:
    """Return a moment in UTC: no time zone has to be spelt out in the file."""
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Return a TEXT value (§3.3.11): the four special characters escaped, no control characters."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    for special in ("\\", ";", ","):
        plain = plain.replace(special, f"\\{special}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a content line (§3.1): at most 75 octets, no character cut in two, CRLF at the end."""
    pieces: list[bytes] = []
    piece, room = b"", _FOLD
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", _FOLD - 1  # the space that a continuation begins with
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
