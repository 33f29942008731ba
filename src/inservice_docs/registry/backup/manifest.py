"""The manifest of a backup: what it holds, of which register and version, with its checksums."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict

FORMAT = 1
NAME = "manifest.json"
KEYS = "keys.json"


class Part(BaseModel):
    """One table: its columns with their kinds, how many rows, and the SHA-256 of its lines."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: dict[str, str]
    rows: int
    sha256: str

    @staticmethod
    def member(table: str) -> str:
        """Return the name of a table's file in the ZIP."""
        return f"tables/{table}.jsonl"


class Manifest(BaseModel):
    """What a backup says of itself; `tables` stand in the order in which they can be filled."""

    model_config = ConfigDict(frozen=True)

    format: int = FORMAT
    program: str
    schema_version: str
    register_id: str
    active_key: str
    made_at: dt.datetime
    tables: dict[str, Part]

    @property
    def rows(self) -> int:
        """Return how many rows there are in all."""
        return sum(part.rows for part in self.tables.values())
