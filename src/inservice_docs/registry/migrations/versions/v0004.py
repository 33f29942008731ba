"""Version 0004: what the pages keep (sessions, sent forms, tries, drafts)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the four tables and their indexes."""
    op.create_table(
        "sessions",
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.Column("login", sa.Text, nullable=False, server_default=""),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("seen_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_sessions"),
    )
    op.create_index("ix_sessions_login", "sessions", ["login"])
    op.create_index("ix_sessions_seen_at", "sessions", ["seen_at"])
    op.create_table(
        "sent_forms",
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("token", name="pk_sent_forms"),
    )
    op.create_index("ix_sent_forms_at", "sent_forms", ["at"])
    op.create_table(
        "tries",
        sa.Column("subject", sa.LargeBinary, nullable=False),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_tries"),
    )
    op.create_index("ix_tries_started_at", "tries", ["started_at"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text, nullable=False, server_default=""),
        sa.Column("login", sa.Text, nullable=False, server_default=""),
        sa.Column("based_on", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_subject_login_id", "drafts", ["subject", "login", "id"])
