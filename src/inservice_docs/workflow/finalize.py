"""Final documents (定稿): what a draft shows in red keeps a final one from being made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from inservice_docs.records.finding import Finding, Severity, UserError

FACT_MISSING = "fact-missing"
"""What stands in red in a draft; the number and the date of a letter too, though only a hint."""


def refuse_unfinished(findings: Iterable[Finding], final: bool) -> None:
    """Raise UserError with all errors and missing facts when a final document is wanted.

    What was but a hint in a draft is told as the error that it is now.
    """
    blocking = [
        replace(found, severity=Severity.ERROR)
        for found in findings
        if found.severity is Severity.ERROR or found.code == FACT_MISSING
    ]
    if final and blocking:
        raise UserError(blocking)
