"""Replace the course codes (課程代碼檔) by the school's own file, or go back to the built-in."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.aside import laid_aside
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Place, UserError, error
from inservice_docs.taiwan.course_codes import CourseCodes, load
from inservice_docs.taiwan.problem import FactError
from inservice_docs.workflow.own_files import drop_own, keep_own
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import OWN_CODES, Workspace

MOST_BYTES, LONGEST_LINE = 1_000_000, 10_000


def has_own_codes(workspace: Workspace) -> bool:
    """Tell whether the workspace keeps a code file of its own."""
    return workspace.own(OWN_CODES) is not None


def replace_codes(register: Register, data: bytes) -> CourseCodes:
    """Check a code file (TOML) and make it the workspace's own; return its codes.

    Raises UserError for an actor who is no 管理者, and for a file that is broken: nothing changes.
    """
    register.require(Role.ADMINISTRATOR, "更換課程代碼")
    codes = read_codes(data)
    keep_own(register, _place(register), data, OWN_CODES)
    return codes


def read_codes(data: bytes) -> CourseCodes:
    """Return the codes of a file's bytes; raises UserError saying what is wrong with them."""
    longest = max(map(len, data.splitlines()), default=0)  # long keys take the reader minutes
    if len(data) > MOST_BYTES or longest > LONGEST_LINE:
        raise UserError(
            error("course-codes-broken", "代碼檔太大。", "代碼檔不會超過 1 MB，請確認檔案。")
        )
    with laid_aside(OWN_CODES, data) as folder:
        try:
            return load(folder / OWN_CODES)
        except FactError as problem:
            found = error("course-codes-broken", problem.message, problem.fix, Place(OWN_CODES))
            raise UserError(found) from None


def drop_codes(register: Register) -> None:
    """Use the built-in codes again. Raises UserError for an actor who is no 管理者."""
    register.require(Role.ADMINISTRATOR, "更換課程代碼")
    drop_own(register, _place(register), OWN_CODES)


def _place(register: Register) -> Path:
    return register.workspace.required_folder() / OWN_CODES
