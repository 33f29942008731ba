"""Attendance (出席) and awards (核發): who was there, and how much each is awarded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, select

from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import Attendance, Award
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.participants import unknown_participant
from inservice_docs.registry.plan_figures import recount
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.tables.people import attendance, awards, participants

_SEEN = ("session", "present", "arrived", "departed", "source", "note")
_GIVEN = ("amount", "unit", "reason", "edited", "at")


class AttendanceBook:
    """Who signed in, session by session, and what came of it."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def record(self, plan: str, seen: Iterable[Attendance]) -> None:
        """Keep who was at which session, in place of what was known before."""
        id, rows = plan_id(self._desk, plan), []
        for each in seen:
            values = {name: getattr(each, name) for name in _SEEN}
            rows.append({"participant_id": each.participant, **values})
        self._replace(attendance, id, rows, ("participant_id", "session"))
        self._desk.note("attendance.record", tidy_number(plan), f"{len(rows)} 筆")

    def of_plan(self, plan: str) -> tuple[Attendance, ...]:
        """Return the attendance of a plan, person by person."""
        query = (
            select(attendance)
            .join(participants)
            .where(participants.c.plan_id == plan_id(self._desk, plan))
        )
        order = (attendance.c.participant_id, attendance.c.session)
        return tuple(
            Attendance(participant=row["participant_id"], **{name: row[name] for name in _SEEN})
            for row in self._desk.run(query.order_by(*order)).mappings()
        )

    def award(self, plan: str, given: Iterable[Award]) -> None:
        """Keep what participants are awarded, in place of earlier awards to the same people."""
        desk, id, rows = self._desk, plan_id(self._desk, plan), []
        for each in given:
            values = {name: getattr(each, name) for name in _GIVEN} | {"at": desk.at}
            more = {"participant_id": each.participant, "plan_id": id, "actor": desk.actor}
            rows.append({**values, **more})
        self._replace(awards, id, rows, ("participant_id",))
        recount(desk, id)
        desk.note("hours.award", tidy_number(plan), f"{len(rows)} 人")

    def awards(self, plan: str) -> tuple[Award, ...]:
        """Return the awards of a plan, in the order of its list."""
        query = select(awards).where(awards.c.plan_id == plan_id(self._desk, plan))
        return tuple(
            Award(
                participant=row["participant_id"],
                by=row["actor"],
                **{name: row[name] for name in _GIVEN},
            )
            for row in self._desk.run(query.order_by(awards.c.participant_id)).mappings()
        )

    def _replace(
        self, table: Table, plan: int, rows: list[dict[str, Any]], keys: tuple[str, ...]
    ) -> None:
        desk = self._desk
        own = select(participants.c.id).where(participants.c.plan_id == plan)
        on_list = set(desk.run(own).scalars())
        for row in rows:
            if row["participant_id"] not in on_list:
                raise UserError(unknown_participant(row["participant_id"]))
        # A row given twice counts as given last.
        unique = {tuple(row[key] for key in keys): row for row in rows}
        for values in unique.values():
            desk.run(table.delete().where(*(table.c[key] == values[key] for key in keys)))
        if unique:
            desk.run(table.insert(), list(unique.values()))
