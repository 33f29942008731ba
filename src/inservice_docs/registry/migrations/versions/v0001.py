"""Version 0001: the tables of the first release, and a trail that can only grow."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

TABLES = Path(__file__).parents[1] / "schema_0001.sql"
WORDS = {
    "sqlite": {"{bytes}": "BLOB", "{packed}": "WITHOUT ROWID"},
    "postgresql": {"{bytes}": "BYTEA", "{packed}": ""},
}

SQLITE_GUARDS = tuple(
    f"CREATE TRIGGER trail_no_{verb.lower()} BEFORE {verb} ON trail "
    "BEGIN SELECT RAISE(ABORT, 'the trail can only grow'); END"
    for verb in ("UPDATE", "DELETE")
)
POSTGRESQL_GUARDS = (
    (
        "CREATE FUNCTION trail_can_only_grow() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the trail can only grow'; END $$"
    ),
    (
        "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON trail "
        "FOR EACH ROW EXECUTE FUNCTION trail_can_only_grow()"
    ),
    (
        "CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_can_only_grow()"
    ),
)


def upgrade() -> None:
    """Make all tables, their indexes and the guards of the trail."""
    kind = op.get_bind().dialect.name
    script = TABLES.read_text("utf-8")
    for mark, word in WORDS[kind].items():
        script = script.replace(mark, word)
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    statements = [each for each in "\n".join(lines).split(";") if each.strip()]
    for statement in (*statements, *(SQLITE_GUARDS if kind == "sqlite" else POSTGRESQL_GUARDS)):
        op.get_bind().exec_driver_sql(statement)
