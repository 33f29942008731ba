"""All that the register keeps about one person, who may ask for it (個資法第 3 條)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select

from inservice_docs.records.participant import Attendance, Award
from inservice_docs.records.person import Person
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_row
from inservice_docs.registry.person_rows import id_indexes, person_of
from inservice_docs.registry.tables.certificates import certificates
from inservice_docs.registry.tables.documents import document_people
from inservice_docs.registry.tables.people import (
    applicants,
    attendance,
    awards,
    participants,
    teachers,
)
from inservice_docs.registry.tables.plans import plans


@dataclass(frozen=True)
class Study:
    """One study that the person took part in."""

    plan: str
    name: str
    person: Person = field(repr=False)
    attendance: tuple[Attendance, ...] = ()
    award: Award | None = None


@dataclass(frozen=True)
class Application:
    """One study that the person applied for; `answers` is the JSON of the extra fields."""

    plan: str
    name: str
    status: str
    person: Person = field(repr=False)
    answers: str = field(default="", repr=False)


@dataclass(frozen=True)
class PersonReport:
    """All that is kept about one person.

    `documents` are the ids of those that name them, `certificates` the numbers of their own.
    """

    on_teacher_list: tuple[Person, ...] = field(default=(), repr=False)
    applications: tuple[Application, ...] = ()
    studies: tuple[Study, ...] = ()
    documents: tuple[int, ...] = ()
    certificates: tuple[str, ...] = ()


def report_on(desk: Desk, id_number: str) -> PersonReport:
    """Gather what is kept under an ID number; everything is empty for one that is unknown."""
    indexes = id_indexes(desk.ring, id_number)
    listed = desk.run(select(teachers).where(teachers.c.id_index.in_(indexes))).mappings().all()
    named = select(document_people.c.document_id).where(document_people.c.id_index.in_(indexes))
    issued = select(certificates.c.number).where(certificates.c.document_id.in_(named))
    return PersonReport(
        tuple(person_of(desk.ring, teachers, row) for row in listed),
        tuple(_application(desk, row) for row in _rows(desk, applicants, indexes)),
        tuple(_study(desk, row) for row in _rows(desk, participants, indexes)),
        tuple(sorted(set(desk.run(named).scalars()))),
        tuple(desk.run(issued.order_by(certificates.c.id)).scalars()),
    )


def _rows(desk: Desk, table: Table, indexes: tuple[bytes, ...]) -> Any:
    named = (plans.c.number.label("plan_number"), plans.c.name.label("plan_name"))
    query = select(table, *named).join(plans, plans.c.id == table.c.plan_id)
    return (
        desk.run(query.where(table.c.id_index.in_(indexes)).order_by(table.c.id)).mappings().all()
    )


def _application(desk: Desk, row: Any) -> Application:
    opened = open_row(desk.ring, applicants, row["id"], {"answers": row["answers"]})
    person = person_of(desk.ring, applicants, row)
    return Application(
        row["plan_number"], row["plan_name"], row["status"], person, opened["answers"]
    )


def _study(desk: Desk, row: Any) -> Study:
    person = person_of(desk.ring, participants, row, hours=row["hours"])
    seen = select(attendance).where(attendance.c.participant_id == row["id"])
    given = select(awards).where(awards.c.participant_id == row["id"])
    award = desk.run(given).mappings().first()
    return Study(
        row["plan_number"],
        row["plan_name"],
        person,
        tuple(
            Attendance(
                participant=row["id"],
                **{
                    name: each[name]
                    for name in ("session", "present", "arrived", "departed", "source", "note")
                },
            )
            for each in desk.run(seen.order_by(attendance.c.session)).mappings()
        ),
        None
        if award is None
        else Award(
            participant=row["id"],
            by=award["actor"],
            **{name: award[name] for name in ("amount", "unit", "reason", "edited", "at")},
        ),
    )
