"""Steps that are done once (不重複辦理): a form sent twice, by a double click or after a fault."""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import select

from inservice_docs.registry.desk import Desk
from inservice_docs.registry.tables.pages import sent_forms

KEPT = dt.timedelta(days=30)
"""How long the token of a form is remembered."""


class AlreadyDone(Exception):  # noqa: N818 - nothing went wrong: the step is done
    """The step with this token was stored before; nothing was changed now."""


def mark_done(desk: Desk, token: str) -> None:
    """Note a token in the step's own transaction; raises AlreadyDone when it is noted already."""
    if is_done(desk, token):
        raise AlreadyDone
    desk.run(sent_forms.delete().where(sent_forms.c.at < desk.at - KEPT))
    desk.run(sent_forms.insert(), {"token": _key(token), "at": desk.at})


def is_done(desk: Desk, token: str) -> bool:
    """Tell whether the step with this token was stored before."""
    found = desk.run(select(sent_forms.c.at).where(sent_forms.c.token == _key(token)))
    return found.first() is not None


def _key(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
