"""Approval tracking."""

from __future__ import annotations

from decimal import Decimal

from inservice_docs.records.tracking import ApprovalState, TrackedApproval


def test_every_state_has_its_words() -> None:
    """Each another."""
    assert len({state.label for state in ApprovalState}) == len(ApprovalState) == 6


def test_hours_count_only_when_they_were_granted() -> None:
    """All of them, or others than asked for."""
    assert [str(state) for state in ApprovalState if state.granted] == ["approved", "partly"]


def test_a_request_waits_in_its_first_round() -> None:
    """Hours are read as a clerk writes them."""
    asked = TrackedApproval.model_validate({"機關": "臺中市政府", "時數": "3小時"})
    assert (asked.state, asked.round, asked.hours) == (ApprovalState.WAITING, 1, Decimal(3))
