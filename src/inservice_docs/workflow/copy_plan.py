"""Copy a plan (沿用計畫): last year's study with new dates."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.plan_file import copy_plan as plan_text
from inservice_docs.formats.plan_file.plan_write import plan_to_yaml
from inservice_docs.formats.text_file import decode, read_bytes
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.taiwan.dates import roc_year
from inservice_docs.workflow.draft_letter import read_date
from inservice_docs.workflow.load_plan import load_plan, plan_number
from inservice_docs.workflow.new_plan import refuse_existing
from inservice_docs.workflow.save_files import save_file
from inservice_docs.workflow.workspace import Workspace


def copy_plan(
    file: Path, first_date: str, target: Path | None, workspace: Workspace, *, force: bool
) -> Outcome[Path]:
    """Write a copy of a plan whose study begins on `first_date`; return its path.

    `file` is a plan file, or the number of a registered plan. The copy stands beside the original
    under its name and the new year, unless `target` names it. Raises UserError for a date or a plan
    that cannot be read, and for a file that is there already unless `force` is set.
    """
    day = read_date(first_date)
    assert day is not None
    text, findings = _text(file, workspace)
    outcome = plan_text.copy_plan(text, day, file.name)
    suffix = file.suffix or ".yaml"
    target = target or file.with_name(f"{file.stem}-{roc_year(day)}{suffix}")
    refuse_existing(target, force)
    written = save_file(target, outcome.value.encode("utf-8"))
    return Outcome(written, (*findings, *outcome.findings))


def _text(file: Path, workspace: Workspace) -> tuple[str, tuple[Finding, ...]]:
    """Return a plan as YAML text: a file's own, or that of a registered plan."""
    if plan_number(file):
        plan = load_plan(file, workspace).plan
        return plan_to_yaml(plan.model_copy(update={"request": None, "approvals": ()})), ()
    data = read_bytes(file)
    if data.startswith(b"PK"):
        raise UserError(
            error(
                "copy-needs-yaml",
                "表單（xlsx）不能直接沿用。",
                "在 Excel 另存新檔後改日期，或改用 YAML 計畫檔。",
            )
        )
    text, findings = decode(data, file.name)
    return text, tuple(findings)
