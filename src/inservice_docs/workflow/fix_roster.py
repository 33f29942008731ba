"""Give a roster back for correction (退回更正): the same file with what was found in its cells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.returned import returned_workbook
from inservice_docs.records.finding import Outcome
from inservice_docs.workflow.read_roster import RosterRead, read_roster
from inservice_docs.workflow.save_files import Document, save_files
from inservice_docs.workflow.workspace import Workspace

ENDING = "-待更正.xlsx"


@dataclass(frozen=True, slots=True)
class FixedRoster:
    """The file that was written, and the roster that it was made of."""

    path: Path
    read: RosterRead


def fix_roster(
    file: Path, folder: Path, workspace: Workspace | None = None, *, layout: Path | None = None
) -> Outcome[FixedRoster]:
    """Write a list with its findings as notes and colours; the given file stays as it is.

    Raises UserError for a file that cannot be read or lists nobody, and for one that cannot be
    written.
    """
    outcome = read_roster(file, workspace, layout=layout)
    held = outcome.value.file
    data = returned_workbook(file.read_bytes(), held.grid or Grid((), file.name), outcome.findings)
    stem = file.stem.removesuffix(ENDING.removesuffix(".xlsx"))
    (path,) = save_files(folder, [Document(stem + ENDING, data)])
    return Outcome(FixedRoster(path, outcome.value), outcome.findings)
