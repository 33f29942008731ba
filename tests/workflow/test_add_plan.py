"""A plan file is registered under a number of the year; what it holds already is tracked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.records.tracking import ApprovalState
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.register import Register

Change = Callable[..., Path]
BARE: dict[str, str | None] = {"申請文號": None, "核准文號": None}


def test_numbers_carry_the_year_of_registration(register: Register, change: Change) -> None:
    """ROC year and a serial; a new year begins anew."""
    file = change(BARE)
    assert add_plan(file, register).value.number == "99-001"
    assert add_plan(file, register).value.number == "99-002"
    new_year = dt.datetime(2010, 12, 31, 17, 0, tzinfo=dt.UTC)  # midnight has passed in Taiwan
    assert add_plan(file, replace(register, at=new_year)).value.number == "100-001"


def test_a_new_plan_waits_for_its_office(register: Register, change: Change) -> None:
    """Its first step is the request."""
    standing = add_plan(change(BARE), register).value.standing
    assert (standing.step, standing.status) == (0, "待申請核准")
    assert standing.waits_for == "宗教輔導室"
    assert standing.since == register.today


def test_an_in_school_plan_is_to_be_signed_off(register: Register, folder: Path) -> None:
    """It asks no authority."""
    entry = add_plan(folder / "in_school.yaml", register).value
    assert entry.standing.status == "待簽核"
    with register.look() as work:
        assert work.approvals.of_plan(entry.number) == ()


def test_approvals_that_a_file_holds_are_tracked(register: Register, folder: Path) -> None:
    """Work that was begun before the register goes on where it stands."""
    entry = add_plan(folder / "plan.yaml", register).value
    assert entry.standing.status == "已核准"
    with register.look() as work:
        tracked = work.approvals.of_plan(entry.number)
    assert len(tracked) == 4
    assert {each.state for each in tracked} == {ApprovalState.APPROVED}
    assert {each.request_number for each in tracked} == {"曉中宗字第0990006001號"}


def test_authorities_without_an_approval_are_waited_for(register: Register, change: Change) -> None:
    """Their names stand in the list."""
    approvals = "[{機關: 臺中市政府, 文號: 府授教學字第0990050000號, 日期: 99-03-01, 時數: 2}]"
    entry = add_plan(change({"核准文號": approvals}), register).value
    assert entry.standing.status == "待核准"
    assert entry.standing.waits_for == "臺中縣政府、南投縣政府、彰化縣政府"
    with register.look() as work:
        states = {each.agency: each.state for each in work.approvals.of_plan(entry.number)}
    assert states["臺中市政府"] is ApprovalState.PARTLY


def test_a_value_that_cannot_be_read_is_not_lost_unseen(register: Register, change: Change) -> None:
    """The plan is not registered, and the finding names the line."""
    with pytest.raises(UserError) as problem:
        add_plan(change({"時數": "三小時半"}), register)
    assert problem.value.findings[0].code == "number-unreadable"
    with register.look() as work:
        assert work.plans.count() == 0


@pytest.mark.parametrize("label", ["研習名稱", "研習區分"])
def test_name_and_scope_are_needed(register: Register, change: Change, label: str) -> None:
    """Other facts may follow."""
    with pytest.raises(UserError) as problem:
        add_plan(change({label: None}), register)
    assert [found.code for found in problem.value.findings] == ["plan-incomplete"]
    assert add_plan(change({**BARE, "每班次人數": None}), register).value.number == "99-001"


def test_a_second_registration_of_a_study_is_noticed(register: Register, change: Change) -> None:
    """The same name on the same day."""
    first = add_plan(change(BARE), register)
    assert not any(found.code == "plan-twin" for found in first.findings)
    twins = [f for f in add_plan(change(BARE), register).findings if f.code == "plan-twin"]
    assert len(twins) == 1
    assert "99-001" in twins[0].message


def test_a_number_cannot_be_registered(register: Register) -> None:
    """It names a plan that is registered already."""
    with pytest.raises(UserError) as problem:
        add_plan(Path("99-001"), register)
    assert problem.value.findings[0].code == "plan-registered"
