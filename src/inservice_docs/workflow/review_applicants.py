"""Review applicants (報名資格審核, procedure, step 4): 待審核, 審核通過, 不通過, seats counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.rules.admission import arrival
from inservice_docs.workflow.move_up import move_up
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import SignUpState, check_seats, state_of
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take

S = ApplicantStatus


@dataclass(frozen=True, slots=True)
class Decision:
    """What the clerk decides, by the applicants' numbers; `fill` passes in order of arrival."""

    passed: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    fill: bool = False
    reason: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is decided at all."""
        return bool(self.passed or self.refused or self.waiting or self.fill)


def review_applicants(register: Register, number: str, decision: Decision) -> Outcome[SignUpState]:
    """Decide on applicants, all or none, and return how the sign-up stands then.

    A seat that this frees goes to the waiting list by the plan's rules of admission, where it has
    some; else a finding says who would be next. Raises UserError when more would pass than there
    are seats, for somebody named twice, an unknown number, and a plan that is not open for sign-up.
    """
    register.require(Role.OFFICER, "審核報名學員")
    named = (*decision.passed, *decision.refused, *decision.waiting)
    if len(set(named)) < len(named):
        raise UserError(error("decided-twice", "同一個序號寫了兩次。", "每個序號只寫一次。"))
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.SIGN_UP)
        before = state_of(work, entry).passed
        for ids, status in (
            (decision.refused, S.REFUSED),
            (decision.waiting, S.WAITING),
            (decision.passed, S.PASSED),
        ):
            work.applicants.decide(entry.number, ids, status, reason=decision.reason)
        state = state_of(work, entry)
        if decision.passed:  # a list that came in too long may be cut short bit by bit
            check_seats(state)
        if decision.fill:
            queue = sorted((a for a in state.applicants if a.status is S.WAITING), key=arrival)
            chosen = [each.id for each in queue[: state.left]]
            work.applicants.decide(entry.number, chosen, S.PASSED, reason="依報名先後")
            state = state_of(work, entry)
        findings = [*_listed_already(work, entry, decision.refused)]
        if state.passed < before:
            findings += move_up(work, entry, but=decision.waiting)
            state = state_of(work, entry)
    return Outcome(state, tuple(findings))


def _listed_already(work: Work, entry: PlanEntry, refused: Sequence[int]) -> tuple[Finding, ...]:
    """Remark on people who were refused but stand on the list of participants."""
    wanted = set(refused)
    listed = [p.id for p in work.participants.list(entry.number) if p.applicant in wanted]
    if not wanted or not listed:
        return ()
    words = f"不通過的學員有 {len(listed)} 位已在學員名單上。"
    ids = ",".join(map(str, listed))
    return (hint("refused-on-list", words, f"以 participants remove --ids {ids} 移除。"),)
