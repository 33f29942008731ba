"""Tries (嘗試次數): how often somebody tried something lately, whichever process answered."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.pages import tries


class Tries:
    """Counts of tries; what is counted is kept as a keyed hash, never as a name or an address."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def count(self, subject: str, within: dt.timedelta) -> int:
        """Count one more try and return how many there were in the present window."""
        desk, key = self._desk, self._key(subject)
        desk.run(tries.delete().where(tries.c.started_at < desk.at - dt.timedelta(days=1)))
        query = select(tries.c.started_at, tries.c.count).where(tries.c.subject == key)
        row = desk.run(query).first()
        if row is None:
            desk.run(tries.insert(), {"subject": key, "started_at": desk.at, "count": 1})
            return 1
        own = tries.update().where(tries.c.subject == key)
        if desk.at - row.started_at > within:
            desk.run(own.values(started_at=desk.at, count=1))
            return 1
        desk.run(own.values(count=row.count + 1))
        return int(row.count) + 1

    def forget(self, subject: str) -> None:
        """Begin to count anew: the right password came."""
        self._desk.run(tries.delete().where(tries.c.subject == self._key(subject)))

    def _key(self, subject: str) -> bytes:
        return self._desk.ring.mac(b"tries", subject.encode())
