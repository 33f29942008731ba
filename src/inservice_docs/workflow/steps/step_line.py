"""The line of steps (步驟線) of a plan: which are done, which one is next, which come later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inservice_docs.workflow.steps.statuses import STEPS, PlanStatus, facts_of

SIGN_UP = 3
"""線上報名設定, which in-school studies do not have."""


class StepState(StrEnum):
    """What became of a step; `none` for one that the study does not have or was given up before."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step of the line: its number (0 before the procedure's eight, 9 after them)."""

    number: int
    name: str
    state: StepState

    def as_json(self) -> dict[str, Any]:
        """Return the mark with stable keys."""
        return {"step": self.number, "name": self.name, "state": str(self.state)}


def step_line(status: PlanStatus, *, cross_school: bool) -> tuple[StepMark, ...]:
    """Return the line of steps of a study of either kind, from its status."""
    now = facts_of(status, cross_school=cross_school).step
    marks = []
    for number, name in enumerate(STEPS):
        own = "簽核" if number == 0 and not cross_school else name
        marks.append(StepMark(number, own, _state(number, now, status, cross_school)))
    return tuple(marks)


def _state(number: int, now: int, status: PlanStatus, cross_school: bool) -> StepState:
    if status is PlanStatus.CANCELLED or (number == SIGN_UP and not cross_school):
        return StepState.NONE
    if number < now or status is PlanStatus.LIST_PASSED:
        return StepState.DONE
    return StepState.NOW if number == now else StepState.TODO
