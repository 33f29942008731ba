"""What a draft shows in red keeps a final document from being made."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import Severity, UserError, error, hint, warning
from inservice_docs.workflow.finalize import FACT_MISSING, refuse_unfinished

FINDINGS = (
    error("a", "甲"),
    warning("b", "乙"),
    hint("c", "丙"),
    hint(FACT_MISSING, "尚未填入「發文字號」。"),
)


def test_a_draft_is_never_refused() -> None:
    """Errors block issuing, never drafting."""
    refuse_unfinished(FINDINGS, final=False)


def test_a_final_document_is_refused_for_errors_and_missing_facts() -> None:
    """All of them are told at once; warnings and other hints do not block."""
    with pytest.raises(UserError) as problem:
        refuse_unfinished(FINDINGS, final=True)
    assert [found.code for found in problem.value.findings] == ["a", FACT_MISSING]
    assert {found.severity for found in problem.value.findings} == {Severity.ERROR}


def test_a_finished_document_passes() -> None:
    """Warnings and hints alone do not stop it."""
    refuse_unfinished(FINDINGS[1:3], final=True)
