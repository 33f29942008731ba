"""Applicants (報名學員): who applied for a plan, and what was decided (procedure, step 4)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.participant import Applicant, ApplicantStatus, Source
from inservice_docs.records.person import Person
from inservice_docs.registry.columns import json_text
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_row, seal_row
from inservice_docs.registry.person_rows import id_indexes, person_of, person_values
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.tables.people import applicants, participants


class Applicants:
    """Those who applied."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def add(
        self,
        plan: str,
        person: Person,
        *,
        source: Source,
        status: ApplicantStatus = ApplicantStatus.WAITING,
        answers: Mapping[str, str] | None = None,
        applied_at: dt.datetime | None = None,
    ) -> Applicant:
        """Take an application; UserError when the same ID number has applied already."""
        desk, id = self._desk, plan_id(self._desk, plan)
        if self._by_id_number(id, person.id_number) is not None:
            raise UserError(
                error(
                    "applicant-twice",
                    "這位學員已經報名這場研習（身分證字號相同）。",
                    "不需要再報名一次；要更正資料，先刪除原來的報名。",
                )
            )
        row = desk.count_up("applicants")
        values = person_values(desk.ring, applicants, row, person)
        extra = {"answers": json_text(dict(answers)) if answers else ""}
        values |= seal_row(desk.ring, applicants, row, extra)
        values |= {"id": row, "plan_id": id, "status": status, "source": source}
        desk.run(applicants.insert(), {**values, "applied_at": applied_at or desk.at})
        desk.note("signup.add", tidy_number(plan), f"applicant {row} {status}")
        return self.get(row)

    def list(
        self,
        plan: str,
        *,
        status: ApplicantStatus | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> tuple[Applicant, ...]:
        """Return the applicants of a plan in the order they came, from `after` an id on."""
        query = select(applicants).where(applicants.c.plan_id == plan_id(self._desk, plan))
        if status is not None:
            query = query.where(applicants.c.status == status)
        query = query.where(applicants.c.id > after).order_by(applicants.c.id).limit(limit)
        return self._read(query)

    def counts(self, plan: str) -> dict[ApplicantStatus, int]:
        """Return how many applicants wait, have passed and were refused (figure 13)."""
        id = plan_id(self._desk, plan)
        query = select(applicants.c.status, func.count()).where(applicants.c.plan_id == id)
        found = {str(row[0]): int(row[1]) for row in self._desk.run(query.group_by("status"))}
        return {status: found.get(status, 0) for status in ApplicantStatus}

    def get(self, id: int) -> Applicant:
        """Return one applicant; raises UserError (applicant-unknown)."""
        found = self._read(select(applicants).where(applicants.c.id == id))
        if not found:
            raise UserError(_unknown(id))
        return found[0]

    def find(self, plan: str, id_number: str) -> Applicant | None:
        """Return the applicant of a plan with an ID number, None when there is none."""
        return self._by_id_number(plan_id(self._desk, plan), id_number)

    def decide(
        self, plan: str, ids: Iterable[int], status: ApplicantStatus, *, reason: str = ""
    ) -> None:
        """Decide on applicants of a plan; raises UserError when one is not of this plan."""
        desk, id = self._desk, plan_id(self._desk, plan)
        for each in ids:
            chosen = (applicants.c.id == each, applicants.c.plan_id == id)
            changed = applicants.update().where(*chosen).values(status=status, reason=reason)
            if desk.run(changed).rowcount != 1:
                raise UserError(_unknown(each))
            desk.note("signup.decide", tidy_number(plan), f"applicant {each} {status} {reason}")

    def correct(self, plan: str, id: int, person: Person, answers: Mapping[str, str]) -> None:
        """Put other data of the same person in the place of those of an application.

        Raises UserError when it is not of this plan.
        """
        desk = self._desk
        chosen = (applicants.c.id == id, applicants.c.plan_id == plan_id(desk, plan))
        values = person_values(desk.ring, applicants, id, person)
        extra = {"answers": json_text(dict(answers)) if answers else ""}
        values |= seal_row(desk.ring, applicants, id, extra)
        if desk.run(applicants.update().where(*chosen).values(values)).rowcount != 1:
            raise UserError(_unknown(id))
        desk.note("signup.correct", tidy_number(plan), f"applicant {id}")

    def remove(self, plan: str, id: int, *, reason: str) -> None:
        """Take an application back; raises UserError when it is not of this plan."""
        desk = self._desk
        chosen = (applicants.c.id == id, applicants.c.plan_id == plan_id(desk, plan))
        if desk.run(select(applicants.c.id).where(*chosen)).scalar() is None:
            raise UserError(_unknown(id))
        forget_applicants(desk, applicants.c.id == id)
        desk.note("signup.remove", tidy_number(plan), f"applicant {id} {reason}")

    def _by_id_number(self, id: int, id_number: str) -> Applicant | None:
        indexes = id_indexes(self._desk.ring, id_number)
        if not indexes:
            return None
        query = select(applicants).where(applicants.c.plan_id == id)
        found = self._read(query.where(applicants.c.id_index.in_(indexes)))
        return found[0] if found else None

    def _read(self, query: Select[Any]) -> tuple[Applicant, ...]:
        ring, names = self._desk.ring, ("id", "status", "source", "reason", "applied_at")
        found = []
        for row in self._desk.run(query).mappings().all():
            opened = open_row(ring, applicants, row["id"], {"answers": row["answers"]})["answers"]
            found.append(
                Applicant(
                    person=person_of(ring, applicants, row),
                    answers=json.loads(opened) if opened else {},
                    **{name: row[name] for name in names},
                )
            )
        return tuple(found)


def forget_applicants(desk: Desk, chosen: Any) -> int:
    """Delete applicants and what pointed at them; return how many."""
    gone = select(applicants.c.id).where(chosen)
    pointing = participants.update().where(participants.c.applicant_id.in_(gone))
    desk.run(pointing.values(applicant_id=None))
    return int(desk.run(applicants.delete().where(chosen)).rowcount)


def _unknown(id: int) -> Finding:
    return error(
        "applicant-unknown",
        f"這場研習沒有序號 {id} 的報名。",
        "以 inservice-docs signup review 查看報名名單與序號。",
    )
