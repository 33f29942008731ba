"""Certificates (研習證明): a series for every 字 and ROC year without gaps, revoked ones kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, exists, select

from inservice_docs.records.certificate import Certificate, IssuedCertificate
from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.records.person import Person
from inservice_docs.registry.columns import json_text
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_row, seal_row
from inservice_docs.registry.person_rows import id_indexes
from inservice_docs.registry.plan_numbers import plan_id, plan_number_of, tidy_number
from inservice_docs.registry.tables.base import counters
from inservice_docs.registry.tables.certificates import certificates
from inservice_docs.registry.tables.documents import document_people
from inservice_docs.taiwan.document_numbers import format_number
from inservice_docs.taiwan.problem import FactError
from inservice_docs.taiwan.text import compact, tidy

_OWN = ("id", "number", "issued_on", "issued_at", "copies", "revoked_at", "revoked_by", "reason")


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """A certificate about to be recorded; its number was taken before, by `Certificates.take`."""

    participant: int
    certificate: Certificate = field(repr=False)
    serial: int
    code: str = field(repr=False)
    key: str
    document: int


class Certificates:
    """The issued certificates."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def peek(self, word: str, roc_year: int) -> int:
        """Return the serial that would come next; another step may take it first."""
        query = select(counters.c.last).where(counters.c.name == _series(word, roc_year))
        return int(self._desk.run(query).scalar() or 0) + 1

    def take(self, word: str, roc_year: int, count: int = 1) -> int:
        """Take the next `count` serials of a series and return the first."""
        return self._desk.count_up(_series(word, roc_year), count)

    def issue(
        self, plan: str, word: str, roc_year: int, given: Iterable[NewCertificate]
    ) -> tuple[IssuedCertificate, ...]:
        """Record certificates whose serials were taken; return them as they stand."""
        desk, entries, rows = self._desk, tuple(given), []
        first = desk.count_up("certificates", len(entries))
        for id, each in enumerate(entries, first):
            said = each.certificate
            held = {"certificate": said.model_dump(mode="json"), "code": each.code}
            values = seal_row(desk.ring, certificates, id, {"held": json_text(held)})
            values |= {"id": id, "plan_id": plan_id(desk, plan), "number": compact(said.number)}
            values |= {"participant_id": each.participant, "word": word, "roc_year": roc_year}
            values |= {"serial": each.serial, "key_name": each.key, "document_id": each.document}
            values |= {"issued_on": said.issued_on, "issued_at": desk.at, "actor": desk.actor}
            rows.append({**values, "copies": 0})
        desk.run(certificates.insert(), rows)
        ends = dict.fromkeys((entries[0].certificate.number, entries[-1].certificate.number))
        words = f"{'…'.join(ends)}（{len(rows)} 張）"
        desk.note("certificate.issue", tidy_number(plan), words)
        query = select(certificates).where(certificates.c.id >= first)
        return self._read(query.order_by(certificates.c.id))

    def find(self, number: str) -> IssuedCertificate | None:
        """Return a certificate by its number, None when it was not issued here."""
        found = self._read(select(certificates).where(certificates.c.number == compact(number)))
        return found[0] if found else None

    def get(self, number: str) -> IssuedCertificate:
        """Return a certificate by its number, or by its id; UserError (certificate-unknown)."""
        found = self.find(number)
        if found is None and re.fullmatch("[0-9]{1,9}", number.strip()):
            found = next(iter(self._read(_by_id(int(number)))), None)
        if found is None:
            raise UserError(
                error(
                    "certificate-unknown",
                    f"登記簿裡沒有證號「{number[:60]}」。",
                    "以 inservice-docs certificate list 查看已發的證明。",
                )
            )
        return found

    def list(
        self,
        *,
        plan: str = "",
        person: str = "",
        revoked: bool | None = None,
        before: int | None = None,
        limit: int | None = 50,
    ) -> tuple[IssuedCertificate, ...]:
        """Return certificates, newest first; `person` is a full name or an ID number."""
        query: Select[Any] = select(certificates).order_by(certificates.c.id.desc()).limit(limit)
        if plan:
            query = query.where(certificates.c.plan_id == plan_id(self._desk, plan))
        if revoked is not None:
            given = certificates.c.revoked_at
            query = query.where(given.is_not(None) if revoked else given.is_(None))
        if before is not None:
            query = query.where(certificates.c.id < before)
        if person:
            named = document_people.c.name == tidy(person)
            known = document_people.c.id_index.in_(id_indexes(self._desk.ring, person))
            own = document_people.c.document_id == certificates.c.document_id
            query = query.where(exists().where(own, named | known))
        return self._read(query)

    def revoke(self, number: str, *, reason: str) -> IssuedCertificate:
        """Revoke a certificate; it stays with the reason. UserError when it is revoked already."""
        held = self.get(number)
        if held.revoked:
            raise UserError(revoked_already(held))
        values = {"revoked_at": self._desk.at, "revoked_by": self._desk.actor, "reason": reason}
        self._desk.run(certificates.update().where(certificates.c.id == held.id).values(values))
        self._desk.note("certificate.revoke", held.number, reason)
        return self.get(held.number)

    def copied(self, held: IssuedCertificate, *, reason: str) -> IssuedCertificate:
        """Count another copy (補發) of a certificate; the trail keeps the reason.

        Raises UserError when it was revoked meanwhile.
        """
        own = certificates.c.id == held.id
        copies = certificates.c.copies
        changed = certificates.update().where(own, certificates.c.revoked_at.is_(None))
        if self._desk.run(changed.values(copies=copies + 1)).rowcount != 1:
            raise UserError(revoked_already(self.get(held.number)))
        self._desk.note("certificate.reissue", held.number, reason)
        return self.get(held.number)

    def people(self, held: IssuedCertificate) -> tuple[Person, ...]:
        """Return whom a certificate names, with the ID number; nobody once that was deleted."""
        query = select(document_people).where(document_people.c.document_id == held.document)
        return tuple(
            Person(name=row["name"], **self._id_number(row))
            for row in self._desk.run(query).mappings().all()
        )

    def _id_number(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        return open_row(
            self._desk.ring, document_people, row["id"], {"id_number": row["id_number"]}
        )

    def _read(self, query: Select[Any]) -> tuple[IssuedCertificate, ...]:
        rows = self._desk.run(query).mappings().all()
        plans = {id: plan_number_of(self._desk, id) for id in {row["plan_id"] for row in rows}}
        return tuple(self._issued(row, plans[row["plan_id"]]) for row in rows)

    def _issued(self, row: Mapping[Any, Any], plan: str) -> IssuedCertificate:
        opened = open_row(self._desk.ring, certificates, row["id"], {"held": row["held"]})
        held = json.loads(opened["held"]) if opened["held"] else {"certificate": None, "code": ""}
        return IssuedCertificate(
            plan=plan,
            participant=row["participant_id"],
            certificate=held["certificate"],
            code=held["code"],
            key=row["key_name"],
            document=row["document_id"],
            by=row["actor"],
            **{name: row[name] for name in _OWN},
        )


def _by_id(id: int) -> Select[Any]:
    return select(certificates).where(certificates.c.id == id)


def revoked_already(held: IssuedCertificate) -> Finding:
    """Say that a certificate is revoked, so that it is neither copied nor revoked again."""
    return error(
        "certificate-revoked",
        f"證明 {held.number} 已經撤銷（{held.reason}），不能補發，也不用再撤銷。",
        "要重新發證，用 certificate issue。",
    )


def forget_certificates(desk: Desk, plan: int) -> None:
    """Delete what a plan's certificates say of people; numbers and revocations stay."""
    own = certificates.c.plan_id == plan
    desk.run(certificates.update().where(own).values(held=None, participant_id=None))


def _series(word: str, roc_year: int) -> str:
    """Return the counter of a series; UserError for a 字 or a year that cannot be."""
    try:
        format_number(word, roc_year, 1)
    except FactError as problem:
        raise UserError(error("number-impossible", problem.message, problem.fix)) from None
    return f"certificate {word} {roc_year}"
