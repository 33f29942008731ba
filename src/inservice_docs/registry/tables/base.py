"""What every table shares: the metadata, and the columns of a person."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text

from inservice_docs.registry.columns import Json, blind, sealed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity() -> Column[int]:
    """Make the key of a table whose ids are handed out by `counters`, so that none comes twice."""
    return Column("id", Integer, primary_key=True, autoincrement=False)


def of_plan(*, primary: bool = False, optional: bool = False) -> Column[int]:
    """Make the column that names a row's plan."""
    return Column(
        "plan_id",
        Integer,
        ForeignKey("plans.id"),
        primary_key=primary,
        autoincrement=False,
        nullable=optional,
    )


def words(name: str, *, required: bool = True) -> Column[str]:
    """Make a column of text, empty where nothing is known."""
    return Column(name, Text, nullable=not required, server_default="" if required else None)


def of_person() -> tuple[Column[str] | Column[bytes], ...]:
    """Make the columns of a person; the sealed ones are those that the law calls sensitive."""
    return (
        words("name"),
        sealed("id_number"),
        blind("id_index", of="id_number"),
        words("school"),
        words("county"),
        words("position"),
        words("gender"),
        sealed("birth_date"),
        sealed("phone"),
        sealed("email"),
    )


settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Json, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("last", BigInteger, nullable=False),
)
