"""Personal data: how long they are kept, what is known of one person, and their deletion."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from sqlalchemy import Table, exists, func, select

from inservice_docs.records.plan_entry import PlanLine
from inservice_docs.registry.applicants import forget_applicants
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.certificates import forget_certificates
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.participants import forget_participants
from inservice_docs.registry.plan_lists import line_of
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.privacy_report import PersonReport, report_on
from inservice_docs.registry.tables.documents import document_parts, document_people, documents
from inservice_docs.registry.tables.people import applicants, awards, participants, purges
from inservice_docs.registry.tables.plans import plans


class Privacy:
    """Retention, deletion, and the answer to a person's request."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def due(self, on: dt.date, *, limit: int = 200) -> tuple[PlanLine, ...]:
        """Return the plans whose personal data should have gone before `on`, longest due first."""
        query = select(plans).where(plans.c.retain_until < on, plans.c.purged_on.is_(None))
        order = (plans.c.retain_until, plans.c.id)
        rows = self._desk.run(query.order_by(*order).limit(limit)).mappings()
        return tuple(PlanLine(**line_of(row)) for row in rows)

    def purge(self, plan: str) -> dict[str, Any]:
        """Delete all personal data of a plan and return the figures that stay.

        Applicants, participants, attendance, awards, and the contents of documents that name
        people go; the documents' hashes, the plan and its sums stay. Doing it again is harmless.
        """
        desk, id = self._desk, plan_id(self._desk, plan)
        figures = self._figures(id)
        forget_participants(desk, participants.c.plan_id == id)
        forget_applicants(desk, applicants.c.plan_id == id)
        figures["documents"] = self._forget_documents(id)
        forget_certificates(desk, id)
        kept = desk.run(select(purges.c.figures).where(purges.c.plan_id == id)).scalar()
        if kept is None:
            values = {"plan_id": id, "at": desk.at, "actor": desk.actor, "figures": figures}
            desk.run(purges.insert(), values)
        desk.run(plans.update().where(plans.c.id == id).values(purged_on=desk.today))
        desk.note("privacy.purge", tidy_number(plan), f"參加 {figures['people']} 人")
        return kept if kept is not None else figures

    def figures(self, plan: str) -> dict[str, Any] | None:
        """Return the figures that stayed of a purged plan, None when it was not purged."""
        query = select(purges.c.figures).where(purges.c.plan_id == plan_id(self._desk, plan))
        found: dict[str, Any] | None = self._desk.run(query).scalar()
        return found

    def report(self, id_number: str) -> PersonReport:
        """Return all that is kept about the person of an ID number; the trail says it was asked."""
        found = report_on(self._desk, id_number)
        self._desk.note("privacy.report", "person", f"參加 {len(found.studies)} 場")
        return found

    def _figures(self, id: int) -> dict[str, Any]:
        query = select(func.coalesce(func.sum(awards.c.amount), 0)).where(awards.c.plan_id == id)
        return {
            "people": sum(self._counts(participants, "position", id).values()),
            "positions": self._counts(participants, "position", id),
            "schools": self._counts(participants, "school", id),
            "genders": self._counts(participants, "gender", id),
            "applicants": self._counts(applicants, "status", id),
            "awarded": float(self._desk.run(query).scalar_one()),
        }

    def _counts(self, table: Table, column: str, id: int) -> dict[str, int]:
        query = select(table.c[column], func.count()).where(table.c.plan_id == id)
        return Counter({row[0]: row[1] for row in self._desk.run(query.group_by(column))})

    def _forget_documents(self, id: int) -> int:
        """Delete the contents of documents that name people, unless another plan's needs them."""
        desk = self._desk
        own = (documents.c.plan_id == id, documents.c.personal.is_(True))
        ids = tuple(desk.run(select(documents.c.id).where(*own)).scalars())
        held = select(document_parts.c.sha256).where(
            document_parts.c.document_id.in_(ids), document_parts.c.role.in_(("file", "edited"))
        )
        contexts = select(documents.c.context_sha256).where(documents.c.id.in_(ids))
        for sha256 in {*desk.run(held).scalars(), *desk.run(contexts).scalars()}:
            part = exists().where(
                document_parts.c.sha256 == sha256, document_parts.c.document_id == documents.c.id
            )
            others = select(documents.c.id).where(
                documents.c.id.not_in(ids),
                part | (documents.c.context_sha256 == sha256),
                documents.c.plan_id.is_(None) | documents.c.plan_id.in_(_unpurged()),
            )
            if desk.run(others.limit(1)).scalar() is None:
                Blobs(desk).forget(sha256)
        desk.run(document_people.delete().where(document_people.c.document_id.in_(ids)))
        return len(ids)


def _unpurged() -> Any:
    return select(plans.c.id).where(plans.c.purged_on.is_(None))
