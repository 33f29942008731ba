"""Participants: put on the list, corrected, removed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import Attendance, Award, Source
from inservice_docs.registry.registry import Registry
from inservice_docs.registry.tables.people import participants


def test_people_come_back_as_they_were_put(registry: Registry) -> None:
    """In their order, with all their data and hours; page by page as well."""
    people = [samples.person(serial) for serial in range(30)]
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        added = work.participants.put(plan, people, source=Source.FILE)
        found = work.participants.list(plan)
        assert [each.person for each in found] == people
        assert [each.id for each in found] == list(added.added)
        assert work.participants.list(plan, after=found[9].id, limit=5) == found[10:15]
        assert work.plans.get(plan).people == 30
        assert work.participants.put(plan, [], source=Source.FILE).added == ()


def test_the_same_id_number_is_corrected(registry: Registry) -> None:
    """方式二: entering somebody again changes the hours; twice in one file counts once."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [samples.person(1)], source=Source.SINGLE)
        again = samples.person(1, id_number=samples.id_number(1).lower(), hours=Decimal("1.5"))
        result = work.participants.put(
            plan, [again, samples.person(2), samples.person(2, name="後")], source=Source.FILE
        )
        assert (len(result.added), len(result.changed)) == (1, 1)
        found = work.participants.list(plan)
        assert [each.person.name for each in found] == ["王範例1", "後"]
        assert found[0].person.hours == Decimal("1.5")


def test_people_without_an_id_number_are_each_their_own(registry: Registry) -> None:
    """Two speakers without a number are two."""
    nobody = samples.person(1, id_number="")
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [nobody, nobody], source=Source.FILE)
        assert len(work.participants.list(plan)) == 2
        assert work.participants.find(plan, "") is None


def test_one_is_found_by_the_id_number(registry: Registry) -> None:
    """In this plan only."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        other = work.plans.add(samples.plan(), samples.WAITING).number
        work.participants.put(plan, [samples.person(5)], source=Source.SINGLE)
        found = work.participants.find(plan, samples.id_number(5))
        assert found is not None
        assert work.participants.get(found.id) == found
        assert work.participants.find(other, samples.id_number(5)) is None


def test_removing_takes_attendance_and_hours_along(registry: Registry) -> None:
    """Nothing of a removed participant is left; the reason stands in the trail."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        (id,) = work.participants.put(plan, [samples.person(1)], source=Source.SINGLE).added
        work.attendance.record(plan, [Attendance(participant=id)])
        work.attendance.award(plan, [Award(participant=id, amount=Decimal(3))])
        work.participants.remove(plan, [id], reason="重複登錄")
        assert work.participants.list(plan) == ()
        assert work.attendance.of_plan(plan) == work.attendance.awards(plan) == ()
        assert work.plans.get(plan).people == 0
        with pytest.raises(UserError):
            work.participants.remove(plan, [id], reason="")
        with pytest.raises(UserError):
            work.participants.get(id)
    with registry.reading() as work:
        assert "重複登錄" in work.trail.list()[0].detail
    assert registry.examine().findings == ()


def test_hours_are_set_one_by_one(registry: Registry) -> None:
    """編輯: the actual hours; somebody of another plan is out of reach."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        (id,) = work.participants.put(plan, [samples.person(1)], source=Source.SINGLE).added
        work.participants.set_hours(plan, id, Decimal("1.5"), reason="早退")
        assert work.participants.get(id).person.hours == Decimal("1.5")
        other = work.plans.add(samples.plan(), samples.WAITING).number
        with pytest.raises(UserError):
            work.participants.set_hours(other, id, None, reason="")


def test_nothing_sensitive_stands_in_the_database_in_clear(registry: Registry) -> None:
    """ID number, birth date, telephone and e-mail are sealed; equal values do not look equal."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        twins = [samples.person(1), samples.person(2, phone=samples.person(1).phone)]
        work.participants.put(plan, twins, source=Source.FILE)
        rows = work.desk.run(select(participants)).mappings().all()
    everything = repr([tuple(row.values()) for row in rows]).encode() + b"".join(
        value for row in rows for value in row.values() if isinstance(value, bytes)
    )
    person = samples.person(1)
    for secret in (person.id_number, "1980-01-02", person.phone, person.email):
        assert secret.encode() not in everything
    assert rows[0]["phone"] != rows[1]["phone"]


def test_a_participant_gets_an_id_number_later(registry: Registry) -> None:
    """Lists of applicants have none; it may not be that of somebody else on the list."""
    with registry.transaction("office") as work:
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        people = [samples.person(1, id_number=""), samples.person(2)]
        first, second = work.participants.put(plan, people, source=Source.FILE).added
        work.participants.correct(plan, first, samples.person(1, hours=None))
        found = work.participants.find(plan, samples.id_number(1))
        assert found is not None
        assert (found.id, found.person.hours) == (first, None)
        for id, person in ((first, samples.person(2)), (second + 99, samples.person(3))):
            with pytest.raises(UserError):
                work.participants.correct(plan, id, person)
