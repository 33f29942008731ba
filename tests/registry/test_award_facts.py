"""What statistics are made of, from a real register."""

from __future__ import annotations

from decimal import Decimal

from tests.registry.conftest import NOON
from tests.support import samples

from inservice_docs.records.participant import AmountUnit, Award, Source
from inservice_docs.registry.award_facts import award_facts, purged_plans
from inservice_docs.registry.registry import Registry


def test_everybody_with_their_award(registry: Registry) -> None:
    """Of a plan, of a year, of all; who has none is there too; the same ID is the same person."""
    with registry.transaction("office", NOON) as work:
        one, two = (work.plans.add(samples.plan(), samples.WAITING) for _ in range(2))
        people = [samples.person(serial) for serial in (1, 2)]
        first = work.participants.put(one.number, people, source=Source.FILE).added
        work.participants.put(two.number, people[:1], source=Source.FILE)
        award = Award(participant=first[0], amount=Decimal("1.5"), unit=AmountUnit.HOURS)
        work.attendance.award(one.number, [award])
        facts = list(award_facts(work.desk))
        assert [each.amount for each in facts] == [Decimal("1.5"), None, None]
        assert facts[0].who == facts[2].who != facts[1].who
        assert samples.id_number(1) not in repr(facts)
        assert facts[0].school == people[0].school
        assert len(list(award_facts(work.desk, plan=two.number))) == 1
        assert len(list(award_facts(work.desk, school_year=one.school_year))) == 3
        assert list(award_facts(work.desk, school_year=1)) == []


def test_plans_whose_people_are_gone(registry: Registry) -> None:
    """Are named, since they are not counted."""
    with registry.transaction("office", NOON) as work:
        number = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(number, [samples.person(1)], source=Source.FILE)
        assert purged_plans(work.desk) == ()
        work.privacy.purge(number)
        assert purged_plans(work.desk) == purged_plans(work.desk, plan=number) == (number,)
        assert list(award_facts(work.desk)) == []
