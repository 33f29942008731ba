"""Figures by school year, office and status."""

from __future__ import annotations

from decimal import Decimal

from tests.support import samples

from inservice_docs.records.participant import Award, Source
from inservice_docs.records.plan_entry import Standing
from inservice_docs.registry.registry import Registry


def test_figures_follow_people_and_hours(registry: Registry) -> None:
    """Adding, awarding and removing people changes the sums of their plan at once."""
    with registry.transaction("office") as work:
        one = work.plans.add(samples.plan(), samples.WAITING).number
        work.plans.add(samples.plan(), samples.WAITING)
        work.participants.put(
            one, [samples.person(serial) for serial in range(3)], source=Source.FILE
        )
        people = work.participants.list(one)
        work.attendance.award(
            one, [Award(participant=each.id, amount=Decimal("1.5")) for each in people]
        )
        (figure,) = work.plans.figures()
        assert (figure.plans, figure.people, figure.amount) == (2, 3, Decimal("4.5"))
        work.participants.remove(one, [people[0].id], reason="重複")
        (figure,) = work.plans.figures(office="宗教輔導室")
        assert (figure.people, figure.amount) == (2, Decimal(3))


def test_figures_are_by_year_office_and_status(registry: Registry) -> None:
    """Each combination has a line; a year or an office can be chosen."""
    with registry.transaction("office") as work:
        for office, year in (("教務處", 114), ("教務處", 115), ("學務處", 115)):
            plan = samples.plan(office=office, sessions=({"date": f"{year}-09-01"},))
            work.plans.add(plan, Standing(step=2, status="課程未確認"))
        assert [each.office for each in work.plans.figures(115)] == ["學務處", "教務處"]
        assert [each.school_year for each in work.plans.figures(office="教務處")] == [114, 115]
        assert work.plans.figures(113) == ()
