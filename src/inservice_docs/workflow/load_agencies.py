"""Load the school's own table of agency codes (機關代碼), `agencies.csv` in the workspace."""

from __future__ import annotations

from inservice_docs.formats.agencies import Agencies, read_agencies
from inservice_docs.formats.text_file import read_bytes
from inservice_docs.records.finding import Outcome
from inservice_docs.workflow.workspace import Workspace

TABLE = "agencies.csv"


def load_agencies(workspace: Workspace) -> Outcome[Agencies]:
    """Return the workspace's agency codes; none where it keeps no table.

    Raises UserError when the table cannot be read.
    """
    file = workspace.own(TABLE)
    if file is None:
        return Outcome(Agencies())
    return read_agencies(read_bytes(file), file.name)
