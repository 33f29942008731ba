"""The school's own teachers (校內教師名單), from which 校內批次報名 is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select, tuple_

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.person import Person
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.person_rows import id_indexes, person_of, person_values
from inservice_docs.registry.tables.people import teachers
from inservice_docs.taiwan.id_numbers import normalise_id


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: how many are new, brought up to date, and unchanged."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True)
class Teacher:
    """One teacher of the list; `repr` shows no personal data."""

    id: int
    person: Person
    active: bool


class Teachers:
    """The school's own teachers."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def take_in(self, people: Iterable[Person]) -> Imported:
        """Add people to the list, or bring those known by their ID number up to date.

        Without an ID number, the same name at the same school is the same person.
        """
        desk, added, changed, same = self._desk, 0, 0, 0
        for person in people:
            known = self._known(person)
            if known is None:
                id = desk.count_up("teachers")
                values = person_values(desk.ring, teachers, id, person)
                values |= {"id": id, "active": True, "changed_at": desk.at}
                desk.run(teachers.insert(), values)
                added += 1
            elif known.active and known.person == _plain(person):
                same += 1
            else:
                values = person_values(desk.ring, teachers, known.id, person)
                values |= {"active": True, "changed_at": desk.at}
                desk.run(teachers.update().where(teachers.c.id == known.id).values(values))
                changed += 1
        desk.note("people.import", "teachers", f"新增 {added}，更新 {changed}，相同 {same}")
        return Imported(added, changed, same)

    def list(
        self, *, text: str = "", after: Teacher | None = None, limit: int = 50, left: bool = False
    ) -> tuple[Teacher, ...]:
        """Return teachers by name; `text` is part of a name or of a position.

        The next page is `after` the last one; `left` shows those who have left instead.
        """
        query = select(teachers).where(teachers.c.active.is_(not left))
        if text:
            words = teachers.c.name.contains(text, autoescape=True)
            query = query.where(or_(words, teachers.c.position.contains(text, autoescape=True)))
        if after is not None:
            key, last = tuple_(teachers.c.name, teachers.c.id), (after.person.name, after.id)
            query = query.where(key > last)
        return self._read(query.order_by(teachers.c.name, teachers.c.id).limit(limit))

    def get(self, ids: Iterable[int]) -> tuple[Teacher, ...]:
        """Return chosen teachers, in the order chosen; unknown ids raise UserError."""
        wanted = tuple(ids)
        chosen = select(teachers).where(teachers.c.id.in_(wanted))
        found = {each.id: each for each in self._read(chosen)}
        missing = [id for id in wanted if id not in found]
        if missing:
            raise UserError(
                error(
                    "teacher-unknown",
                    f"教師名單裡沒有序號 {'、'.join(map(str, missing[:10]))}。",
                    "以 inservice-docs people list 查看序號。",
                )
            )
        return tuple(found[id] for id in wanted)

    def find(self, id_number: str) -> Teacher | None:
        """Return the teacher with an ID number, None when there is none."""
        return self._known(Person(id_number=id_number)) if normalise_id(id_number) else None

    def leave(self, id: int) -> None:
        """Take a teacher who has left off the list."""
        self._desk.run(teachers.update().where(teachers.c.id == id).values(active=False))
        self._desk.note("people.leave", f"teacher {id}")

    def count(self) -> int:
        """Return how many teachers are on the list."""
        query = select(func.count()).select_from(teachers).where(teachers.c.active.is_(True))
        return int(self._desk.run(query).scalar_one())

    def _known(self, person: Person) -> Teacher | None:
        indexes = id_indexes(self._desk.ring, person.id_number)
        if indexes:
            query: Select[Any] = select(teachers).where(teachers.c.id_index.in_(indexes))
        else:
            same = (teachers.c.name == person.name, teachers.c.school == person.school)
            query = select(teachers).where(teachers.c.id_index.is_(None), *same)
        found = self._read(query.limit(1))
        return found[0] if found else None

    def _read(self, query: Select[Any]) -> tuple[Teacher, ...]:
        rows: Iterable[Mapping[Any, Any]] = self._desk.run(query).mappings().all()
        ring = self._desk.ring
        return tuple(
            Teacher(row["id"], person_of(ring, teachers, row), row["active"]) for row in rows
        )


def _plain(person: Person) -> Person:
    """Return the person as it is kept: hours belong to a study."""
    number = normalise_id(person.id_number)
    return person.model_copy(update={"hours": None, "id_number": number})
