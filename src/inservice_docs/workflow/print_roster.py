"""Print the roster for signing in (列印名冊, procedure, step 6) from the participants."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome
from inservice_docs.workflow.draft_rosters import SignInChoice, draft_sign_in
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_files
from inservice_docs.workflow.steps.machine import Move, after
from inservice_docs.workflow.steps.take import take


def print_roster(
    register: Register, number: str, choice: SignInChoice, folder: Path
) -> Outcome[tuple[Path, ...]]:
    """Write the sign-in sheet of a plan and record that step 6 is done.

    The files take their places last before it is recorded: a step that cannot be recorded leaves
    at most a sheet behind. Raises UserError for a plan without participants, or not so far yet.
    """
    register.require(Role.OFFICER, "列印名冊")
    with register.look() as work:
        entry = work.plans.get(number)
        after(entry, Move.PRINT_ROSTER)
    made = draft_sign_in(Path(entry.number), None, choice, register.workspace)
    with register.change() as work:
        take(work, register, work.plans.get(number), Move.PRINT_ROSTER)
        work.trail.note("roster.print", entry.number, "、".join(choice.formats))
        files = save_files(folder, made.value)
    return Outcome(files, made.findings)
