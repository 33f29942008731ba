"""Every refusal of the system becomes a plain message with a cure."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.file_problems import folder_problem, make_folder, target_problem


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_no_room_is_told_as_such(number: int) -> None:
    """A full disk, a file too large and a used-up quota have one cure."""
    found = folder_problem(Path("out"), OSError(number, "no")).findings[0]
    assert found.code == "disk-full"
    assert "空間" in found.fix


def test_other_refusals_name_the_folder() -> None:
    """A folder without rights is named, with --out as the way around."""
    found = folder_problem(Path("out"), PermissionError(errno.EACCES, "no")).findings[0]
    assert (found.code, "out" in found.message, "--out" in found.fix) == (
        "folder-not-writable", True, True,
    )  # fmt: skip
    assert target_problem(Path("a.docx"), PermissionError(13, "no")).findings[0].code == (
        "target-in-use"
    )


def test_a_folder_through_a_file_cannot_be_made(tmp_path: Path) -> None:
    """The file in the way is told, not stumbled over."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(UserError):
        make_folder(tmp_path / "a" / "b")
