"""How many of the authorities that were asked have answered (回覆件數), where it was several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from inservice_docs.records.plan_entry import PlanLine
from inservice_docs.records.tracking import ApprovalState, TrackedApproval
from inservice_docs.registry.work import Work
from inservice_docs.workflow.steps.statuses import PlanStatus

_OPEN = {PlanStatus.REQUESTED, PlanStatus.NOT_APPROVED}
"""The statuses in which answers are waited for, or looked at."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How many authorities were asked, and how many of them have answered, whatever they said."""

    asked: int = 0
    answered: int = 0

    @property
    def words(self) -> str:
        """Return it in words, nothing unless several were asked."""
        return f"{self.asked} 機關中 {self.answered} 件已復" if self.asked > 1 else ""

    def as_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        return {"asked": self.asked, "answered": self.answered}


def count_answers(work: Work, lines: Iterable[PlanLine]) -> dict[str, Answers]:
    """Return the answers to the plans of a list that wait for some, by number, in one query."""
    numbers = {line.id: line.number for line in lines if line.standing.status in _OPEN}
    if not numbers:
        return {}
    found = work.approvals.states(numbers)
    return {numbers[id]: _counted(states.values()) for id, states in found.items()}


def answers_of(line: PlanLine, tracked: Iterable[TrackedApproval]) -> Answers:
    """Return the answers to one plan from what is tracked for it, in the order asked."""
    if line.standing.status not in _OPEN:
        return Answers()
    return _counted({each.agency: each.state for each in tracked}.values())


def _counted(states: Iterable[ApprovalState]) -> Answers:
    every = tuple(states)
    open_ = {ApprovalState.WAITING, ApprovalState.LAPSED}
    return Answers(len(every), sum(each not in open_ for each in every))
