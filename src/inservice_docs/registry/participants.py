"""Participants (研習學員): from sign-up, one by one, or from a file (procedure, step 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.participant import Participant, Source
from inservice_docs.records.person import Person
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.person_rows import id_indexes, person_of, person_values
from inservice_docs.registry.plan_figures import recount
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.tables.people import attendance, awards, participants


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding people: the ids of the new ones, and of those brought up to date."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()


class Participants:
    """Those who take part."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def put(
        self,
        plan: str,
        people: Iterable[Person],
        *,
        source: Source,
        applicants: Sequence[int] | None = None,
    ) -> Added:
        """Add people to a plan's list, each with its `hours`; who is on it already is corrected.

        The same ID number is the same person (方式二：手動新增／修改). `applicants` are the ids of
        the sign-ups that the people came from, in the same order.
        """
        desk, id, everyone = self._desk, plan_id(self._desk, plan), tuple(people)
        known = self._known(id)
        new: dict[int, dict[str, Any]] = {}
        changed: list[int] = []
        next_id = desk.count_up("participants", len(everyone)) if everyone else 0
        for at, person in enumerate(everyone):
            indexes = id_indexes(desk.ring, person.id_number)
            row = next((known[index] for index in indexes if index in known), None)
            more = {"hours": person.hours, "source": source, "plan_id": id, "added_at": desk.at}
            more["applicant_id"] = applicants[at] if applicants else None
            if row is None:
                values = person_values(desk.ring, participants, next_id + at, person)
                new[next_id + at] = {"id": next_id + at, **values, **more}
                if values["id_index"]:
                    known[values["id_index"]] = next_id + at
            elif row in new:
                values = person_values(desk.ring, participants, row, person)
                new[row] = {"id": row, **values, **more}
            else:
                values = person_values(desk.ring, participants, row, person)
                values |= {"hours": person.hours}
                desk.run(participants.update().where(participants.c.id == row).values(values))
                changed.append(row)
        if new:
            desk.run(participants.insert(), list(new.values()))
        recount(desk, id)
        words = f"新增 {len(new)}，更正 {len(changed)}（{source}）"
        desk.note("participants.put", tidy_number(plan), words)
        return Added(tuple(new), tuple(changed))

    def list(
        self, plan: str, *, after: int = 0, limit: int | None = None
    ) -> tuple[Participant, ...]:
        """Return the participants of a plan in the order they were added, from `after` an id on."""
        query = select(participants).where(participants.c.plan_id == plan_id(self._desk, plan))
        query = query.where(participants.c.id > after).order_by(participants.c.id)
        return self._read(query.limit(limit))

    def get(self, id: int) -> Participant:
        """Return one participant; raises UserError (participant-unknown)."""
        found = self._read(select(participants).where(participants.c.id == id))
        if not found:
            raise UserError(unknown_participant(id))
        return found[0]

    def find(self, plan: str, id_number: str) -> Participant | None:
        """Return the participant of a plan with an ID number, None when there is none."""
        indexes = id_indexes(self._desk.ring, id_number)
        query = select(participants).where(participants.c.plan_id == plan_id(self._desk, plan))
        found = self._read(query.where(participants.c.id_index.in_(indexes))) if indexes else ()
        return found[0] if found else None

    def correct(self, plan: str, id: int, person: Person) -> None:
        """Put other data of a person in the place of those of a participant (an ID number …).

        Raises UserError when somebody else on the list has the ID number.
        """
        desk, other = self._desk, self.find(plan, person.id_number)
        if other is not None and other.id != id:
            raise UserError(
                error(
                    "participant-twice",
                    f"序號 {other.id} 的學員已有相同的身分證字號。",
                    "核對證件；是同一人時，移除其中一個序號。",
                )
            )
        chosen = (participants.c.id == id, participants.c.plan_id == plan_id(desk, plan))
        values = person_values(desk.ring, participants, id, person) | {"hours": person.hours}
        if desk.run(participants.update().where(*chosen).values(values)).rowcount != 1:
            raise UserError(unknown_participant(id))
        desk.note("participants.correct", tidy_number(plan), f"participant {id}")

    def set_hours(self, plan: str, id: int, hours: Decimal | None, *, reason: str) -> None:
        """Correct the hours that one participant is down for."""
        desk = self._desk
        chosen = (participants.c.id == id, participants.c.plan_id == plan_id(desk, plan))
        if desk.run(participants.update().where(*chosen).values(hours=hours)).rowcount != 1:
            raise UserError(unknown_participant(id))
        desk.note("participants.hours", tidy_number(plan), f"participant {id} {hours} {reason}")

    def remove(self, plan: str, ids: Iterable[int], *, reason: str) -> None:
        """Take participants off the list, with their attendance and hours."""
        desk, wanted, plan_row = self._desk, tuple(ids), plan_id(self._desk, plan)
        for id in wanted:
            chosen = (participants.c.id == id, participants.c.plan_id == plan_row)
            if desk.run(select(participants.c.id).where(*chosen)).scalar() is None:
                raise UserError(unknown_participant(id))
            forget_participants(desk, participants.c.id == id)
        recount(desk, plan_row)
        shown = "、".join(map(str, wanted[:20]))
        desk.note("participants.remove", tidy_number(plan), f"participant {shown} {reason}")

    def _known(self, plan: int) -> dict[bytes, int]:
        query = select(participants.c.id_index, participants.c.id)
        query = query.where(participants.c.plan_id == plan, participants.c.id_index.is_not(None))
        return {bytes(row[0]): int(row[1]) for row in self._desk.run(query)}

    def _read(self, query: Select[Any]) -> tuple[Participant, ...]:
        ring = self._desk.ring
        return tuple(
            Participant(
                id=row["id"],
                person=person_of(ring, participants, row, hours=row["hours"]),
                source=row["source"],
                applicant=row["applicant_id"],
                added_at=row["added_at"],
            )
            for row in self._desk.run(query).mappings().all()
        )


def forget_participants(desk: Desk, chosen: Any) -> int:
    """Delete participants with their attendance and awards; return how many."""
    gone = select(participants.c.id).where(chosen)
    for table in (attendance, awards):
        desk.run(table.delete().where(table.c.participant_id.in_(gone)))
    return int(desk.run(participants.delete().where(chosen)).rowcount)


def unknown_participant(id: int) -> Finding:
    """Say that a plan has no such participant."""
    return error(
        "participant-unknown",
        f"這場研習的名單裡沒有序號 {id}。",
        "以 inservice-docs participants list 查看名單與序號。",
    )
