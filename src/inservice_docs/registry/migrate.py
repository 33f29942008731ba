"""Running the migrations from inside the package, without any settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def script_directory() -> ScriptDirectory:
    """Return the history of migrations that the package holds."""
    config = Config()
    # Alembic reads % as the start of a name.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def run_migrations(connection: Connection, to: str) -> None:
    """Bring the schema up to version `to`; the transaction is the caller's."""
    script = script_directory()

    def steps(revision: Any, context: Any) -> Any:
        return script._upgrade_revs(to, revision)

    with EnvironmentContext(Config(), script, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=connection, transaction_per_migration=False)
        environment.run_migrations()
