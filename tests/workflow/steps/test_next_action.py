"""Every status has the verb that takes its step."""

from __future__ import annotations

import importlib
from typing import cast

import pytest

from inservice_docs.workflow import steps
from inservice_docs.workflow.steps.next_action import next_action
from inservice_docs.workflow.steps.statuses import PlanStatus

HOMES = {
    "award_hours": "award_hours",
    "batch_signup": "batch_signup",
    "add_approval": "add_approval",
    "decide_course": "set_course_status",
    "edit_participants": "edit_participants",
    "enter_course": "set_course_status",
    "issue_letter": "issue_letter",
    "print_roster": "print_roster",
    "receive_reply": "receive_reply",
    "record_attendance": "record_attendance",
    "review_applicants": "review_applicants",
    "review_list": "submit_hours",
    "signup_settings": "signup_settings",
    "submit_hours": "submit_hours",
}


@pytest.mark.parametrize("cross_school", [True, False])
def test_a_plan_under_way_has_a_next_action(cross_school: bool) -> None:
    """With words for it; a finished one has none. The module of the verb exists."""
    room = cast(str, steps.__package__).rpartition(".")[0]
    for status in PlanStatus:
        action = next_action(status, cross_school=cross_school)
        ended = status in {PlanStatus.LIST_PASSED, PlanStatus.CANCELLED}
        assert bool(action.verb) is bool(action.words) is not ended
        if not ended:
            importlib.import_module(f"{room}.{HOMES[action.verb]}")


def test_in_school_studies_go_their_own_way() -> None:
    """Teachers are entered at once, and the list is countersigned before hours are awarded."""
    assert next_action(PlanStatus.PASSED, cross_school=False).verb == "batch_signup"
    memo = next_action(PlanStatus.ATTENDED, cross_school=False)
    assert (memo.verb, memo.kind) == ("issue_letter", "hours-memo")
    assert next_action(PlanStatus.ATTENDED, cross_school=True).verb == "award_hours"
