"""The list with full ID numbers (含完整證號的研習名單): for whoever enters the hours alone."""

from __future__ import annotations

from inservice_docs.records.finding import Outcome, UserError, error
from inservice_docs.workflow.draft_rosters import export_document
from inservice_docs.workflow.load_plan import people_of
from inservice_docs.workflow.plan_amount import require_hours_role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import Document

EXPORTED = "participants.export"


def export_full_list(register: Register, number: str) -> Outcome[Document]:
    """Return the participants as a workbook with full ID numbers; the trail says who had it.

    Raises UserError for an actor who does not enter the hours of such a study (procedure, part 貳)
    and for a plan without participants.
    """
    with register.change() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "匯出含完整證號的名單")
        people = people_of(work, entry.number).people
        if not people:
            raise UserError(error("participants-none", "學員名單還沒有人。", "先加入學員。"))
        made = export_document(people, entry.number, register.workspace, full_ids=True)
        work.trail.note(EXPORTED, entry.number, f"含完整證號，{len(people)} 人")
    return made
