"""Issued documents (已發文件): what went out, and all that is needed to make it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from inservice_docs.records.finding import UserError, error
from inservice_docs.records.issued import DocumentPart, IssuedDocument, PartRole
from inservice_docs.records.person import Person
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.columns import json_text
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import seal_row
from inservice_docs.registry.person_rows import id_indexes
from inservice_docs.registry.plan_numbers import plan_id
from inservice_docs.registry.tables.documents import document_parts, document_people, documents
from inservice_docs.registry.tables.plans import plans
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.text import tidy


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a document: what it was to it, its name (without personal data), its bytes."""

    role: PartRole
    name: str
    data: bytes


class Documents:
    """The issued documents."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def issue(
        self,
        kind: str,
        files: Iterable[StoredFile],
        context: Mapping[str, Any],
        *,
        plan: str = "",
        number: str = "",
        people: Iterable[Person] = (),
    ) -> IssuedDocument:
        """Record a document: the files that went out first, then what they were made from.

        `context` is what they were made with (any JSON); it is always sealed. `people` are those
        named in it: with any, the files that went out are sealed too and go when the plan's
        personal data go. Templates and wording never hold personal data. The number was taken
        before, by `Numbers`.
        """
        desk, blobs, named = self._desk, Blobs(self._desk), tuple(people)
        made_of = tuple(files)
        first = next(file for file in made_of if file.role is PartRole.FILE)
        parts: list[dict[str, Any]] = []
        for position, file in enumerate(made_of):
            secret = bool(named) and file.role in {PartRole.FILE, PartRole.EDITED}
            sha256 = blobs.put(file.data, sealed=secret)
            parts.append({"position": position, "role": file.role, "name": file.name})
            parts[-1]["sha256"] = sha256
        id = desk.count_up("documents")
        values = {"id": id, "kind": kind, "number": parse_number(number).text if number else ""}
        values |= {"plan_id": plan_id(desk, plan) if plan else None, "personal": bool(named)}
        values |= {"sha256": parts[made_of.index(first)]["sha256"]}
        values |= {"context_sha256": blobs.put(json_text(context).encode(), sealed=True)}
        desk.run(documents.insert(), {**values, "issued_at": desk.at, "actor": desk.actor})
        desk.run(document_parts.insert(), [{"document_id": id, **part} for part in parts])
        self._name_people(id, named)
        desk.note("document.issue", f"document {id}", f"{kind} {values['number']}".strip())
        return self.get(id)

    def get(self, id: int) -> IssuedDocument:
        """Return a document by its id; raises UserError (document-unknown)."""
        row = self._desk.run(select(documents).where(documents.c.id == id)).mappings().first()
        if row is None:
            raise UserError(
                error(
                    "document-unknown",
                    f"登記簿裡沒有第 {id} 號文件。",
                    "以 inservice-docs document list 查看已發的文件。",
                )
            )
        return self._documents([row])[0]

    def list(
        self,
        *,
        plan: str = "",
        number: str = "",
        kind: str = "",
        person: str = "",
        but: str = "",
        before: int | None = None,
        limit: int = 50,
    ) -> tuple[IssuedDocument, ...]:
        """Return documents, newest first; `person` is a full name or an ID number.

        `but` leaves a kind out: the certificates of a study would hide all else.
        """
        query: Select[Any] = select(documents).order_by(documents.c.id.desc()).limit(limit)
        if plan:
            query = query.where(documents.c.plan_id == plan_id(self._desk, plan))
        if number:
            query = query.where(documents.c.number == parse_number(number).text)
        if kind:
            query = query.where(documents.c.kind == kind)
        if but:
            query = query.where(documents.c.kind != but)
        if before is not None:
            query = query.where(documents.c.id < before)
        if person:
            query = query.where(documents.c.id.in_(self._naming(person)))
        return self._documents(self._desk.run(query).mappings().all())

    def file(self, part: DocumentPart) -> bytes:
        """Return the bytes of a part exactly as they were issued."""
        return Blobs(self._desk).get(part.sha256)

    def context(self, document: IssuedDocument) -> bytes:
        """Return the JSON that the document was made with, exactly as it was stored."""
        return Blobs(self._desk).get(document.context_sha256)

    def _naming(self, person: str) -> tuple[int, ...]:
        """Return the ids of the documents that name a person, by full name or ID number."""
        found = select(document_people.c.document_id)
        named = self._desk.run(found.where(document_people.c.name == tidy(person)))
        indexes = id_indexes(self._desk.ring, person)
        known = self._desk.run(found.where(document_people.c.id_index.in_(indexes)))
        return tuple({*named.scalars(), *known.scalars()})

    def _documents(self, rows: Sequence[Mapping[Any, Any]]) -> tuple[IssuedDocument, ...]:
        """Return the documents of rows, with their parts and the numbers of their plans."""
        run = self._desk.run
        query = select(document_parts).where(
            document_parts.c.document_id.in_([row["id"] for row in rows])
        )
        parts: dict[int, list[DocumentPart]] = {}
        order = (document_parts.c.document_id, document_parts.c.position)
        for each in run(query.order_by(*order)).mappings():
            part = DocumentPart(role=each["role"], name=each["name"], sha256=each["sha256"])
            parts.setdefault(each["document_id"], []).append(part)
        named = select(plans.c.id, plans.c.number).where(
            plans.c.id.in_({row["plan_id"] for row in rows if row["plan_id"] is not None})
        )
        numbers: dict[int, str] = dict(run(named).all())
        names = ("id", "kind", "number", "sha256", "context_sha256", "personal", "issued_at")
        return tuple(
            IssuedDocument(
                plan=numbers.get(row["plan_id"], ""),
                by=row["actor"],
                parts=tuple(parts.get(row["id"], ())),
                **{name: row[name] for name in names},
            )
            for row in rows
        )

    def _name_people(self, document: int, people: tuple[Person, ...]) -> None:
        desk = self._desk
        if not people:
            return
        first = desk.count_up("document_people", len(people))
        rows = []
        for id, person in enumerate(people, first):
            held = {"name": tidy(person.name), "id_number": normalise_id(person.id_number)}
            sealed = seal_row(desk.ring, document_people, id, held)
            rows.append({"id": id, "document_id": document, **sealed})
        desk.run(document_people.insert(), rows)
