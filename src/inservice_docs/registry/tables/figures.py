"""What is counted beforehand: figures of plans, and how many plans hold a pair of characters.

Both follow from other tables and change with them in one transaction; `registry.derived` makes them
anew and compares them.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from inservice_docs.registry.columns import Amount
from inservice_docs.registry.tables.base import metadata

figures = Table(
    "figures",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("school_year", Integer, primary_key=True, autoincrement=False),
    Column("office", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    Column("plans", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("amount", Amount, nullable=False),
    sqlite_with_rowid=False,
)

gram_counts = Table(
    "gram_counts",
    metadata,
    Column("gram", Text, primary_key=True),
    Column("plans", Integer, nullable=False),
    sqlite_with_rowid=False,
)
