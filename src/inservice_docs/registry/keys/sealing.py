"""Sealing and opening whole rows: which columns are sealed, the tables themselves tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Table

from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.keys.key_ring import KeyRing, SealError


@cache
def sealed_columns(table: Table) -> tuple[str, ...]:
    """Return the columns whose values are sealed one by one."""
    return tuple(column.name for column in table.columns if column.info.get("sealed"))


@cache
def index_columns(table: Table) -> tuple[tuple[str, str], ...]:
    """Return the blind indexes of a table as (index, the column that it is of)."""
    return tuple(
        (column.name, column.info["index_of"])
        for column in table.columns
        if "index_of" in column.info
    )


def place(table: Table, column: str, row: object) -> str:
    """Name the place of a value, which is sealed together with it."""
    return f"{table.name}.{column}:{row}"


def seal_row(ring: KeyRing, table: Table, row: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with those of sealed columns sealed and indexed; empty ones become NULL."""
    result = dict(values)
    for name, source in index_columns(table):
        if source in result:
            text = result[source]
            result[name] = ring.index(text) if text else None
    for name in sealed_columns(table):
        if name in result:
            text = result[name]
            result[name] = ring.seal(text.encode(), place(table, name, row)) if text else None
    return result


def open_row(ring: KeyRing, table: Table, row: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with those of sealed columns opened; NULL becomes an empty text.

    Raises UserError when a value was tampered with or its key is not there.
    """
    result = dict(values)
    for name in sealed_columns(table):
        if name in result:
            held = result[name]
            result[name] = open_value(ring, held, place(table, name, row)).decode() if held else ""
    return result


def open_value(ring: KeyRing, held: bytes, where: str) -> bytes:
    """Return one opened value; raises UserError naming its place, never its content."""
    try:
        return ring.open(held, where)
    except SealError:
        raise UserError(
            error(
                "value-broken",
                f"加密的資料無法解讀（{where}）：可能被竄改、搬動，或金鑰不齊全。",
                "以 inservice-docs doctor 檢查；必要時從備份還原。",
            )
        ) from None
