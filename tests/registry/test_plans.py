"""Plans: registered, changed with care, moved on with a history."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan_entry import Standing
from inservice_docs.registry.registry import Registry


def test_numbers_carry_the_year_of_registration(registry: Registry) -> None:
    """115-001, 115-002, and from new year in Taiwan 116-001."""
    new_year = dt.datetime(2026, 12, 31, 16, 0, tzinfo=dt.UTC)
    found = []
    for at in (NOON, NOON, new_year - dt.timedelta(seconds=1), new_year):
        with registry.transaction("office", at) as work:
            found.append(work.plans.add(samples.plan(), samples.WAITING).number)
    assert found == ["115-001", "115-002", "115-003", "116-001"]


def test_a_plan_comes_back_as_it_was_registered(registry: Registry) -> None:
    """Every value of the plan, its standing, its school year and its days."""
    plan = samples.plan(notes=("自備環保杯", {"text": "交通", "items": ["搭公車"]}))
    with registry.transaction("office", NOON) as work:
        entry = work.plans.add(plan, samples.WAITING, retain_until=dt.date(2031, 9, 18))
    assert entry.plan == plan
    assert entry.standing == Standing(
        step=0, status="待核准", waits_for="臺中市政府", since=dt.date(2026, 9, 18)
    )
    assert (entry.school_year, entry.first_day) == (115, dt.date(2026, 9, 18))
    assert (entry.version, entry.added_at) == (1, NOON)
    assert entry.retain_until == dt.date(2031, 9, 18)


def test_several_plans_are_had_at_once(registry: Registry) -> None:
    """By their numbers however written; one that is not there is left out."""
    with registry.transaction("office") as work:
        added = [work.plans.add(samples.plan(name=name), samples.WAITING) for name in "甲乙丙"]
        first, _, last = (each.number for each in added)
        found = work.plans.of_numbers([first, f" {last} ", "999-999"])
        assert {number: each.plan.name for number, each in found.items()} == {
            first: "甲",
            last: "丙",
        }
        assert found[first] == work.plans.get(first)
        assert work.plans.of_numbers([]) == {}


def test_the_school_year_begins_in_august(registry: Registry) -> None:
    """A study of July belongs to the year before; without a day, the day of registration counts."""
    with registry.transaction("office", NOON) as work:
        july = samples.plan(sessions=({"date": "115-07-31"},))
        august = samples.plan(sessions=({"date": "115-08-01"},))
        years = [
            work.plans.add(plan, samples.WAITING).school_year
            for plan in (july, august, samples.plan(sessions=()))
        ]
    assert years == [114, 115, 115]


@pytest.mark.parametrize("written", ["115-1", "115-001", " 115-0001 ", "１１５－００１"])
def test_a_number_is_understood_however_it_is_written(registry: Registry, written: str) -> None:
    """Full-width and short forms name the same plan."""
    with registry.transaction("office", NOON) as work:
        work.plans.add(samples.plan(), samples.WAITING)
        assert work.plans.get(written).number == "115-001"


def test_an_unknown_plan_is_named_with_the_latest(registry: Registry) -> None:
    """The message helps: which plan was registered last."""
    with registry.transaction("office", NOON) as work:
        work.plans.add(samples.plan(), samples.WAITING)
        with pytest.raises(UserError) as problem:
            work.plans.get("115-009")
        (found,) = problem.value.findings
        assert found.code == "plan-unknown"
        assert "115-001" in found.fix
        assert work.plans.find("115-009") is None


def test_a_plan_moves_on_with_its_reason(registry: Registry) -> None:
    """Each move is an event: who, when, from where to where, why."""
    with registry.transaction("王承辦", NOON) as work:
        entry = work.plans.add(samples.plan(), samples.WAITING)
        moved = work.plans.update(
            entry, action="approval", standing=Standing(step=1, status="已核准"), reason="函復同意"
        )
        events = work.plans.history(entry.number)
    assert moved.standing.status == "已核准"
    assert moved.version == 2
    assert [(each.action, each.before, each.after) for each in events] == [
        ("plan.add", "", "待核准"),
        ("approval", "待核准", "已核准"),
    ]
    assert (events[1].by, events[1].at, events[1].reason) == ("王承辦", NOON, "函復同意")


def test_nobody_overwrites_anothers_change_unseen(registry: Registry) -> None:
    """Whoever changes a plan that was changed since it was read is told, and nothing is stored."""
    with registry.transaction("office", NOON) as work:
        read = work.plans.add(samples.plan(), samples.WAITING)
        work.plans.update(read, action="plan.change", plan=samples.plan(name="先改的"))
    with pytest.raises(UserError) as problem, registry.transaction("other", NOON) as work:
        work.plans.update(read, action="plan.change", plan=samples.plan(name="後改的"))
    assert problem.value.findings[0].code == "plan-changed"
    with registry.reading() as work:
        assert work.plans.get(read.number).name == "先改的"


def test_a_changed_plan_is_found_by_its_new_words_only(registry: Registry) -> None:
    """The index of words follows the plan."""
    from inservice_docs.registry.plan_lists import PlanFilter

    with registry.transaction("office", NOON) as work:
        entry = work.plans.add(samples.plan(name="生命教育"), samples.WAITING)
        work.plans.update(entry, action="plan.change", plan=samples.plan(name="環境保護"))
        assert work.plans.list(PlanFilter(text="生命")) == ()
        assert len(work.plans.list(PlanFilter(text="環境"))) == 1


def test_retention_is_kept(registry: Registry) -> None:
    """The day until which personal data are kept can be set and taken back."""
    with registry.transaction("office", NOON) as work:
        number = work.plans.add(samples.plan(), samples.WAITING).number
        work.plans.retain(number, dt.date(2030, 1, 1))
        assert work.plans.get(number).retain_until == dt.date(2030, 1, 1)
        work.plans.retain(number, None)
        assert work.plans.get(number).retain_until is None
