"""A person as columns of a row, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from inservice_docs.records.person import Person
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.keys.sealing import open_row, seal_row
from inservice_docs.taiwan.id_numbers import normalise_id

FIELDS = (
    *("name", "id_number", "school", "county", "position", "gender"),
    *("birth_date", "phone", "email"),
)


def person_values(ring: KeyRing, table: Table, row: int, person: Person) -> dict[str, Any]:
    """Return the columns of a person, those sealed that have to be."""
    values = {name: getattr(person, name) for name in FIELDS}
    values["id_number"] = normalise_id(person.id_number)
    values["birth_date"] = person.birth_date.isoformat() if person.birth_date else ""
    return seal_row(ring, table, row, values)


def person_of(ring: KeyRing, table: Table, row: Mapping[Any, Any], **more: Any) -> Person:
    """Return the person of a row; raises UserError when a sealed value was tampered with."""
    held = open_row(ring, table, row["id"], {name: row[name] for name in FIELDS})
    born = held["birth_date"]
    held["birth_date"] = dt.date.fromisoformat(born) if born else None
    return Person(**held, **more)


def id_indexes(ring: KeyRing, id_number: str) -> tuple[bytes, ...]:
    """Return what an ID number is found by, under every key; nothing for an empty one."""
    number = normalise_id(id_number)
    return ring.indexes(number) if number else ()
