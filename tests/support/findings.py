"""What a test expects of the findings that a user is told."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import UserError


def code(problem: pytest.ExceptionInfo[UserError]) -> str:
    """The code of the only finding, which has a message and a cure."""
    (found,) = problem.value.findings
    assert found.message
    assert found.fix
    return found.code
