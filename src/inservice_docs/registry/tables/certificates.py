"""Issued certificates of hours, and the keys that sealed them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from inservice_docs.registry.columns import Day, Moment, sealed
from inservice_docs.registry.tables.base import identity, metadata, of_plan, words

certificates = Table(
    "certificates",
    metadata,
    identity(),
    of_plan(),
    # No foreign key: a certificate outlasts the list of participants.
    Column("participant_id", Integer),
    Column("number", Text, nullable=False, unique=True),
    words("word"),
    Column("roc_year", Integer, nullable=False),
    Column("serial", BigInteger, nullable=False),
    # What it states and the text of its code; NULL once its personal data were deleted.
    sealed("held"),
    words("key_name"),
    Column("document_id", Integer, ForeignKey("documents.id"), nullable=False),
    Column("issued_on", Day, nullable=False),
    Column("issued_at", Moment, nullable=False),
    words("actor"),
    Column("copies", Integer, nullable=False),
    Column("revoked_at", Moment),
    words("revoked_by"),
    words("reason"),
)
Index(None, certificates.c.plan_id, certificates.c.id)
Index(None, certificates.c.document_id)
Index(None, certificates.c.key_name, certificates.c.issued_on)

signing_keys = Table(
    "signing_keys",
    metadata,
    identity(),
    Column("name", Text, nullable=False, unique=True),
    words("issuer"),
    words("public"),
    sealed("secret"),
    Column("since", Day),
    Column("until", Day),
    Column("made_at", Moment, nullable=False),
    words("actor"),
)
Index(None, signing_keys.c.issuer, signing_keys.c.id)
