"""The list tells for whom each plan waits, since when, and what is to be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import cancel_plan
from inservice_docs.workflow.list_plans import list_plans
from inservice_docs.workflow.register import Register


@pytest.fixture
def three(register: Register, folder: Path) -> Register:
    """Three plans, registered a day after one another; the second is cancelled."""
    names = ("plan.yaml", "in_school.yaml", "in_school.yaml")
    for day, name in enumerate(names):
        later = replace(register, at=register.at + dt.timedelta(days=day))
        add_plan(folder / name, later)
    cancel_plan("99-002", register, reason="重複登記")
    return replace(register, at=register.at + dt.timedelta(days=7))


def numbers(found: tuple[object, ...]) -> list[str]:
    """The numbers of a list."""
    return [each.as_json()["plan"] for each in found]  # type: ignore[attr-defined]


def test_the_newest_come_first(three: Register) -> None:
    """A page goes on after the last one's number."""
    assert numbers(list_plans(three)) == ["99-003", "99-002", "99-001"]
    assert numbers(list_plans(three, limit=1)) == ["99-003"]
    assert numbers(list_plans(three, after="99-003", limit=1)) == ["99-002"]


def test_lists_are_narrowed(three: Register) -> None:
    """By office, step, status, school year and words."""
    assert numbers(list_plans(three, PlanFilter(office="輔導室"))) == ["99-003", "99-002"]
    assert numbers(list_plans(three, PlanFilter(status="已核准"))) == ["99-001"]
    assert numbers(list_plans(three, PlanFilter(step=1))) == ["99-001"]
    assert numbers(list_plans(three, PlanFilter(school_year=98))) == ["99-003", "99-002", "99-001"]
    assert numbers(list_plans(three, PlanFilter(text="分享日"))) == ["99-001"]


def test_what_waits_longest_is_to_be_done_first(three: Register) -> None:
    """Finished and cancelled plans are left out."""
    found = list_plans(three, todo=True)
    assert numbers(found) == ["99-001", "99-003"]
    assert numbers(list_plans(three, todo=True, after="99-001")) == ["99-003"]
    first = found[0].as_json()
    assert first["to_do"] == "登錄研習課程"
    assert first["since"] == "2010-02-26"
    assert first["working_days_waited"] == 5  # a weekend lies between


def test_a_cancelled_plan_waits_no_more(three: Register) -> None:
    """It has no next step."""
    line = next(each for each in list_plans(three) if each.line.number == "99-002").as_json()
    assert (line["done"], line["to_do"], line["working_days_waited"]) == (True, "", 0)
