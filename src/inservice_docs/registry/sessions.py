"""Sessions (登入階段): who is signed in on the pages, until they sign out or stay away too long.

Only a hash of each token is kept: nobody can sign in with what stands in the register or a backup.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from sqlalchemy import select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.pages import sessions

IDLE = dt.timedelta(hours=2)
"""A session that nobody used for so long is over."""
LONGEST = dt.timedelta(hours=12)
"""No session lasts longer than a working day."""
_SELDOM = dt.timedelta(minutes=5)


class Sessions:
    """Those who are signed in."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        self._desk = desk

    def start(self, login: str) -> str:
        """Begin a session of an account and return its token; sessions long over are cleared."""
        desk, token = self._desk, secrets.token_urlsafe(32)
        desk.run(sessions.delete().where(sessions.c.seen_at < desk.at - LONGEST))
        values = {"token": _hash(token), "login": login, "started_at": desk.at, "seen_at": desk.at}
        desk.run(sessions.insert(), values)
        desk.note("session.start", login)
        return token

    def login_of(self, token: str, at: dt.datetime) -> tuple[str, bool]:
        """Return the account of a token that holds at a moment, empty for any other.

        The second value tells whether it is time to note the use (`seen`).
        """
        query = select(sessions.c.login, sessions.c.started_at, sessions.c.seen_at)
        row = self._desk.run(query.where(sessions.c.token == _hash(token))).first()
        if row is None or at - row.seen_at > IDLE or at - row.started_at > LONGEST:
            return "", False
        return str(row.login), at - row.seen_at > _SELDOM

    def seen(self, token: str) -> None:
        """Note that a session is in use."""
        own = sessions.update().where(sessions.c.token == _hash(token))
        self._desk.run(own.values(seen_at=self._desk.at))

    def end(self, token: str) -> None:
        """End a session at once: its token opens nothing any more, wherever a copy of it lies."""
        self._desk.run(sessions.delete().where(sessions.c.token == _hash(token)))

    def end_all(self, login: str) -> None:
        """End every session of an account: its password changed, or it was disabled."""
        self._desk.run(sessions.delete().where(sessions.c.login == login))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
