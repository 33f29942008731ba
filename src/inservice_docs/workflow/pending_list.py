"""The list of those who wait for their hours (等待核發名單, procedure, step 5) as documents."""

from __future__ import annotations

from collections.abc import Iterable

from inservice_docs.documents.roster_export import compose_pending
from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.workflow.award_hours import award_list
from inservice_docs.workflow.letter_files import check_formats, converted
from inservice_docs.workflow.list_pages import list_docx
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.save_files import Document

FORMATS = ("docx", "xlsx", "pdf", "odt")
TEMPLATE = "rosters/participants_list.docx"
TITLE = "等待核發名單"


def pending_list(
    register: Register, number: str, formats: Iterable[str] = ("xlsx",)
) -> Outcome[tuple[Document, ...]]:
    """Return 等待核發名單 of a plan in the site's columns, ID numbers masked.

    Everybody has the hours awarded, else those they are down for, else the course's; guests and
    those without hours are left out. Raises UserError for an unknown format and an empty list.
    """
    wanted = check_formats(formats, FORMATS)
    workspace = register.workspace
    with register.look() as work:
        entry = work.plans.get(number)
        plan = current_plan(work, entry)
        people = [
            one.person.model_copy(update={"hours": award.amount}) if award else one.person
            for one, award in award_list(work, register, entry).lines
        ]
    table = compose_pending(plan, workspace.codes, people)
    if not table.rows:
        raise UserError(
            error(
                "pending-none",
                f"計畫 {entry.number} 沒有等待核發的人。",
                "先以 participants add-from-signup 或 participants add 加入學員。",
            )
        )
    name = f"{entry.number}-{TITLE}"
    documents: list[Document] = []
    findings: list[Finding] = []
    words = b""
    if set(wanted) - {"xlsx"}:
        words = list_docx([table], TEMPLATE, workspace)
    for kind in wanted:
        if kind == "xlsx":
            data = write_workbook([table], [TITLE], title=table.title, author=workspace.school.name)
            documents.append(Document(f"{name}.xlsx", data))
        elif kind == "docx":
            documents.append(Document(f"{name}.docx", words))
        else:
            made = converted({f"{name}.docx": words}, kind)
            documents += made.value
            findings += made.findings
    return Outcome(tuple(documents), tuple(findings))
