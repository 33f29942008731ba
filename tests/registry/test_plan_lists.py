"""Lists of plans, page by page."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from tests.support import samples

from inservice_docs.records.plan_entry import PlanLine, Standing
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.registry import Registry


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """Twenty-four plans of two offices, two school years, three steps."""
    offices, years, steps = ("教務處", "學務處"), (114, 115), (0, 2, 8)
    day = dt.date(2026, 1, 1)
    with registry.transaction("office") as work:
        for count, (office, year, step) in enumerate(itertools.product(offices, years, steps)):
            for twice in range(2):
                plan = samples.plan(office=office, sessions=({"date": f"{year}-09-01"},))
                since = day + dt.timedelta(days=(count * 7 + twice) % 5)
                standing = Standing(step=step, status=f"第{step}步", since=since, done=step == 8)
                work.plans.add(plan, standing)
    return registry


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (PlanFilter(), 24),
        (PlanFilter(office="教務處"), 12),
        (PlanFilter(school_year=114), 12),
        (PlanFilter(step=2), 8),
        (PlanFilter(status="第0步"), 8),
        (PlanFilter(office="學務處", school_year=115, step=8), 2),
        (PlanFilter(office="學務處", text="生命"), 12),
        (PlanFilter(office="總務處"), 0),
    ],
)
def test_pages_add_up_to_the_list(filled: Registry, chosen: PlanFilter, count: int) -> None:
    """Page after page gives each plan once, newest first."""
    pages: list[PlanLine] = []
    with filled.reading() as work:
        whole = work.plans.list(chosen, limit=100)
        while page := work.plans.list(chosen, before=pages[-1].id if pages else None, limit=5):
            pages += page
    assert tuple(pages) == whole
    assert len(whole) == count
    assert [line.id for line in whole] == sorted((line.id for line in whole), reverse=True)


@pytest.mark.parametrize(("office", "count"), [("", 16), ("教務處", 8), ("總務處", 0)])
def test_what_is_to_do_comes_longest_waiting_first(
    filled: Registry, office: str, count: int
) -> None:
    """Finished plans are left out; pages add up; the order is by day, then by number."""
    pages: list[PlanLine] = []
    with filled.reading() as work:
        while page := work.plans.todo(
            PlanFilter(office), after=pages[-1] if pages else None, limit=3
        ):
            pages += page
    keys = [(line.standing.since or dt.date.min, line.id) for line in pages]
    assert len(pages) == count
    assert keys == sorted(keys)
    assert not any(line.standing.done for line in pages)


def test_plans_that_are_held_between_two_days_are_counted(filled: Registry) -> None:
    """Those under way, of an office or of all; a day outside counts none."""
    first, last = dt.date(2025, 8, 28), dt.date(2025, 9, 3)
    with filled.reading() as work:
        assert work.plans.held(first, last) == 8
        assert work.plans.held(first, last, "教務處") == 4
        assert work.plans.held(dt.date(2025, 9, 2), last) == 0
