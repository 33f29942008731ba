"""What the pages keep: who is signed in, forms that were sent, tries, drafts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from inservice_docs.registry.columns import Moment, sealed
from inservice_docs.registry.tables.base import identity, metadata, words

PASSING = {"passing": True}
"""What no backup holds: restored, it would let people in who have long left."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    words("login"),
    Column("started_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    info=PASSING,
)
Index(None, sessions.c.login)
Index(None, sessions.c.seen_at)

sent_forms = Table(
    "sent_forms",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("at", Moment, nullable=False),
    info=PASSING,
)
Index(None, sent_forms.c.at)

tries = Table(
    "tries",
    metadata,
    Column("subject", LargeBinary, primary_key=True),
    Column("started_at", Moment, nullable=False),
    Column("count", BigInteger, nullable=False),
    info=PASSING,
)
Index(None, tries.c.started_at)

drafts = Table(
    "drafts",
    metadata,
    identity(),
    words("subject"),
    words("login"),
    Column("based_on", Integer, nullable=False),
    Column("saved_at", Moment, nullable=False),
    sealed("content"),
)
Index(None, drafts.c.subject, drafts.c.login, drafts.c.id)
