"""A registered plan is corrected at every step, with a reason that stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import back_plan, cancel_plan, changed_fields, edit_plan
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}


def test_before_anything_went_out_no_reason_is_needed(register: Register, change: Change) -> None:
    """A draft is changed freely; the history says which fields."""
    number = add_plan(change(BARE), register).value.number
    outcome = edit_plan(number, change({**BARE, "時數": "2"}), register)
    assert outcome.value.plan.hours == 2
    assert outcome.value.version == 2
    with register.look() as work:
        assert work.plans.history(number)[-1].reason == "更改時數"


def test_later_a_reason_is_needed(register: Register, folder: Path, change: Change) -> None:
    """And the finding says that what went out does not change."""
    number = add_plan(folder / "plan.yaml", register).value.number
    file = change({"時數": "2"})
    with pytest.raises(UserError) as problem:
        edit_plan(number, file, register)
    assert problem.value.findings[0].code == "reason-missing"
    outcome = edit_plan(number, file, register, reason="主管機關核定2小時")
    assert outcome.value.standing.status == "已核准"
    assert "plan-changed-late" in {found.code for found in outcome.findings}
    with register.look() as work:
        assert work.plans.history(number)[-1].reason == "更改時數；主管機關核定2小時"


def test_nothing_changed_is_no_event(register: Register, change: Change) -> None:
    """The version stays."""
    number = add_plan(change(BARE), register).value.number
    outcome = edit_plan(number, change(BARE), register)
    assert outcome.value.version == 1
    assert outcome.findings[-1].code == "plan-unchanged"


def test_an_authority_that_is_dropped_is_no_longer_waited_for(
    register: Register, change: Change
) -> None:
    """With the last one that waited gone, the plan is approved."""
    some = "[{機關: 臺中市政府, 文號: 府授教學字第0990050000號, 日期: 99-03-01, 時數: 3}]"
    number = add_plan(change({"核准文號": some}), register).value.number
    file = change({**BARE, "主管機關": "[臺中市政府]"})
    entry = edit_plan(number, file, register, reason="只邀請臺中市").value
    assert entry.standing.status == "已核准"


def test_an_authority_that_is_added_is_still_to_be_asked(
    register: Register, folder: Path, change: Change
) -> None:
    """The plan goes back to its request; the approvals stay."""
    number = add_plan(folder / "plan.yaml", register).value.number
    file = change({"主管機關": "[臺中市政府, 臺中縣政府, 南投縣政府, 彰化縣政府, 苗栗縣政府]"})
    entry = edit_plan(number, file, register, reason="加邀苗栗縣").value
    assert entry.standing.status == "待申請核准"
    with register.look() as work:
        states = {each.state for each in work.approvals.of_plan(number)}
    assert states == {ApprovalState.APPROVED}


def test_the_kind_of_study_changes_only_at_the_beginning(
    register: Register, folder: Path, change: Change
) -> None:
    """Its steps would be others."""
    number = add_plan(folder / "in_school.yaml", register).value.number
    assert edit_plan(number, change(BARE), register).value.standing.status == "待申請核准"
    begun = add_plan(folder / "plan.yaml", register).value.number
    with pytest.raises(UserError) as problem:
        edit_plan(begun, folder / "in_school.yaml", register, reason="改為校內")
    assert problem.value.findings[0].code == "scope-fixed"


def test_a_plan_is_cancelled_and_taken_up_again(register: Register, folder: Path) -> None:
    """Both with a reason."""
    number = add_plan(folder / "plan.yaml", register).value.number
    assert cancel_plan(number, register, reason="颱風").standing.done
    entry = back_plan(number, "已核准", register, reason="改期辦理")
    assert entry.standing.status == "已核准"


def test_an_unknown_status_is_refused_with_its_neighbour(register: Register, folder: Path) -> None:
    """A slip of the pen is shown its cure."""
    number = add_plan(folder / "plan.yaml", register).value.number
    with pytest.raises(UserError) as problem:
        back_plan(number, "待核淮", register, reason="更正")
    assert problem.value.findings[0].code == "status-unknown"
    assert "待核准" in problem.value.findings[0].fix


def test_changed_fields_are_named_in_chinese(register: Register, change: Change) -> None:
    """Request and approvals are no part of the record."""
    before = add_plan(change(BARE), register).value.plan
    assert changed_fields(before, before.model_copy(update={"hours": None})) == ("時數",)
