"""Drafts (草稿): what somebody is typing, kept until it is stored or given up.

A draft is one person's, of one subject (a plan's number, or a name for something new). Every save
is kept, so that it can be undone; the oldest go. Contents are sealed: they may name people.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.keys.sealing import open_row, seal_row
from inservice_docs.registry.tables.pages import drafts

MOST_KEPT = 30
"""Saves of one draft that can be undone."""
LONGEST = dt.timedelta(days=90)
"""Drafts that nobody touched for so long are cleared."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One save of a draft; `based_on` is the version of the plan that it changes, 0 for none."""

    content: dict[str, Any] = field(repr=False)
    based_on: int
    saved_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Typing:
    """編輯中: somebody else's draft of the same subject."""

    login: str
    saved_at: dt.datetime


class Drafts:
    """The drafts."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def save(self, subject: str, login: str, content: dict[str, Any], based_on: int) -> None:
        """Keep what was typed (any JSON object); nothing is added when it did not change."""
        desk, held = self._desk, self.find(subject, login)
        if held is not None and (held.content, held.based_on) == (content, based_on):
            return
        desk.run(drafts.delete().where(drafts.c.saved_at < desk.at - LONGEST))
        id = desk.count_up("drafts")
        text = json.dumps(content, ensure_ascii=False)
        values = {"subject": subject, "login": login, "based_on": based_on, "saved_at": desk.at}
        desk.run(
            drafts.insert(), seal_row(desk.ring, drafts, id, {**values, "content": text, "id": id})
        )
        mine = select(drafts.c.id).where(drafts.c.subject == subject, drafts.c.login == login)
        old = mine.order_by(drafts.c.id.desc()).offset(MOST_KEPT).limit(1)
        last = desk.run(old).scalar()
        if last is not None:
            own = (drafts.c.subject == subject, drafts.c.login == login, drafts.c.id <= last)
            desk.run(drafts.delete().where(*own))

    def find(self, subject: str, login: str) -> Draft | None:
        """Return the last save of a draft, None when there is none."""
        row = self._last(subject, login)
        return None if row is None else self._draft(row)

    def count(self, subject: str, login: str) -> int:
        """Return how many saves can be undone."""
        query = select(func.count()).select_from(drafts)
        own = (drafts.c.subject == subject, drafts.c.login == login)
        return int(self._desk.run(query.where(*own)).scalar_one())

    def undo(self, subject: str, login: str) -> Draft | None:
        """Give up the last save and return the one before, None when there was no other."""
        row = self._last(subject, login)
        if row is not None:
            self._desk.run(drafts.delete().where(drafts.c.id == row.id))
        return self.find(subject, login)

    def forget(self, subject: str, login: str) -> None:
        """Clear a draft: it was stored, or is not wanted."""
        own = (drafts.c.subject == subject, drafts.c.login == login)
        self._desk.run(drafts.delete().where(*own))

    def expired(self, prefix: str, before: dt.datetime) -> int:
        """Return how many saves, whoever's, of subjects that begin with `prefix` are older."""
        query = select(func.count()).select_from(drafts).where(*_old(prefix, before))
        return int(self._desk.run(query).scalar_one())

    def expire(self, prefix: str, before: dt.datetime) -> None:
        """Clear every save, whoever's, of subjects that begin with `prefix` and that are older."""
        self._desk.run(drafts.delete().where(*_old(prefix, before)))

    def others(self, subject: str, login: str, since: dt.datetime) -> tuple[Typing, ...]:
        """Return who else saved a draft of the subject since a moment, the latest first."""
        last = func.max(drafts.c.id).label("last")
        newest = (
            select(last)
            .where(drafts.c.subject == subject, drafts.c.login != login)
            .group_by(drafts.c.login)
        )
        query = select(drafts.c.login, drafts.c.saved_at).where(
            drafts.c.id.in_(newest), drafts.c.saved_at >= since
        )
        rows = self._desk.run(query.order_by(drafts.c.id.desc()))
        return tuple(Typing(row.login, row.saved_at) for row in rows)

    def of(self, login: str, prefix: str) -> tuple[tuple[str, Draft], ...]:
        """Return a person's drafts whose subject begins with `prefix`, the latest first."""
        newest = (
            select(func.max(drafts.c.id))
            .where(drafts.c.login == login, drafts.c.subject.startswith(prefix, autoescape=True))
            .group_by(drafts.c.subject)
        )
        query = select(drafts).where(drafts.c.id.in_(newest)).order_by(drafts.c.id.desc())
        return tuple((row.subject, self._draft(row)) for row in self._desk.run(query))

    def _last(self, subject: str, login: str) -> Row[Any] | None:
        query = select(drafts).where(drafts.c.subject == subject, drafts.c.login == login)
        row: Row[Any] | None = self._desk.run(query.order_by(drafts.c.id.desc()).limit(1)).first()
        return row

    def _draft(self, row: Row[Any]) -> Draft:
        held = {"content": row.content}
        opened = open_row(self._desk.ring, drafts, row.id, held)
        return Draft(json.loads(opened["content"] or "{}"), row.based_on, row.saved_at)


def _old(prefix: str, before: dt.datetime) -> tuple[ColumnElement[bool], ...]:
    return drafts.c.subject.startswith(prefix, autoescape=True), drafts.c.saved_at < before
