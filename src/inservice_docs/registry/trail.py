"""The trail (軌跡): append-only, each entry sealed together with the one before it.

An entry's seal is a keyed hash over the former seal and the entry; the head, sealed as well, says
how many there are. Whoever has the database but not its key can therefore neither change, add,
take out nor cut off entries unnoticed. No ID number is ever written: such text is masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from inservice_docs.records.trail import TrailCheck, TrailEntry
from inservice_docs.registry.columns import json_text, moment_text
from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.key_ring import KeyRing, SealError
from inservice_docs.registry.settings import TRAIL_HEAD, read_setting, write_setting
from inservice_docs.registry.tables.accounts import trail
from inservice_docs.taiwan.masking import mask_id
from inservice_docs.taiwan.text import half_width

_ID = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][ -]?[A-Da-d0-9](?:[ -]?\d){8}(?!\d)")
_BATCH = 2000


def without_ids(text: str) -> str:
    """Return a text with every ID number in it masked, full-width ones as well."""
    if not _ID.search(half_width(text)):
        return text
    return _ID.sub(lambda found: mask_id(found.group()), half_width(text))


def write_trail(desk: Desk) -> None:
    """Append the notes of a step to the trail; the last act of its transaction."""
    if not desk.notes:
        return
    head = read_setting(desk.connection, TRAIL_HEAD) or {"last": 0, "seal": ""}
    last, seal = int(head["last"]), bytes.fromhex(head["seal"])
    rows: list[dict[str, Any]] = []
    for note in desk.notes:
        last += 1
        row = {
            "id": last,
            "at": desk.at,
            "actor": without_ids(desk.actor),
            "action": note.action,
            "subject": without_ids(note.subject),
            "detail": without_ids(note.detail),
            "key_id": desk.ring.active_id,
        }
        seal = desk.ring.mac(b"trail", seal + _bytes(row))
        rows.append({**row, "seal": seal})
    desk.run(trail.insert(), rows)
    write_setting(desk.connection, TRAIL_HEAD, _head(desk.ring, last, seal))
    desk.notes.clear()


def check_trail(connection: Connection, ring: KeyRing) -> TrailCheck:
    """Read the whole trail and find its first broken entry."""
    expected, seal = 0, b""
    for row in _rows(connection):
        expected += 1
        if row["id"] != expected:
            return _broken(expected, "少了一筆紀錄" if row["id"] > expected else "多出一筆紀錄")
        try:
            seal = ring.mac(b"trail", seal + _bytes(row), row["key_id"])
        except (SealError, ValueError):
            return _broken(expected, "當時的金鑰不在，無法查驗")
        if seal != row["seal"]:
            return _broken(expected, "內容與封緘不符")
    return _check_head(connection, ring, expected, seal)


def _check_head(connection: Connection, ring: KeyRing, entries: int, seal: bytes) -> TrailCheck:
    head = read_setting(connection, TRAIL_HEAD)
    if head is None:
        return _broken(entries + 1, "末端的封緘不見了") if entries else TrailCheck(entries=0)
    try:
        own = ring.mac(b"trail head", _head_bytes(head), head["key"])
    except (SealError, ValueError, KeyError, TypeError):
        return _broken(entries + 1, "末端的封緘無法查驗")
    if own.hex() != head.get("proof"):
        return _broken(entries + 1, "末端的封緘不符")
    if head["last"] > entries:
        return _broken(entries + 1, "末端的紀錄被刪去")
    if head["last"] < entries or head["seal"] != seal.hex():
        return _broken(head["last"] + 1, "末端之後多出紀錄")
    return TrailCheck(entries=entries)


def _broken(place: int, reason: str) -> TrailCheck:
    return TrailCheck(entries=place - 1, broken=place, reason=f"{reason}。")


def _head(ring: KeyRing, last: int, seal: bytes) -> dict[str, Any]:
    head = {"last": last, "seal": seal.hex(), "key": ring.active_id}
    return {**head, "proof": ring.mac(b"trail head", _head_bytes(head)).hex()}


def _head_bytes(head: Mapping[str, Any]) -> bytes:
    return json_text([head["last"], head["seal"], head["key"]]).encode()


def _bytes(row: Mapping[str, Any]) -> bytes:
    """Return an entry as the bytes that its seal covers."""
    texts = [row[name] for name in ("actor", "action", "subject", "detail", "key_id")]
    return json_text([row["id"], moment_text(row["at"]), *texts]).encode()


def _rows(connection: Connection) -> Iterator[Mapping[str, Any]]:
    last = -1
    while True:
        page = select(trail).where(trail.c.id > last).order_by(trail.c.id).limit(_BATCH)
        rows = connection.execute(page).mappings().all()
        for row in rows:
            yield dict(row)
        if len(rows) < _BATCH:
            return
        last = rows[-1]["id"]


class Trail:
    """Reading the trail, and adding to it what no other part of the register notes."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def note(self, action: str, subject: object, detail: str = "") -> None:
        """Add an entry at the end of the step (something printed, exported, tried in vain …)."""
        self._desk.note(action, subject, detail)

    def list(
        self, *, subject: str = "", before: int | None = None, limit: int = 50
    ) -> tuple[TrailEntry, ...]:
        """Return entries, newest first; the next page is `before` the last one's id."""
        query = select(trail).order_by(trail.c.id.desc()).limit(limit)
        if subject:
            query = query.where(trail.c.subject == subject)
        if before is not None:
            query = query.where(trail.c.id < before)
        names = ("id", "at", "actor", "action", "subject", "detail")
        rows = self._desk.run(query).mappings()
        return tuple(TrailEntry(**{name: row[name] for name in names}) for row in rows)

    def count(self) -> int:
        """Return how many entries there are."""
        return int(self._desk.run(select(func.coalesce(func.max(trail.c.id), 0))).scalar_one())

    def check(self) -> TrailCheck:
        """Check every entry and the end of the trail."""
        return check_trail(self._desk.connection, self._desk.ring)
