"""The overview shows every study with its line of steps and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.workflow.add_plan import add_plan
from inservice_docs.workflow.edit_plan import cancel_plan
from inservice_docs.workflow.overview import Overview, overview
from inservice_docs.workflow.register import Register


@pytest.fixture
def four(register: Register, folder: Path) -> Register:
    """Four plans a day after one another: one approved, two in-school, one cancelled."""
    for day, name in enumerate(("plan.yaml", "in_school.yaml", "in_school.yaml", "plan.yaml")):
        add_plan(folder / name, replace(register, at=register.at + dt.timedelta(days=day)))
    cancel_plan("99-004", register, reason="重複登記")
    return register


def numbers(found: Overview) -> list[str]:
    """The numbers of a page."""
    return [each.listing.line.number for each in found.lines]


def test_a_page_tells_what_comes_after_it(four: Register) -> None:
    """The last page has no further one."""
    first = overview(four, limit=3)
    assert numbers(first) == ["99-004", "99-003", "99-002"]
    last = overview(four, limit=3, after=first.after)
    assert (numbers(last), last.after) == (["99-001"], "")


def test_what_is_to_do_is_narrowed_and_paged_too(four: Register) -> None:
    """By office, school year, step and words; the longest waiting come first."""
    page = overview(four, todo=True, limit=2)
    assert (numbers(page), page.after) == (["99-001", "99-002"], "99-002")
    assert numbers(overview(four, todo=True, limit=2, after="99-002")) == ["99-003"]
    assert numbers(overview(four, PlanFilter(office="輔導室"), todo=True)) == ["99-002", "99-003"]
    assert numbers(overview(four, PlanFilter(step=1), todo=True)) == ["99-001"]
    assert numbers(overview(four, PlanFilter(text="分享日"), todo=True)) == ["99-001"]
    assert numbers(overview(four, PlanFilter(school_year=99), todo=True)) == []


def test_each_line_has_its_steps_and_its_next_action(four: Register) -> None:
    """With stable keys for a page."""
    line = overview(four, todo=True).as_json()["plans"][0]
    assert [mark["state"] for mark in line["steps"]] == ["done", "now", *["todo"] * 8]
    assert line["action"] == {"verb": "enter_course", "kind": "", "words": "登錄研習課程"}
    assert (line["waits_for"], line["since"]) == ("宗教輔導室", "2010-02-26")


def test_counts_are_of_all_plans_of_the_office_and_year(four: Register) -> None:
    """Whatever the page shows."""
    found = overview(four, limit=1)
    assert found.unfinished == 3
    assert [count for _, _, count in found.by_step][:2] == [2, 1]
    assert found.offices == ("宗教輔導室", "輔導室")
    assert found.school_years == (98,)
    assert overview(four, PlanFilter(office="輔導室")).unfinished == 2


def test_an_unknown_place_to_go_on_from_is_told(four: Register) -> None:
    """As any unknown plan."""
    with pytest.raises(UserError) as problem:
        overview(four, after="99-999")
    assert problem.value.findings[0].code == "plan-unknown"
