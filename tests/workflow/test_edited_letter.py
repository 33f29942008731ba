"""A letter that was edited in Word is read back before it goes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.draft_letter import LetterOrder, draft_letter, wording_of
from inservice_docs.workflow.edited_letter import read_edited
from inservice_docs.workflow.workspace import Workspace

NUMBER = "曉中宗字第0990006002號"


def drafted(folder: Path, workspace: Workspace, **more: object) -> Path:
    """A drafted invitation, saved as a clerk saves it."""
    order = LetterOrder("invitation", folder / "plan.yaml", **more)  # type: ignore[arg-type]
    document = draft_letter(order, workspace).value[0]
    path = folder / document.name
    path.write_bytes(document.data)
    return path


def codes(file: Path, kind: str, workspace: Workspace) -> set[str]:
    """What keeps a file from being issued."""
    with pytest.raises(UserError) as problem:
        read_edited(file, wording_of(kind, workspace).value, workspace)
    return {found.code for found in problem.value.findings}


def test_a_finished_letter_is_read(folder: Path, workspace: Workspace) -> None:
    """The letter, and the bytes as they are."""
    file = drafted(folder, workspace, number=NUMBER, date="99-03-02")
    read = read_edited(file, wording_of("invitation", workspace).value, workspace).value
    assert read.letter.number == NUMBER
    assert read.data == file.read_bytes()


def test_a_gap_that_is_left_is_refused(folder: Path, workspace: Workspace) -> None:
    """A number or a date that was never filled in."""
    assert codes(drafted(folder, workspace), "invitation", workspace) & {
        "edited-gap",
        "edited-undated",
        "edited-unnumbered",
    }
    dated = drafted(folder, workspace, date="99-03-02")
    assert codes(dated, "invitation", workspace) & {"edited-gap", "edited-unnumbered"}


def test_another_kind_of_paper_is_refused(folder: Path, workspace: Workspace) -> None:
    """A 函 is no 簽, and a text file no Word file."""
    file = drafted(folder, workspace, number=NUMBER, date="99-03-02")
    assert codes(file, "in-school-memo", workspace) == {"edited-other-kind"}
    order = LetterOrder(
        "invitation", folder / "plan.yaml", ("txt",), number=NUMBER, date="99-03-02"
    )
    text = folder / "letter.txt"
    text.write_bytes(draft_letter(order, workspace).value[0].data)
    assert "edited-not-word" in codes(text, "invitation", workspace)


def test_a_letter_of_another_school_is_refused(folder: Path, workspace: Workspace) -> None:
    """It was taken by mistake."""
    file = drafted(folder, workspace, number=NUMBER, date="99-03-02")
    school = workspace.school.model_copy(update={"name": "臺中市立範例國民中學"})
    other = Workspace(workspace.folder, school, workspace.codes)
    assert codes(file, "invitation", other) == {"edited-other-sender"}
