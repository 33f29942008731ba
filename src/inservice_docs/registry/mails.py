"""Mail that was sent (已寄郵件), so that nobody gets the same one twice; it holds no addresses.

One row for each addressee of a plan, under a key such as `notice 12`: what it was last sent, and
whether that is certain. It is claimed before a mail goes out and settled after, so that a run that
was cut off between the two is known for what it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.plan_numbers import plan_id, tidy_number
from inservice_docs.registry.tables.base import settings

_SENDING, _SENT = "sending", "sent"


@dataclass(frozen=True, slots=True)
class Mailed:
    """What was last sent to an addressee; `certain` is False when a run broke off within it."""

    what: str
    at: dt.datetime
    certain: bool


class Mails:
    """The mail that was sent."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def claim(self, plan: str, key: str, what: str, *, again: bool = False) -> Mailed | None:
        """Take a mail for sending and return None; return what stands where it was sent before.

        `again` takes it all the same.
        """
        name = self._name(plan, key)
        former = self._read(name)
        if former is not None and former.what == what and not again:
            return former
        self._write(name, {"what": what, "state": _SENDING, "at": self._desk.at.isoformat()})
        return None

    def settle(self, plan: str, key: str, what: str) -> None:
        """Note that a claimed mail went out; the trail says so."""
        values = {"what": what, "state": _SENT, "at": self._desk.at.isoformat()}
        self._write(self._name(plan, key), values)
        self._desk.note("mail.send", tidy_number(plan), f"{key} {what}")

    def release(self, plan: str, key: str) -> None:
        """Note that a claimed mail did not go out, so that it may be sent another time."""
        self._desk.run(delete(settings).where(settings.c.name == self._name(plan, key)))

    def of_plan(self, plan: str) -> dict[str, Mailed]:
        """Return what was last sent to each addressee of a plan, by key."""
        start = self._name(plan, "")
        query = select(settings.c.name, settings.c.value)
        rows = self._desk.run(query.where(settings.c.name.startswith(start, autoescape=True)))
        return {row[0].removeprefix(start): _mailed(row[1]) for row in rows}

    def _name(self, plan: str, key: str) -> str:
        return f"mail: {plan_id(self._desk, plan)} {key}"

    def _read(self, name: str) -> Mailed | None:
        query = select(settings.c.value).where(settings.c.name == name)
        value = self._desk.run(query).scalar()
        return None if value is None else _mailed(value)

    def _write(self, name: str, value: Mapping[str, str]) -> None:
        self._desk.run(delete(settings).where(settings.c.name == name))
        self._desk.run(settings.insert(), {"name": name, "value": dict(value)})


def _mailed(value: Any) -> Mailed:
    at = dt.datetime.fromisoformat(value["at"])
    return Mailed(value["what"], at, value["state"] == _SENT)
