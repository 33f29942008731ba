"""Load a list of people (研習名單) with the county names of the study's own days."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.tables.roster import read_roster
from inservice_docs.records.finding import Outcome
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Plan


def load_roster(file: Path, plan: Plan | None = None) -> Outcome[Roster]:
    """Read a roster file; places are rows and columns. Raises UserError when it holds nobody."""
    return read_roster(file, plan.dates[0] if plan is not None and plan.dates else None)
