"""Rows of tables as JSON lines: plain values, whatever the database."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BigInteger, Boolean, Connection, LargeBinary, Table, Text, select
from sqlalchemy import column as plain_column
from sqlalchemy import table as plain_table
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import TypeDecorator, TypeEngine

_KINDS: dict[str, type[TypeEngine[Any]]] = {
    "bytes": LargeBinary,
    "boolean": Boolean,
    "integer": BigInteger,
    "text": Text,
}
_PAGE = 1000


def kinds_of(table: Table) -> dict[str, str]:
    """Return the columns of a table with the kind of their plain values."""
    return {column.name: _kind(column.type) for column in table.columns}


def read_lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Yield every row as a line of JSON, in the order of the key."""
    kinds = kinds_of(table)
    raw = _raw(table.name, kinds)
    query = select(*raw.columns).order_by(*(raw.c[key.name] for key in table.primary_key))
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}):
        yield json.dumps([_plain(value) for value in row], ensure_ascii=False).encode() + b"\n"


def write_lines(
    connection: Connection, name: str, kinds: dict[str, str], lines: Iterator[bytes]
) -> None:
    """Insert rows that `read_lines` gave. Raises ValueError for what cannot be such a row."""
    insert = _raw(name, kinds).insert()
    page: list[dict[str, Any]] = []
    for line in lines:
        page.append(_row(kinds, json.loads(line)))
        if len(page) == _PAGE:
            connection.execute(insert, page)
            page = []
    if page:
        connection.execute(insert, page)


def _raw(name: str, kinds: dict[str, str]) -> TableClause:
    return plain_table(name, *(plain_column(each, _KINDS[kind]) for each, kind in kinds.items()))


def _kind(type_: TypeEngine[Any]) -> str:
    held = type_.impl if isinstance(type_, TypeDecorator) else type_
    if isinstance(held, LargeBinary):
        return "bytes"
    if isinstance(held, Boolean):
        return "boolean"
    return "text" if isinstance(held, Text) else "integer"


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _row(kinds: dict[str, str], values: Sequence[Any]) -> dict[str, Any]:
    if not isinstance(values, list) or len(values) != len(kinds):
        raise ValueError("a row of another shape")
    row = dict(zip(kinds, values, strict=True))
    for name, kind in kinds.items():
        if kind == "bytes" and row[name] is not None:
            row[name] = base64.b64decode(row[name], validate=True)
    return row
