"""A list of people that somebody hands in (研習名單) into a roster."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.formats.tables.opening import open_every_grid
from inservice_docs.formats.tables.own_layout import OwnLayout
from inservice_docs.formats.tables.people import read_people
from inservice_docs.formats.tables.the_list import (
    heading_findings,
    recognised,
    sheet_findings,
    the_list,
)
from inservice_docs.records.finding import Outcome, Place, UserError, error
from inservice_docs.records.person import Roster


@contextmanager
def without_gc() -> Iterator[None]:
    """Let the collector rest while a list is read: it makes many objects and no circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What a file held: the roster, the row of each person as the file numbers it, the headings.

    `columns` maps each heading as written to the field's Chinese name, or to "" when it was not
    recognised; `encoding` is that of a text file.
    """

    roster: Roster
    rows: tuple[int, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    encoding: str = ""
    grid: Grid | None = field(default=None, repr=False)
    indexes: tuple[int, ...] = field(default=(), repr=False)
    headings: Headings | None = field(default=None, repr=False)

    def place(self, at: int) -> Place:
        """Return where the n-th person stands, counted from 0."""
        return self.grid.place(self.indexes[at]) if self.grid is not None else Place()


def read_roster(path: Path, on: dt.date | None = None) -> Outcome[Roster]:
    """Read a list of people; see `read_roster_file`."""
    outcome = read_roster_file(path, on)
    return Outcome(outcome.value.roster, outcome.findings)


def read_roster_file(
    path: Path, on: dt.date | None = None, layout: OwnLayout | None = None
) -> Outcome[RosterFile]:
    """Read a list of people in the columns of 研習名單匯出, or with other headings in use.

    `on` is the day whose county names are used (the day of the study); without one, today's names.
    Every mistake is a finding with file, row and column; cells that cannot be read stay empty.
    Raises UserError for a file that cannot be read, has no column of names, or lists nobody.
    """
    layout = layout or OwnLayout()
    opened = open_every_grid(path)
    grid, headings = the_list(opened.value, layout, path.name)
    with without_gc():
        people = read_people(grid, headings, on or dt.date.max, layout.schools)
    if not people.value:
        words, fix = "名單裡沒有任何學員。", "在標題列下方逐列填入學員。"
        place = grid.place(max(headings.row, 0))
        raise UserError((*opened.findings, error("roster-empty", words, fix, place)))
    findings = (
        *opened.findings,
        *sheet_findings(opened.value, grid, layout),
        *heading_findings(grid, headings),
        *people.findings,
    )
    # Each was made just now: to check them all again would take as long as reading them.
    roster = Roster.model_construct(people=tuple([person for _, person in people.value]))
    indexes = tuple([row for row, _ in people.value])
    rows = tuple([grid.number(row) for row in indexes])
    columns = recognised(grid, headings)
    held = RosterFile(roster, rows, columns, grid.sheet, grid.encoding, grid, indexes, headings)
    return Outcome(held, findings)
