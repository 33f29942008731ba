"""Changing the key (更換金鑰): every sealed value is sealed anew, all in one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, select

from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.registry.keys.sealing import (
    index_columns,
    open_row,
    open_value,
    place,
    seal_row,
    sealed_columns,
)
from inservice_docs.registry.tables.base import metadata
from inservice_docs.registry.tables.documents import blobs

_BATCH = 1000


def seal_anew(connection: Connection, ring: KeyRing) -> int:
    """Seal everything with the first key of the ring; return how many rows were written.

    Raises UserError, and changes nothing, when a value cannot be opened.
    """
    tables = [table for table in metadata.sorted_tables if sealed_columns(table)]
    return sum(_table(connection, ring, table) for table in tables) + _files(connection, ring)


def _table(connection: Connection, ring: KeyRing, table: Table) -> int:
    names = sealed_columns(table)
    written = (*names, *(index for index, _ in index_columns(table)))
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in written}
    change = table.update().where(table.c.id == bindparam("row")).values(values)
    last, count = -1, 0
    while True:
        query = select(table.c.id, *(table.c[name] for name in names))
        page = query.where(table.c.id > last).order_by(table.c.id).limit(_BATCH)
        rows = connection.execute(page).mappings().all()
        if not rows:
            return count
        changes: list[dict[str, Any]] = []
        for row in rows:
            held = open_row(ring, table, row["id"], {name: row[name] for name in names})
            fresh = seal_row(ring, table, row["id"], held)
            changes.append({"row": row["id"], **{f"new_{n}": fresh[n] for n in written}})
        connection.execute(change, changes)
        last, count = rows[-1]["id"], count + len(rows)


def _files(connection: Connection, ring: KeyRing) -> int:
    sealed = select(blobs.c.sha256).where(blobs.c.sealed.is_(True), blobs.c.data.is_not(None))
    names = connection.execute(sealed).scalars().all()
    for sha256 in names:
        where = place(blobs, "data", sha256)
        own = blobs.c.sha256 == sha256
        held = connection.execute(select(blobs.c.data).where(own)).scalar_one()
        fresh = ring.seal(open_value(ring, held, where), where)
        connection.execute(blobs.update().where(own).values(data=fresh))
    return len(names)
