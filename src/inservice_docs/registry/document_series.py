"""A series of issued documents (整批發文): recorded at once, as `Documents.issue` records one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from inservice_docs.records.issued import PartRole
from inservice_docs.records.person import Person
from inservice_docs.registry.blobs import Blobs
from inservice_docs.registry.columns import json_text
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.keys.sealing import place, seal_row
from inservice_docs.registry.plan_numbers import plan_id
from inservice_docs.registry.tables.documents import (
    blobs,
    document_parts,
    document_people,
    documents,
)
from inservice_docs.taiwan.document_numbers import parse_number
from inservice_docs.taiwan.id_numbers import normalise_id
from inservice_docs.taiwan.text import tidy

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """One document of a series: its file, what it was made with, its number and its person."""

    file: tuple[str, bytes] = field(repr=False)
    context: Mapping[str, Any] = field(repr=False)
    number: str
    person: Person = field(repr=False)


def issue_series(
    desk: Desk, kind: str, plan: str, template: StoredFile, entries: Sequence[SeriesEntry]
) -> range:
    """Record documents that name one person each and share a template; return their ids.

    The files and contexts are sealed, the template is not.
    """
    plan_row, count = plan_id(desk, plan), len(entries)
    first = desk.count_up("documents", count)
    person = desk.count_up("document_people", count)
    shared = Blobs(desk).put(template.data)
    held: dict[str, bytes] = {}
    rows: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    for at, each in enumerate(entries):
        name, data = each.file
        context = json_text(each.context).encode()
        sha256, told = hashlib.sha256(data).hexdigest(), hashlib.sha256(context).hexdigest()
        held |= {sha256: data, told: context}
        id = first + at
        values = {"id": id, "kind": kind, "plan_id": plan_row, "sha256": sha256}
        values |= {"number": parse_number(each.number).text, "context_sha256": told}
        rows.append({**values, "personal": True, "issued_at": desk.at, "actor": desk.actor})
        part = {"document_id": id, "position": 0, "role": PartRole.FILE, "name": name}
        parts.append({**part, "sha256": sha256})
        part = {"document_id": id, "position": 1, "role": template.role, "name": template.name}
        parts.append({**part, "sha256": shared})
        named = {"name": tidy(each.person.name), "id_number": normalise_id(each.person.id_number)}
        sealed = seal_row(desk.ring, document_people, person + at, named)
        people.append({"id": person + at, "document_id": id, **sealed})
    _keep(desk, held)
    desk.run(documents.insert(), rows)
    desk.run(document_parts.insert(), parts)
    desk.run(document_people.insert(), people)
    desk.note("document.issue", f"document {first}–{first + count - 1}", f"{kind}（{count} 件）")
    return range(first, first + count)


def _keep(desk: Desk, held: Mapping[str, bytes]) -> None:
    """Keep sealed files; one that is known already takes the way of a single file."""
    names = tuple(held)
    known: set[str] = set()
    for at in range(0, len(names), _AT_ONCE):
        some = names[at : at + _AT_ONCE]
        known.update(desk.run(select(blobs.c.sha256).where(blobs.c.sha256.in_(some))).scalars())
    for sha256 in known:
        Blobs(desk).put(held[sha256], sealed=True)
    new = [
        {
            "sha256": sha256,
            "size": len(data),
            "sealed": True,
            "data": desk.ring.seal(data, place(blobs, "data", sha256)),
        }
        for sha256, data in held.items()
        if sha256 not in known
    ]
    if new:
        desk.run(blobs.insert(), new)
