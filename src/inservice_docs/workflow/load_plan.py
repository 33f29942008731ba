"""Load a plan file (研習計畫檔) and say everything that is found in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.plan_file.plan_yaml import read_plan_file
from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import locate, together
from inservice_docs.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan, the file it came from, and what was found in it, with places in that file."""

    plan: Plan
    file: Path
    findings: tuple[Finding, ...]


def load_plan(file: Path, workspace: Workspace) -> LoadedPlan:
    """Read a plan file and check it against the rules of the procedure.

    Values that cannot be read are left out of the plan and named in its findings. Raises UserError
    when the file as a whole cannot be read.
    """
    outcome = read_plan_file(file)
    plan = outcome.value.plan
    school = workspace.school if workspace.folder is not None else None
    checked = locate(check_plan(plan, school, workspace.codes), outcome.value.place_of)
    return LoadedPlan(plan, file, together(outcome.findings, checked))
