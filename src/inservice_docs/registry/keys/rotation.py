"""Changing the key (更換金鑰): every sealed value is sealed anew, all in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, select

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


def seal_anew(
    connection: Connection, ring: KeyRing, progress: Callable[[int], None] | None = None
) -> int:
    """Seal everything with the first key of the ring; return how many rows were written.

    `progress` is called with how many more that are, page by page.

    Raises UserError, and changes nothing, when a value cannot be opened.
    """
    tables = [table for table in metadata.sorted_tables if sealed_columns(table)]
    report = progress or (lambda _: None)
    rows = sum(_table(connection, ring, table, report) for table in tables)
    return rows + _files(connection, ring, report)


def sealed_rows(connection: Connection) -> int:
    """Count the rows and files that hold sealed values."""
    tables = [table for table in metadata.sorted_tables if sealed_columns(table)]
    counts = [connection.execute(select(func.count()).select_from(each)) for each in tables]
    files = connection.execute(_SEALED.with_only_columns(func.count()))
    return sum(int(count.scalar_one()) for count in (*counts, files))


_SEALED = select(blobs.c.sha256).where(blobs.c.sealed.is_(True), blobs.c.data.is_not(None))


def _table(
    connection: Connection, ring: KeyRing, table: Table, report: Callable[[int], None]
) -> int:
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
        report(len(rows))


def _files(connection: Connection, ring: KeyRing, report: Callable[[int], None]) -> int:
    names = connection.execute(_SEALED).scalars().all()
    for sha256 in names:
        where = place(blobs, "data", sha256)
        own = blobs.c.sha256 == sha256
        held = connection.execute(select(blobs.c.data).where(own)).scalar_one()
        fresh = ring.seal(open_value(ring, held, where), where)
        connection.execute(blobs.update().where(own).values(data=fresh))
        report(1)
    return len(names)
