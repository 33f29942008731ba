"""How a sign-up stands (線上報名情形, procedure, figure 13): counts, seats left, waiting list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.participant import Applicant, ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.rules.admission import arrival
from inservice_docs.rules.seats import capacity
from inservice_docs.workflow.register import Register

S = ApplicantStatus


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
