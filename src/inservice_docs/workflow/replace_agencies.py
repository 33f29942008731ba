"""Replace the table of agency codes (機關代碼表) of the school."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.agencies import Agencies, read_agencies
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome, UserError, has_errors
from inservice_docs.workflow.load_agencies import TABLE
from inservice_docs.workflow.own_files import drop_own, keep_own
from inservice_docs.workflow.register import Register


def replace_agencies(register: Register, data: bytes, name: str) -> Outcome[Agencies]:
    """Check a table (CSV) and make it the workspace's own; rows left out are findings.

    Raises UserError for an actor who is no 管理者, and for a file without any usable row.
    """
    register.require(Role.ADMINISTRATOR, "更換機關代碼表")
    read = read_agencies(data, name)
    if has_errors(read.findings):
        raise UserError(read.findings)
    keep_own(register, _place(register), data, TABLE, f"{len(read.value.codes)} 個機關")
    return read


def drop_agencies(register: Register) -> None:
    """Keep no table any more. Raises UserError for an actor who is no 管理者."""
    register.require(Role.ADMINISTRATOR, "更換機關代碼表")
    drop_own(register, _place(register), TABLE)


def _place(register: Register) -> Path:
    return register.workspace.required_folder() / TABLE
