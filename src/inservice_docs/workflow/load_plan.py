"""Load a plan (研習計畫), from a file or by its number, and say everything that is found in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inservice_docs.formats.plan_file.plan_yaml import read_plan_file
from inservice_docs.records.finding import Finding, Place
from inservice_docs.records.person import Roster
from inservice_docs.records.plan import Plan
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import FieldPath, field_text, locate, together
from inservice_docs.taiwan.text import compact
from inservice_docs.workflow.workspace import Workspace

if TYPE_CHECKING:
    from inservice_docs.registry.work import Work

_NUMBER = re.compile(r"0*[0-9]{1,3}-[0-9]{1,6}")


def at_field(path: FieldPath) -> Place:
    """Return the place of a plan's field where there is no file."""
    return Place(field=field_text(path))


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan, the file it came from or its number, and what was found in it, with places."""

    plan: Plan
    file: Path
    findings: tuple[Finding, ...]
    place_of: Callable[[FieldPath], Place] = at_field

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return further findings about the plan with their places in its file."""
        return locate(findings, self.place_of)


def load_plan(file: Path, workspace: Workspace) -> LoadedPlan:
    """Read a plan and check it against the rules of the procedure.

    `file` is a plan file, or the number of a registered plan (115-003), which then comes as it
    stands, with the approvals received since. Values that cannot be read are left out of the plan
    and named in its findings. Raises UserError when the file as a whole cannot be read, and for a
    number that is not in the register.
    """
    number = plan_number(file)
    if number:
        return _registered(number, workspace)
    outcome = read_plan_file(file)
    plan = outcome.value.plan
    school = workspace.school if workspace.folder is not None else None
    checked = locate(check_plan(plan, school, workspace.codes), outcome.value.place_of)
    findings = together(outcome.findings, checked)
    return LoadedPlan(plan, file, findings, outcome.value.place_of)


def plan_number(reference: Path | None) -> str:
    """Return the number that a plan is referred to by, empty when it is a file."""
    words = compact(str(reference or ""))
    known = reference is not None and _NUMBER.fullmatch(words) and not reference.exists()
    return words if known else ""


def registered_people(number: str, workspace: Workspace) -> Roster:
    """Return the participants of a registered plan, each with the hours awarded so far."""
    from inservice_docs.workflow.register import look_into  # files need no database

    with look_into(workspace) as work:
        return people_of(work, number)


def people_of(work: Work, number: str) -> Roster:
    """Return the participants that the register keeps, each with the hours awarded so far."""
    awarded = {each.participant: each.amount for each in work.attendance.awards(number)}
    return Roster(
        people=tuple(
            each.person.model_copy(update={"hours": awarded.get(each.id, each.person.hours)})
            for each in work.participants.list(number)
        )
    )


def _registered(number: str, workspace: Workspace) -> LoadedPlan:
    from inservice_docs.workflow.register import look_into
    from inservice_docs.workflow.registered_plan import current_plan, plan_findings

    with look_into(workspace) as work:
        entry = work.plans.get(number)
        plan = current_plan(work, entry)
    return LoadedPlan(plan, Path(entry.number), plan_findings(plan, entry.number, workspace))
