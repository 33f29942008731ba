"""Where on the pages an action is done (下一步的連結)."""

from __future__ import annotations

from inservice_docs.workflow.steps.next_action import NextAction

_PLACES = {
    "issue_letter": "letters/{kind}",
    "add_approval": "approvals",
    "receive_reply": "approvals",
    "enter_course": "course",
    "decide_course": "course",
    "signup_settings": "signup",
    "batch_signup": "batch",
    "review_applicants": "applicants",
    "edit_participants": "participants",
    "print_roster": "sign-in",
    "record_attendance": "attendance",
    "award_hours": "hours",
    "submit_hours": "hours",
    "review_list": "hours",
}


def action_link(number: str, action: NextAction) -> str:
    """Return the address at which a study's next action is done; the study's page when none is."""
    place = _PLACES.get(action.verb, "").format(kind=action.kind)
    return f"/studies/{number}/{place}" if place else f"/studies/{number}"
