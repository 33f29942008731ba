"""Statistics of what was awarded (統計): by school, position, county and study."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from inservice_docs.records.participant import AmountUnit
from inservice_docs.taiwan.counties import county_of

UNKNOWN = "（未填）"


@dataclass(frozen=True, slots=True)
class AwardFact:
    """One participant of one study; `who` tells people apart without naming them."""

    plan: str
    study: str
    day: dt.date | None
    who: str = field(repr=False)
    school: str
    county: str
    position: str
    amount: Decimal | None
    unit: AmountUnit


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how often somebody took part, how many people, how many awards, and the sums."""

    label: str
    entries: int
    people: int
    awarded: int
    hours: Decimal
    credits: Decimal

    def as_json(self) -> dict[str, Any]:
        """Return the line with stable keys."""
        return {
            "label": self.label,
            "entries": self.entries,
            "people": self.people,
            "awarded": self.awarded,
            "hours": float(self.hours),
            "credits": float(self.credits),
        }


@dataclass(frozen=True, slots=True)
class Statistics:
    """The lines of each kind, those with the most hours first, and the whole."""

    schools: tuple[Line, ...]
    positions: tuple[Line, ...]
    counties: tuple[Line, ...]
    studies: tuple[Line, ...]
    total: Line

    def as_json(self) -> dict[str, Any]:
        """Return everything with stable keys."""
        names = ("schools", "positions", "counties", "studies")
        lists = {name: [line.as_json() for line in getattr(self, name)] for name in names}
        return {**lists, "total": self.total.as_json()}


def statistics(facts: Iterable[AwardFact]) -> Statistics:
    """Count participants by school, position, county and study.

    Somebody who takes part twice is two entries (人次) and one of `people` (人數). A county that a
    list does not state is taken from the school's name.
    """
    given = tuple(facts)
    return Statistics(
        schools=_lines(given, _school),
        positions=_lines(given, lambda each: each.position.rstrip(" *＊") or UNKNOWN),
        counties=_lines(given, lambda each: _county(each) or UNKNOWN),
        studies=_lines(given, lambda each: f"{each.plan} {each.study}".strip()),
        total=_line("合計", given),
    )


def _lines(facts: tuple[AwardFact, ...], label: Callable[[AwardFact], str]) -> tuple[Line, ...]:
    groups: dict[str, list[AwardFact]] = {}
    for each in facts:
        groups.setdefault(label(each), []).append(each)
    lines = [_line(name, held) for name, held in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-line.hours, -line.credits, line.label)))


def _line(label: str, facts: Iterable[AwardFact]) -> Line:
    given = tuple(facts)
    sums = dict.fromkeys(AmountUnit, Decimal(0))
    for each in given:
        sums[each.unit] += each.amount or Decimal(0)
    return Line(
        label,
        len(given),
        len({each.who for each in given}),
        sum(1 for each in given if each.amount),
        sums[AmountUnit.HOURS],
        sums[AmountUnit.CREDITS],
    )


def _county(fact: AwardFact) -> str:
    return fact.county or county_of(fact.school, fact.day or dt.date.max) or ""


def _school(fact: AwardFact) -> str:
    if not fact.school:
        return UNKNOWN
    return fact.school if fact.school.startswith(fact.county) else fact.county + fact.school
