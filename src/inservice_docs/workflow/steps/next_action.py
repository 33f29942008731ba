"""The next action (下一個動作) of a status: the verb of this room that takes the step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.workflow.steps.statuses import PlanStatus, facts_of

S = PlanStatus


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is to be done next: a verb (a function of `workflow`), its kind of letter, and words.

    `verb` is empty once nothing is left to do.
    """

    verb: str
    kind: str
    words: str

    def as_json(self) -> dict[str, Any]:
        """Return the action with stable keys."""
        return {"verb": self.verb, "kind": self.kind, "words": self.words}


def next_action(status: PlanStatus, *, cross_school: bool) -> NextAction:
    """Return the next action of a study of either kind."""
    verb, _, kind = _VERBS[status].partition(" ")
    if not cross_school and status is S.PASSED:
        verb = "batch_signup"
    if not cross_school and status is S.ATTENDED:
        verb, kind = "issue_letter", "hours-memo"
    return NextAction(verb, kind, facts_of(status, cross_school=cross_school).to_do)


_VERBS = {
    S.TO_SIGN: "issue_letter in-school-memo",
    S.SIGNING: "add_approval",
    S.SIGNED: "enter_course",
    S.TO_REQUEST: "issue_letter approval-request",
    S.REQUESTED: "receive_reply",
    S.NOT_APPROVED: "issue_letter approval-request",
    S.APPROVED: "enter_course",
    S.UNCONFIRMED: "decide_course",
    S.WRONGLY_FILLED: "enter_course",
    S.NOT_PASSED: "enter_course",
    S.PASSED: "signup_settings",
    S.WITHDRAWN: "enter_course",
    S.SIGN_UP: "review_applicants",
    S.PARTICIPANTS: "print_roster",
    S.LIST_RETURNED: "edit_participants",
    S.PRINTED: "record_attendance",
    S.ATTENDED: "award_hours",
    S.COUNTERSIGNED: "award_hours",
    S.AWARDED: "submit_hours",
    S.UPLOADED: "review_list",
    S.LIST_PASSED: "",
    S.CANCELLED: "",
}
