"""Version 0003: issued certificates and the keys that seal them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the two tables and their indexes."""
    op.create_table(
        "certificates",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.Integer, nullable=False),
        sa.Column("participant_id", sa.Integer),
        sa.Column("number", sa.Text, nullable=False),
        _words("word"),
        sa.Column("roc_year", sa.Integer, nullable=False),
        sa.Column("serial", sa.BigInteger, nullable=False),
        sa.Column("held", sa.LargeBinary),
        _words("key_name"),
        sa.Column("document_id", sa.Integer, nullable=False),
        sa.Column("issued_on", sa.Text, nullable=False),
        sa.Column("issued_at", sa.Text, nullable=False),
        _words("actor"),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("revoked_at", sa.Text),
        _words("revoked_by"),
        _words("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
        sa.UniqueConstraint("number", name="uq_certificates_number"),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name="fk_certificates_plan_id"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_certificates_document_id"
        ),
    )
    op.create_index("ix_certificates_plan_id_id", "certificates", ["plan_id", "id"])
    op.create_index("ix_certificates_document_id", "certificates", ["document_id"])
    op.create_index("ix_certificates_key_name_issued_on", "certificates", ["key_name", "issued_on"])
    op.create_table(
        "signing_keys",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        _words("issuer"),
        _words("public"),
        sa.Column("secret", sa.LargeBinary),
        sa.Column("since", sa.Text),
        sa.Column("until", sa.Text),
        sa.Column("made_at", sa.Text, nullable=False),
        _words("actor"),
        sa.PrimaryKeyConstraint("id", name="pk_signing_keys"),
        sa.UniqueConstraint("name", name="uq_signing_keys_name"),
    )
    op.create_index("ix_signing_keys_issuer_id", "signing_keys", ["issuer", "id"])


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")
