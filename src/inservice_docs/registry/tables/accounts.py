"""Accounts and the trail."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from inservice_docs.registry.columns import Json, Moment
from inservice_docs.registry.tables.base import identity, metadata, words

accounts = Table(
    "accounts",
    metadata,
    identity(),
    Column("login", Text, nullable=False, unique=True),
    words("person"),
    words("office"),
    Column("roles", Json, nullable=False),
    words("password"),
    Column("disabled", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

trail = Table(
    "trail",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    words("actor"),
    words("action"),
    words("subject"),
    words("detail"),
    words("key_id"),
    Column("seal", LargeBinary, nullable=False),
)
Index(None, trail.c.subject, trail.c.id)
