"""The kinds of column: days, moments, amounts and JSON, kept alike by SQLite and PostgreSQL.

Days and moments are ISO text, so that both databases sort, dump and compare them the same way.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

SCALE = 10_000
"""Amounts are whole ten-thousandths, so that sums are exact."""


class Day(TypeDecorator[dt.date]):
    """A day as 2026-09-18."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """Write a day."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.date | None:
        """Read a day."""
        return None if value is None else dt.date.fromisoformat(value)


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC as 2026-09-18T01:02:03.000004Z; a naive one is refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        """Write a moment."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """Read a moment."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Amount(TypeDecorator[Decimal]):
    """Hours or credits, to four decimals."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Write an amount."""
        return None if value is None else int(value * SCALE)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read an amount (PostgreSQL gives sums as decimals)."""
        return None if value is None else (Decimal(int(value)) / SCALE).normalize() + 0


class Json(TypeDecorator[Any]):
    """JSON text with its keys in order, so that equal values are equal texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write a value."""
        return None if value is None else json_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Read a value."""
        return None if value is None else json.loads(value)


def moment_text(value: dt.datetime) -> str:
    """Return a moment as it is kept; raises ValueError for one without a time zone."""
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def json_text(value: Any) -> str:
    """Return a value as JSON with its keys in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(name: str) -> Column[bytes]:
    """Make a column whose values are encrypted one by one."""
    return Column(name, LargeBinary, info={"sealed": True})


def blind(name: str, of: str) -> Column[bytes]:
    """Make a column with the keyed hash of a sealed one, by which it can be looked up."""
    return Column(name, LargeBinary, info={"index_of": of})
