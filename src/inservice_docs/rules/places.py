"""Places in words (場次 2 › 時間), and giving the findings of rules their places in a file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence

from inservice_docs.records.finding import Finding, Place, Severity
from inservice_docs.taiwan.dates import plain_date, site_date

FieldPath = tuple[str | int, ...]
_SEPARATOR = " › "
_LAST = 1 << 30
_NUMBERED = re.compile(r"(.+?)((?: [1-9]\d{0,6})+)")


def field_text(path: Sequence[str | int]) -> str:
    """Return a path in words, counting from 1: ("場次", 1, "時間") is 「場次 2 › 時間」."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words[-1:] = [f"{words[-1]} {part + 1}" if words else str(part + 1)]
        else:
            words.append(part[:40])
    return _SEPARATOR.join(words)


def field_path(text: str) -> FieldPath:
    """Return the path that `field_text` put into words."""
    path: list[str | int] = []
    for words in text.split(_SEPARATOR) if text else ():
        found = _NUMBERED.fullmatch(words)
        if found:
            path.append(found.group(1))
            path.extend(int(number) - 1 for number in found.group(2).split())
        else:
            path.append(words)
    return tuple(path)


def at(*path: str | int) -> Place:
    """Return the place of a field by its path of Chinese labels and indexes."""
    return Place(field=field_text(path))


def day_text(day: dt.date | None, weekday: bool = False) -> str:
    """Return a date for a message, in ROC years where it has one; empty for None."""
    if day is None:
        return ""
    return plain_date(day, weekday) if day.year > 1911 else site_date(day)


def year_text(day: dt.date) -> str:
    """Return a date's year for a message: 115年, 西元1910年."""
    return f"{day.year - 1911}年" if day.year > 1911 else f"西元{day.year}年"


def locate(
    findings: Iterable[Finding], place_of: Callable[[FieldPath], Place]
) -> tuple[Finding, ...]:
    """Return the findings with the file places that `place_of` knows for their fields."""
    return tuple(
        found if found.place.file else found.at(place_of(field_path(found.place.field)))
        for found in findings
    )


def together(read: Iterable[Finding], ruled: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what reading and the rules found, in the order of the file.

    A rule that misses a value at the very place where reading could not take one is left out.
    """
    found = tuple(read)
    taken = {each.place for each in found if each.severity is Severity.ERROR}
    every = (*found, *(each for each in ruled if each.place not in taken))
    return tuple(sorted(every, key=_in_file))


def _in_file(found: Finding) -> tuple[str, int, int, str]:
    place = found.place
    cell = re.fullmatch(r"([A-Z]+)([0-9]+)", place.cell)
    row = int(cell.group(2)) if cell else place.line
    return place.file, _LAST if row is None else row, place.column or 0, place.cell
