"""Changing the key."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Source
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.keys.key_place import KeyFile
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.documents import blobs
from inservice_docs.registry.tables.people import participants, teachers


@pytest.fixture
def filled(registry: Registry) -> Registry:
    """A register with something in every sealed column."""
    people = [samples.person(serial) for serial in range(5)]
    with registry.transaction("office") as work:
        work.teachers.take_in(people)
        plan = work.plans.add(samples.plan(), samples.WAITING).number
        work.applicants.add(plan, people[0], source=Source.ONLINE, answers={"用餐類別": "素"})
        work.participants.put(plan, people, source=Source.FILE)
        file = StoredFile(PartRole.FILE, "memo.docx", b"memo of people")
        work.documents.issue("hours-memo", [file], {"名單": 5}, plan=plan, people=people)
    return registry


def test_everything_is_sealed_with_the_new_key_alone(
    filled: Registry, place: str | Path, keys: KeyFile
) -> None:
    """Afterwards the former key could be thrown away, but for backups and the trail."""
    former = filled.ring.active_id
    assert filled.rotate_keys("administrator") == 5 + 1 + 5 + 5 + 2
    filled.close()
    held = keys.load()
    assert held is not None
    assert held.active_id != former
    keys.save(KeyRing(held.keys[:1]))
    with open_registry(place, keys) as opened, opened.reading() as work:
        (line,) = work.plans.list()
        people = [each.person for each in work.participants.list(line.number)]
        assert people == [samples.person(serial) for serial in range(5)]
        (document,) = work.documents.list(person=samples.id_number(3))
        assert work.documents.file(document.parts[0]) == b"memo of people"


def test_everything_is_found_again(filled: Registry) -> None:
    """By ID number, in every table; and a second change works like the first."""
    for _ in range(2):
        filled.rotate_keys("administrator")
    with filled.transaction("office") as work:
        report = work.privacy.report(samples.id_number(0))
        assert report.on_teacher_list[0] == samples.person(0, hours=None)
        assert (len(report.applications), len(report.studies), len(report.documents)) == (1, 1, 1)
        (document,) = work.documents.list(person=samples.id_number(3))
        assert work.documents.file(document.parts[0]) == b"memo of people"
    assert filled.examine().findings == ()


def test_a_value_that_does_not_open_stops_the_change(filled: Registry) -> None:
    """All stays under the former key, which is still the register's."""
    former = filled.ring.active_id
    with filled.transaction("office") as work:
        work.desk.run(teachers.update().where(teachers.c.id == 3).values(phone=b"broken"))
    with pytest.raises(UserError) as problem:
        filled.rotate_keys("administrator")
    assert problem.value.findings[0].code == "value-broken"
    with filled.reading() as work:
        rows = work.desk.run(select(participants.c.phone)).scalars().all()
        assert {bytes(row)[1:9].hex() for row in rows} == {former}
        sealed = select(blobs.c.data).where(blobs.c.sealed.is_(True))
        assert {bytes(row)[1:9].hex() for row in work.desk.run(sealed).scalars()} == {former}
