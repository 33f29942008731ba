"""Document numbers, issued documents, and the stored files behind them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from inservice_docs.registry.columns import Moment, blind, sealed
from inservice_docs.registry.tables.base import identity, metadata, of_plan, words

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("sealed", Boolean, nullable=False),
    # NULL once its personal data were deleted.
    Column("data", LargeBinary),
)

numbers = Table(
    "numbers",
    metadata,
    identity(),
    Column("number", Text, nullable=False, unique=True),
    words("word"),
    Column("roc_year", Integer),
    Column("serial", BigInteger),
    words("state"),
    Column("own", Boolean, nullable=False),
    of_plan(optional=True),
    words("purpose"),
    words("reason"),
    Column("taken_at", Moment, nullable=False),
    words("taken_by"),
)
Index("ix_numbers_series", numbers.c.word, numbers.c.roc_year, numbers.c.serial)
Index(None, numbers.c.plan_id)

documents = Table(
    "documents",
    metadata,
    identity(),
    words("kind"),
    of_plan(optional=True),
    words("number"),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    Column("context_sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    Column("personal", Boolean, nullable=False),
    Column("issued_at", Moment, nullable=False),
    words("actor"),
)
Index(None, documents.c.plan_id, documents.c.id)
Index(None, documents.c.number)
Index(None, documents.c.kind, documents.c.id)

document_parts = Table(
    "document_parts",
    metadata,
    Column("document_id", Integer, ForeignKey("documents.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    words("role"),
    words("name"),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
)
Index(None, document_parts.c.sha256)

document_people = Table(
    "document_people",
    metadata,
    identity(),
    Column("document_id", Integer, ForeignKey("documents.id"), nullable=False),
    words("name"),
    sealed("id_number"),
    blind("id_index", of="id_number"),
)
Index(None, document_people.c.document_id)
Index(None, document_people.c.id_index, document_people.c.document_id)
Index(None, document_people.c.name, document_people.c.document_id)
