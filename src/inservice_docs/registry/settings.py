"""What a register knows of itself, and the settings that an office makes in it (自動審核)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.base import settings

REGISTER_ID = "register id"
ACTIVE_KEY = "active key"
TRAIL_HEAD = "trail head"
OWN = {REGISTER_ID, ACTIVE_KEY, TRAIL_HEAD}


def read_setting(connection: Connection, name: str) -> Any:
    """Return a setting, None where it was never made."""
    return connection.execute(select(settings.c.value).where(settings.c.name == name)).scalar()


def write_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a setting in place of its former value."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(settings.insert(), {"name": name, "value": value})


class Settings:
    """The settings of the office; what the register keeps for itself is out of reach here."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def get(self, name: str) -> Any:
        """Return a setting (any JSON value), None where it was never made."""
        return read_setting(self._desk.connection, _own(name))

    def put(self, name: str, value: Any) -> None:
        """Keep a setting (any JSON value); the trail names it."""
        write_setting(self._desk.connection, _own(name), value)
        self._desk.note("settings.put", name)


def _own(name: str) -> str:
    if name in OWN:
        raise ValueError(f"{name!r} belongs to the register itself")
    return f"office: {name}"
