"""Check plan files (檢查研習計畫): every finding of every file at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inservice_docs.records.finding import Finding, UserError
from inservice_docs.workflow.load_plan import load_plan
from inservice_docs.workflow.workspace import Workspace


def check_plans(files: Sequence[Path], workspace: Workspace) -> tuple[Finding, ...]:
    """Return the findings of plan files, file after file; one that cannot be read is a finding."""
    findings: list[Finding] = list(workspace.findings) if workspace.folder is not None else []
    for file in files:
        try:
            findings.extend(load_plan(file, workspace).findings)
        except UserError as problem:
            findings.extend(problem.findings)
    return tuple(findings)
