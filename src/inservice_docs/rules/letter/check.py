"""Check a letter (公文) against the handbook, its own facts, and its plan."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inservice_docs.records.finding import Finding
from inservice_docs.records.letter import Letter
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School

from .catalogue import FAMILIES
from .rule import HINT, Hit
from .sources import DIGITS, FORMAT, NUMBERING, SPACING
from .view import View

MOST = 30
"""Findings of one code beyond this many are left out: they tell nothing new."""


SINCE: dict[str, dt.date] = {
    DIGITS: dt.date(2005, 1, 1),
    FORMAT: dt.date(2005, 1, 1),
    NUMBERING: dt.date(2005, 1, 1),
    SPACING: dt.date(2015, 3, 25),
}
"""The day from which a source counts: a letter of before is at most given a hint."""


def check_letter(
    letter: Letter,
    *,
    school: School | None = None,
    plan: Plan | None = None,
    approvals_known: bool = False,
    order: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return everything that the rules find in a letter, in the order of its parts.

    `school` is the school that writes (its relations follow from it; without it the sender's name
    tells); `plan` the study that the letter is about; `approvals_known` tells that the plan's
    approvals are all there are, so that a claim of another is an error and not a hint; `order` the
    labels of the parts as they stand in the file (主旨, 說明 …), where a reader knows them.

    Dates are compared with the letter's own date. A finding's place names the field (說明二（一）)
    and, as `column`, where the words begin in it, counted from 1.
    """
    return tuple(
        hit.finding() for hit in hits(View(letter, school, plan, approvals_known, tuple(order)))
    )


def hits(view: View) -> list[Hit]:
    """Return the hits of all families, each once, in the order of the letter's parts."""
    seen: set[tuple[str, tuple[str | int, ...], int, str]] = set()
    counts: Counter[str] = Counter()
    kept = []
    for hit in _all(view):
        key = (hit.rule.code, hit.spot.path, hit.start, hit.message)
        if key in seen or counts[hit.rule.code] >= MOST:
            continue
        seen.add(key)
        counts[hit.rule.code] += 1
        kept.append(replace(hit, severity=HINT) if _too_new(view, hit) else hit)
    places = {spot.path: at for at, spot in enumerate(view.spots)}
    return sorted(kept, key=lambda hit: (_place(places, hit), hit.start))


def _too_new(view: View, hit: Hit) -> bool:
    day, since = view.letter.date, SINCE.get(hit.rule.source)
    return day is not None and since is not None and day < since


def _place(places: dict[tuple[str | int, ...], int], hit: Hit) -> int:
    """Return where a hit's spot stands; a marker stands with its text, a missing part last."""
    path = hit.spot.path
    if path and path[-1] in ("marker", "label"):
        path = (*path[:-1], "text")
    return places.get(path, len(places))


def _all(view: View) -> Iterator[Hit]:
    for family in FAMILIES:
        yield from family.check(view)
