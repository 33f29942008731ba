"""Print the roster for signing in (列印名冊, procedure, step 6) from the participants."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from inservice_docs.formats.templates import find_template
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome
from inservice_docs.records.issued import PartRole
from inservice_docs.registry.documents import StoredFile
from inservice_docs.workflow.draft_rosters import SignInChoice, draft_sign_in
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_files
from inservice_docs.workflow.steps.machine import Move, after
from inservice_docs.workflow.steps.take import take

SHEET = "sign-in"
TEMPLATE = "rosters/sign_in_sheet.docx"


def print_roster(
    register: Register, number: str, choice: SignInChoice, folder: Path
) -> Outcome[tuple[Path, ...]]:
    """Write the sign-in sheet of a plan, and record it and that step 6 is done.

    It names people, so the recorded sheet goes with the plan's personal data.

    The files take their places last before it is recorded: a step that cannot be recorded leaves
    at most a sheet behind. Raises UserError for a plan without participants, or not so far yet.
    """
    register.require(Role.OFFICER, "列印名冊")
    with register.look() as work:
        entry = work.plans.get(number)
        after(entry, Move.PRINT_ROSTER)
    made = draft_sign_in(Path(entry.number), None, choice, register.workspace)
    template = find_template(TEMPLATE, register.workspace.folder).read_bytes()
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.PRINT_ROSTER)
        work.trail.note("roster.print", entry.number, "、".join(choice.formats))
        people = [each.person for each in work.participants.list(entry.number)]
        work.documents.issue(
            SHEET,
            [
                *(StoredFile(PartRole.FILE, each.name, each.data) for each in made.value),
                StoredFile(PartRole.TEMPLATE, TEMPLATE, template),
            ],
            {"kind": SHEET, "choice": asdict(choice)},
            plan=entry.number,
            people=people,
        )
        files = save_files(folder, made.value)
    return Outcome(files, made.findings)
