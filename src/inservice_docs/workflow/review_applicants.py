"""Review applicants (報名資格審核, procedure, step 4): 待審核, 審核通過, 不通過, seats counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.signup_settings import capacity
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


@dataclass(frozen=True)
class SignUpState:
    """The sign-up as figure 13 shows it; `seats` is None where nothing limits it."""

    plan: str
    total: int
    passed: int
    refused: int
    waiting: int
    seats: int | None
    applicants: tuple[Applicant, ...]

    @property
    def left(self) -> int | None:
        """Return how many more can pass."""
        return None if self.seats is None else max(0, self.seats - self.passed)

    @property
    def reserves(self) -> dict[int, int]:
        """Return the waiting list (候補): the place of each for whom there is no seat left."""
        if self.left is None:
            return {}
        queue = sorted((a for a in self.applicants if a.status is S.WAITING), key=arrival)
        return {each.id: place for place, each in enumerate(queue[self.left :], 1)}

    def counts_json(self) -> dict[str, Any]:
        """Return the counts with stable keys."""
        names = ("total", "passed", "refused", "waiting", "seats", "left")
        return {name: getattr(self, name) for name in names}


def arrival(applicant: Applicant) -> tuple[bool, Any, int]:
    """Order applicants by when they applied."""
    when = applicant.applied_at
    return (when is None, when.timestamp() if when else 0, applicant.id)


def sign_up_state(register: Register, number: str) -> SignUpState:
    """Return who applied for a plan, and the counts."""
    with register.look() as work:
        return state_of(work, work.plans.get(number))


def state_of(work: Work, entry: PlanEntry) -> SignUpState:
    """Return the sign-up of a plan as it stands in this step."""
    counts = work.applicants.counts(entry.number)
    return SignUpState(
        entry.number,
        sum(counts.values()),
        counts[S.PASSED],
        counts[S.REFUSED],
        counts[S.WAITING],
        capacity(entry.plan),
        work.applicants.list(entry.number),
    )


def review_applicants(register: Register, number: str, decision: Decision) -> Outcome[SignUpState]:
    """Decide on applicants, all or none, and return how the sign-up stands then.

    Raises UserError when more would pass than there are seats, for somebody named twice, an
    unknown number, and a plan that is not open for sign-up.
    """
    register.require(Role.OFFICER, "審核報名學員")
    named = (*decision.passed, *decision.refused, *decision.waiting)
    if len(set(named)) < len(named):
        raise UserError(error("decided-twice", "同一個序號寫了兩次。", "每個序號只寫一次。"))
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.SIGN_UP)
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
        findings = _listed_already(work, entry, decision.refused)
    return Outcome(state, findings)


def check_seats(state: SignUpState) -> None:
    """Raise UserError when more have passed than there are seats."""
    if state.seats is not None and state.passed > state.seats:
        raise UserError(
            error(
                "seats-full",
                f"可報名 {state.seats} 人，這樣會有 {state.passed} 人通過；沒有存入。",
                "少通過幾位，或先以 signup settings 增加人數；其餘留在待審核作為候補。",
            )
        )


def _listed_already(work: Work, entry: PlanEntry, refused: Sequence[int]) -> tuple[Finding, ...]:
    """Remark on people who were refused but stand on the list of participants."""
    wanted = set(refused)
    listed = [p.id for p in work.participants.list(entry.number) if p.applicant in wanted]
    if not wanted or not listed:
        return ()
    words = f"不通過的學員有 {len(listed)} 位已在學員名單上。"
    ids = ",".join(map(str, listed))
    return (hint("refused-on-list", words, f"以 participants remove --ids {ids} 移除。"),)
