"""Sign-in sheets and rosters: the same rows in Word and in the workbook, and no ID that leaks."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.taiwan.id_numbers import check_id
from inservice_docs.workflow.draft_rosters import (
    SignInChoice,
    draft_export,
    draft_sign_in,
    participants_document,
)
from inservice_docs.workflow.load_roster import load_roster
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace


def cells_of(document: Document) -> list[list[str]]:
    """All rows of a document's tables or sheets, as texts."""
    data = io.BytesIO(document.data)
    if document.name.endswith(".docx"):
        grids = docx.Document(data).tables
        return [[cell.text for cell in row.cells] for grid in grids for row in grid.rows]
    book = openpyxl.load_workbook(data)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_word_and_workbook_list_the_same_people(folder: Path, workspace: Workspace) -> None:
    """The rows of both come from one table."""
    outcome = draft_sign_in(folder / "plan.yaml", folder / "roster.csv", SignInChoice(), workspace)
    word, book = (cells_of(document) for document in outcome.value)
    numbered = [row for row in word if row[0].isdecimal()]
    assert len(numbered) == 10
    assert numbered == [row for row in book if row[0].isdecimal()]


def test_no_id_number_stands_on_a_sign_in_sheet(folder: Path, workspace: Workspace) -> None:
    """Neither in full nor masked, in any format; and the column cannot be asked for."""
    roster = folder / "roster.csv"
    ids = [person.id_number for person in load_roster(roster).value.people]
    assert all(check_id(number).valid for number in ids)
    outcome = draft_sign_in(folder / "plan.yaml", roster, SignInChoice(), workspace)
    for document in outcome.value:
        text = "\n".join("|".join(row) for row in cells_of(document))
        assert not any(number[:6] in text for number in ids)
    choice = SignInChoice(columns=("姓名", "身分證字號"))
    with pytest.raises(UserError):
        draft_sign_in(folder / "plan.yaml", roster, choice, workspace)


def test_the_clerk_chooses_columns_signatures_and_empty_rows(
    folder: Path, workspace: Workspace
) -> None:
    """A sheet for signing in and out, by name, with room for those who come unannounced."""
    choice = SignInChoice(
        columns=("編號", "姓名"), signs=2, sort="name", blank_rows=3, formats=("docx",)
    )
    (document,) = draft_sign_in(
        folder / "in_school.yaml", folder / "in_school_roster.csv", choice, workspace
    ).value
    rows = cells_of(document)
    assert ["編號", "姓名", "簽到", "簽退"] in rows
    assert len([row for row in rows if row[0].isdecimal()]) == 5 + 3


def test_an_unknown_order_is_refused(folder: Path, workspace: Workspace) -> None:
    """The orders that there are are named."""
    with pytest.raises(UserError, match="age"):
        draft_sign_in(
            folder / "plan.yaml", folder / "roster.csv", SignInChoice(sort="age"), workspace
        )


def test_the_roster_masks_ids_unless_asked(folder: Path, workspace: Workspace) -> None:
    """The columns of 研習名單匯出; full IDs only on request, with a warning."""
    masked = draft_export(folder / "plan.yaml", folder / "roster.csv", workspace)
    rows = cells_of(masked.value[0])
    assert rows[0] == [
        "服務學校", "職位類別", "教師姓名", "性別", "身份證字號", "出生日期", "電話", "電子郵件",
    ]  # fmt: skip
    assert rows[1][4] == "B21000****"
    full = draft_export(folder / "plan.yaml", folder / "roster.csv", workspace, full_ids=True)
    assert cells_of(full.value[0])[1][4] == "B210000016"
    assert "full-ids-written" in {found.code for found in full.findings}


def test_the_roster_can_be_read_back(folder: Path, workspace: Workspace) -> None:
    """What is written with full IDs reads as the same people."""
    full = draft_export(folder / "plan.yaml", folder / "roster.csv", workspace, full_ids=True)
    (folder / "back.xlsx").write_bytes(full.value[0].data)
    before = load_roster(folder / "roster.csv").value.people
    after = load_roster(folder / "back.xlsx").value.people
    assert [(each.name, each.id_number) for each in after] == [
        (each.name, each.id_number) for each in before
    ]


def test_the_participants_of_the_hours_memo_have_their_hours(
    folder: Path, workspace: Workspace
) -> None:
    """Everyone is listed with the hours of the study."""
    document = participants_document(
        folder / "in_school.yaml", folder / "in_school_roster.csv", workspace
    )
    rows = [row for row in cells_of(document) if row[0].isdecimal()]
    assert len(rows) == 5
    assert all(row[-1].startswith("3") for row in rows)
