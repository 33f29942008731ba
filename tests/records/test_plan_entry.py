"""A plan as the register keeps it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from inservice_docs.records.plan_entry import PlanEntry, Standing


def test_a_new_plan_stands_before_the_first_step() -> None:
    """Not done, in its first version."""
    entry = PlanEntry()
    assert (entry.standing.step, entry.standing.done, entry.version) == (0, False, 1)


@pytest.mark.parametrize("step", [-1, 10])
def test_there_are_eight_steps(step: int) -> None:
    """0 is before the first, 9 after the last; nothing is beyond."""
    with pytest.raises(ValidationError):
        Standing(step=step)
