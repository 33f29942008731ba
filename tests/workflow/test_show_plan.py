"""Everything that the register holds about a plan is shown at one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.show_plan import next_step, show_plan


def test_a_plan_is_shown_with_its_approvals_and_history(register: Register, folder: Path) -> None:
    """The facts as they stand now, and who did what."""
    number = add_plan(folder / "plan.yaml", register).value.number
    answer = show_plan(number, register).as_json(register)
    assert answer["plan"] == number
    assert len(answer["record"]["approvals"]) == len(answer["approvals"]) == 4
    assert answer["next"]["status"] == "已核准"
    assert [event["by"] for event in answer["history"]] == ["陳小範"] * 2
    assert answer["course"] is None


def test_the_next_step_of_a_plan(register: Register, folder: Path) -> None:
    """By its number, in any of its spellings."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    assert next_step("99-1", register).plan == number
    with pytest.raises(UserError) as problem:
        next_step("99-7", register)
    assert problem.value.findings[0].code == "plan-unknown"
