"""Read a roster (讀取名單): who is in it, who waits for a correction, and why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from inservice_docs.formats.tables.own_layout import FILE, OwnLayout, read_own_layout
from inservice_docs.formats.tables.roster import RosterFile, read_roster_file
from inservice_docs.records.finding import Finding, Outcome, Place
from inservice_docs.records.person import Person
from inservice_docs.rules.people import Listed, known_already, waits

if TYPE_CHECKING:
    from inservice_docs.workflow.workspace import Workspace


@dataclass(frozen=True)
class Waiting:
    """Somebody who cannot be taken as they stand: their row, and the reasons."""

    row: int
    person: Person = field(repr=False)
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RosterRead:
    """A roster as a file held it; nobody is left out, and some wait."""

    file: RosterFile
    waiting: tuple[Waiting, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Person]]:
        """Yield everybody with the row that they stand in."""
        yield from zip(self.file.rows, self.file.roster.people, strict=True)


def read_roster(
    file: Path,
    workspace: Workspace | None = None,
    *,
    layout: Path | None = None,
    on: dt.date | None = None,
    plan: str = "",
) -> Outcome[RosterRead]:
    """Read a list of people from a file of any kind that lists come in.

    `layout` is a file with a school's own headings; without one the workspace's is used. `on` is
    the day whose county names hold. Of a plan in the register, those who are on its list already
    are told. Raises UserError for a file that cannot be read or lists nobody.
    """
    outcome = read_roster_file(file, on, layout_of(workspace, layout))
    held = outcome.value
    findings = list(outcome.findings)
    if plan and workspace is not None:
        from inservice_docs.workflow.load_plan import registered_people  # lists need no register

        people = [Listed(*each) for each in zip(held.rows, held.roster.people, strict=True)]
        known = registered_people(plan, workspace).people
        findings += known_already(people, known, held.place)
    return Outcome(RosterRead(held, _waiting(held, findings)), tuple(findings))


def layout_of(workspace: Workspace | None, chosen: Path | None = None) -> OwnLayout:
    """Return the layout of lists that holds: the chosen one, else the workspace's, else none.

    The school's own code always stands for its name. Raises UserError for one that is broken.
    """
    if chosen is None and workspace is not None:
        chosen = workspace.own(FILE)
    layout = read_own_layout(chosen) if chosen is not None else OwnLayout()
    school = workspace.school if workspace is not None else None
    if school is None or not (school.code and school.name):
        return layout
    schools = {school.code.upper(): school.name, **layout.schools}
    return OwnLayout(layout.headings, layout.columns, layout.sheet, layout.heading_row, schools)


def _waiting(held: RosterFile, findings: Iterable[Finding]) -> tuple[Waiting, ...]:
    by_row: dict[int, list[Finding]] = {}
    for found in findings:
        row = row_of(found.place)
        if row is not None and waits([found]):
            by_row.setdefault(row, []).append(found)
    if not by_row:
        return ()
    people = zip(held.rows, held.roster.people, strict=True)
    return tuple(
        Waiting(row, person, tuple(by_row[row])) for row, person in people if row in by_row
    )


def row_of(place: Place) -> int | None:
    """Return the row that a place is in, as its file numbers it; None for a whole file."""
    if place.line is not None:
        return place.line
    digits = re.search("[0-9]+$", place.cell)
    return int(digits.group()) if digits else None
