"""Changing the key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import select
from tests.registry.backup.conftest import fill
from tests.support import samples

from inservice_docs.records.finding import UserError
from inservice_docs.records.issued import PartRole
from inservice_docs.records.participant import Source
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.keys.key_place import KeyFile, SystemKeys
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.keys.sealing import sealed_columns
from inservice_docs.registry.registry import Registry, open_registry
from inservice_docs.registry.tables.base import metadata
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
    assert filled.rotate_keys("administrator").count == 5 + 1 + 5 + 5 + 2
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


class KilledError(Exception):
    """What ends a change of the key in its middle."""


def test_an_interrupted_change_goes_on_with_its_own_key(filled: Registry, keys: KeyFile) -> None:
    """Until it is finished the former key is the register's, and both are kept."""
    former = filled.ring.active_id

    def killed(_: int) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        filled.rotate_keys("administrator", killed)
    pending = keys.load()
    assert pending is not None
    assert [key.id.hex() for key in pending.keys][1:] == [former]
    with filled.transaction("office") as work:  # the work goes on under the former key
        assert work.desk.ring.active_id == former
        (line,) = work.plans.list()
        work.participants.put(line.number, [samples.person(7)], source=Source.FILE)
    done = filled.rotate_keys("administrator")
    assert (done.resumed, done.count) == (True, 5 + 1 + 6 + 5 + 2)
    assert filled.ring.active_id == pending.active_id
    assert keys.load() == pending
    assert not filled.rotate_keys("administrator").resumed
    assert filled.examine().findings == ()


def test_two_changes_at_once_lose_no_key(
    filled: Registry, place: str | Path, keys: KeyFile
) -> None:
    """The second waits for the first, and then takes its keys up."""
    threads = ThreadPoolExecutor(2)
    with open_registry(place, keys) as other, threads:
        both = [threads.submit(each.rotate_keys, "administrator") for each in (filled, other)]
        for each in both:
            each.result()
    held = keys.load()
    assert held is not None
    assert len(held.keys) == 3
    assert filled.examine().findings == ()


def test_keys_that_cannot_be_kept_change_nothing(filled: Registry, keys: KeyFile) -> None:
    """The register stays under its former key."""
    former = filled.ring.active_id
    blocked = keys.path.parent / "blocked"
    blocked.write_text("a file where a folder should be")
    filled.key_place = _Unwritable(keys, KeyFile(blocked / "key.json"))
    with pytest.raises(UserError) as problem:
        filled.rotate_keys("administrator")
    assert problem.value.findings[0].code == "key-not-kept"
    with filled.reading() as work:
        assert work.desk.ring.active_id == former


@dataclass
class _Unwritable:
    """A place that can be read, and none to write to."""

    readable: KeyFile
    blocked: KeyFile

    @property
    def where(self) -> str:
        return self.readable.where

    def load(self) -> KeyRing | None:
        return self.readable.load()

    def save(self, ring: KeyRing) -> None:
        self.blocked.save(ring)


def test_the_keys_may_lie_in_the_key_ring_of_the_system(
    place: str | Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same change, kept there in place of the former entry."""
    held: dict[tuple[str, str], str] = {}

    class Backend(KeyringBackend):
        priority = 5

        def get_password(self, service: str, username: str) -> str | None:
            return held.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            held[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del held[service, username]

    monkeypatch.setattr(keyring.core, "_keyring_backend", Backend())  # type: ignore[no-untyped-call]
    system = SystemKeys("office")
    with open_registry(place, system, create=True) as registry:
        former = registry.ring.active_id
        with registry.transaction("office") as work:
            work.teachers.take_in([samples.person(1)])
        assert registry.rotate_keys("administrator").count == 1
    ring = system.load()
    assert ring is not None
    assert [key.id.hex() for key in ring.keys][1:] == [former]
    with open_registry(place, system) as registry, registry.reading() as work:
        assert work.desk.ring.active_id == ring.active_id


def test_no_sealed_column_is_forgotten(registry: Registry) -> None:
    """Of whatever table: a register with something in each holds the new key alone."""
    fill(registry)
    registry.rotate_keys("administrator")
    with registry.reading() as work:
        for table in metadata.sorted_tables:
            for name in sealed_columns(table):
                held = work.desk.run(select(table.c[name])).scalars().all()
                leaders = {bytes(each)[1:9].hex() for each in held if each is not None}
                assert leaders == {registry.ring.active_id}, (table.name, name)
        (certificate,) = work.certificates.list()
        assert work.certificates.people(certificate)[0].name == samples.person(0).name
        active = work.signing_keys.active("曉明女中")
        assert active is not None
        assert active[1] == b"secret of the key"
