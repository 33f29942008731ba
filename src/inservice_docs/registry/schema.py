"""The version of a register's schema: made new, brought up to date, or refused as too new."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from inservice_docs.records.finding import UserError, error
from inservice_docs.registry.target import Target

VERSIONS = ("0001", "0002", "0003", "0004")
"""Every version that was released, oldest first."""

HEAD = VERSIONS[-1]


def version_of(connection: Connection, target: Target) -> str:
    """Return the version of the schema, empty where there is nothing yet.

    Raises UserError for a database of a newer program and for one that is no register.
    """
    names = inspect(connection).get_table_names()
    if not names:
        return ""
    if "alembic_version" not in names or "trail" not in names:
        raise UserError(
            error(
                "not-a-register",
                f"「{target.where}」裡有別的資料，不是登記簿。",
                "指定另一個檔案或空的資料庫；這一個沒有更動。",
            )
        )
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if found not in VERSIONS:
        raise UserError(
            error(
                "register-newer",
                f"登記簿「{target.where}」是較新版的程式所建立（版本 {found}），"
                f"這個程式只認得到 {HEAD}。",
                "更新 inservice-docs 後再開啟；登記簿沒有更動。",
            )
        )
    return str(found)


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Bring the schema up to a version, within the transaction of the connection.

    What is derived from other tables is made anew, so that no migration need carry it over.
    """
    from inservice_docs.registry.derived import derive
    from inservice_docs.registry.migrate import run_migrations  # heavy, and rarely needed

    run_migrations(connection, to)
    if to == HEAD:
        derive(connection)
