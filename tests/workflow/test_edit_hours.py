"""Hours corrected by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.studies import attended

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours, list_awards
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register


@pytest.fixture
def awarded(register: Register) -> tuple[str, list[int]]:
    """A study whose hours are awarded."""
    number, ids = attended(register)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    return number, ids


def test_the_former_amount_stays_in_the_reason(
    register: Register, awarded: tuple[str, list[int]]
) -> None:
    """And awarding again leaves the correction, unless asked to."""
    number, ids = awarded
    found = edit_hours(register, number, ids[0], Decimal("1.5"), reason="提早離席").value
    assert found.reason == "人工更正（原3小時）：提早離席；實得1.5小時"
    again = award_hours(register, number)
    assert (again.value.total, [each.code for each in again.findings]) == (
        Decimal("7.5"),
        ["awards-kept"],
    )
    assert award_hours(register, number, overwrite=True).value.total == 9


@pytest.mark.parametrize(
    ("amount", "reason", "code"),
    [
        ("3.5", "x", "amount-above-course"),
        ("1.3", "x", "amount-step"),
        ("1", " ", "reason-missing"),
    ],
)
def test_what_is_refused(
    register: Register, awarded: tuple[str, list[int]], amount: str, reason: str, code: str
) -> None:
    """More than the course has, no half, no reason; nothing is changed."""
    number, ids = awarded
    with pytest.raises(UserError) as problem:
        edit_hours(register, number, ids[0], Decimal(amount), reason=reason)
    assert problem.value.findings[0].code == code
    assert list_awards(register, number).total == 9


def test_only_awarded_hours_can_be_corrected(
    register: Register, awarded: tuple[str, list[int]]
) -> None:
    """Nobody unknown, and not before they are awarded."""
    number, ids = awarded
    with pytest.raises(UserError):
        edit_hours(register, number, ids[-1] + 9, Decimal(1), reason="x")
    early, others = attended(register)
    with pytest.raises(UserError) as problem:
        edit_hours(register, early, others[0], Decimal(1), reason="x")
    assert problem.value.findings[0].code == "hours-not-open"
