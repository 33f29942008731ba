"""Draft the lists of people: the sign-in sheet (簽到表) and the roster (研習名單匯出)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.documents.participants_list import compose_participants
from inservice_docs.documents.roster_export import compose_export
from inservice_docs.documents.sign_in_columns import DEFAULT
from inservice_docs.documents.sign_in_sheet import (
    ORDERS,
    SignInLayout,
    SignInSheet,
    compose_sign_in,
    together,
)
from inservice_docs.records.finding import Finding, Outcome, UserError, error, warning
from inservice_docs.records.person import Person
from inservice_docs.workflow.letter_files import check_formats, converted
from inservice_docs.workflow.list_pages import list_docx
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.load_roster import load_people
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.workspace import Workspace

SHEET_FORMATS = ("docx", "xlsx", "pdf", "odt")


@dataclass(frozen=True, slots=True)
class SignInChoice:
    """What the clerk chose for the sign-in sheet; no columns means the usual ones."""

    columns: tuple[str, ...] = ()
    signs: int = 1
    sort: str = "school"
    blank_rows: int = 0
    formats: tuple[str, ...] = ("docx", "xlsx")


def draft_sign_in(
    file: Path, roster: Path | None, choice: SignInChoice, workspace: Workspace
) -> Outcome[tuple[Document, ...]]:
    """Return the sign-in sheet in every format, the same rows in each (procedure, step 6).

    It never holds ID numbers. Raises UserError for a column that it must not have, an unknown
    order or format, and files that cannot be read.
    """
    formats = check_formats(choice.formats, SHEET_FORMATS)
    if choice.sort not in ORDERS:
        raise UserError(
            error(
                "unknown-order",
                f"不能依「{choice.sort[:20]}」排列。",
                f"可用 {'、'.join(ORDERS)}。",
            )
        )
    loaded = load_plan(file, workspace)
    people = load_people(roster, file, loaded.plan, workspace)
    layout = SignInLayout(choice.columns or DEFAULT, choice.signs, choice.sort, choice.blank_rows)
    composed = compose_sign_in(loaded.plan, workspace.school, people.value.people, layout)
    made = _sign_in_files(f"{file.stem}-簽到表", composed.value, formats, workspace)
    findings = (*workspace.findings, *loaded.findings, *people.findings, *composed.findings)
    return Outcome(made.value, (*findings, *made.findings))


def draft_export(
    file: Path, roster: Path | None, workspace: Workspace, *, full_ids: bool = False
) -> Outcome[tuple[Document, ...]]:
    """Return the roster as a workbook, the columns of 研習名單匯出; IDs masked unless asked for."""
    loaded = load_plan(file, workspace)
    people = load_people(roster, file, loaded.plan, workspace)
    made = export_document(people.value.people, file.stem, workspace, full_ids=full_ids)
    findings = (*workspace.findings, *loaded.findings, *people.findings, *made.findings)
    return Outcome((made.value,), findings)


def export_document(
    people: Sequence[Person], stem: str, workspace: Workspace, *, full_ids: bool
) -> Outcome[Document]:
    """Return people as a workbook; with full ID numbers a finding says how to treat it."""
    table = compose_export(people, full_ids=full_ids)
    from inservice_docs.formats.workbook.write import write_workbook

    data = write_workbook([table], ["研習名單"], title="研習名單", author=workspace.school.name)
    notes: tuple[Finding, ...] = (_FULL_IDS,) if full_ids else ()
    return Outcome(Document(f"{stem}-研習名單.xlsx", data), notes)


def participants_document(file: Path, roster: Path | None, workspace: Workspace) -> Document:
    """Return the list of participants (參加研習人員名單) that the hours memo encloses."""
    plan = load_plan(file, workspace).plan
    people = load_people(roster, file, plan, workspace).value.people
    table = compose_participants(plan, workspace.school, workspace.codes, people)
    data = list_docx([table], "rosters/participants_list.docx", workspace)
    return Document(f"{file.stem}-參加研習人員名單.docx", data)


_FULL_IDS = warning(
    "full-ids-written",
    "名單含完整身分證字號。",
    "只供登錄時數使用，請妥善保管，用畢刪除。",
)


def _sign_in_files(
    stem: str, sheets: Sequence[SignInSheet], formats: Sequence[str], workspace: Workspace
) -> Outcome[tuple[Document, ...]]:
    documents: list[Document] = []
    findings: list[Finding] = []
    groups = together(sheets)
    words = {
        f"{stem}.docx" if len(groups) == 1 else f"{stem}-{number}.docx": list_docx(
            [sheet.table for sheet in group], "rosters/sign_in_sheet.docx", workspace
        )
        for number, group in enumerate(groups, 1)
        if set(formats) - {"xlsx"}
    }
    for kind in formats:
        if kind == "docx":
            documents += [Document(name, data) for name, data in words.items()]
        elif kind == "xlsx":
            tables = [sheet.table for sheet in sheets]
            names = [sheet.name for sheet in sheets]
            from inservice_docs.formats.workbook.write import write_workbook

            data = write_workbook(tables, names, title="簽到表", author=workspace.school.name)
            documents.append(Document(f"{stem}.xlsx", data))
        else:
            made = converted(words, kind)
            documents += made.value
            findings += [found for found in made.findings if found not in findings]
    return Outcome(tuple(documents), tuple(findings))
