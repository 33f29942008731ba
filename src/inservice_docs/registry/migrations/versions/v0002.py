"""Version 0002: figures and counts of pairs kept beforehand, and how long approvals took."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

PACKED = {"sqlite": " WITHOUT ROWID", "postgresql": ""}
STATEMENTS = (
    (
        "CREATE TABLE figures ("
        " kind TEXT NOT NULL, school_year INTEGER NOT NULL, office TEXT NOT NULL,"
        " label TEXT NOT NULL, plans INTEGER NOT NULL, people INTEGER NOT NULL,"
        " amount BIGINT NOT NULL,"
        " CONSTRAINT pk_figures PRIMARY KEY (kind, school_year, office, label)){packed}"
    ),
    (
        "CREATE TABLE gram_counts ("
        " gram TEXT NOT NULL, plans INTEGER NOT NULL,"
        " CONSTRAINT pk_gram_counts PRIMARY KEY (gram)){packed}"
    ),
    "ALTER TABLE approvals ADD COLUMN waited INTEGER",
    "DROP INDEX ix_plans_figures",
    "DROP INDEX ix_plans_retain_until",
    "CREATE INDEX ix_plans_purged_on_retain_until_id ON plans (purged_on, retain_until, id)",
    "CREATE INDEX ix_plans_office_step_id ON plans (office, step, id)",
    "CREATE INDEX ix_plans_office_status_id ON plans (office, status, id)",
    "CREATE INDEX ix_plans_school_year_step_id ON plans (school_year, step, id)",
    "CREATE INDEX ix_plans_school_year_status_id ON plans (school_year, status, id)",
    # A list that was sent back had the word for a course that was.
    (
        "UPDATE course_reviews SET status = '名單確認未通過'"
        " WHERE kind = '名單' AND status = '課程確認未通過'"
    ),
)


def upgrade() -> None:
    """Make the tables; what they hold is derived after the last migration."""
    packed = PACKED[op.get_bind().dialect.name]
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement.replace("{packed}", packed))
