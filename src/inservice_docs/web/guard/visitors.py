"""Visitors without an account (訪客): the register opened for them, and robots kept out."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

from litestar import Request
from litestar.di import NamedDependency, Provide

from inservice_docs.records.finding import UserError, error
from inservice_docs.web.guard.access import SetUpNeeded, office_of
from inservice_docs.web.pages.forms import Form, once_of
from inservice_docs.workflow.limit_tries import limit_tries
from inservice_docs.workflow.public_links import is_signed, sign
from inservice_docs.workflow.register import Actor, Register

TRAP, SHOWN = "website", "shown"
"""Hidden fields: one that only robots fill in, and when the form was shown."""
LEAST = dt.timedelta(seconds=3)
MOST = dt.timedelta(hours=24)
WINDOW = dt.timedelta(hours=1)
MOST_TRIES = 60
"""Forms from one address within the window: a whole school may share it."""


def visiting(name: str) -> dict[str, Provide]:
    """Return the dependencies of a public handler, whose `register` works under a name."""

    async def opened(request: Request[Any, Any, Any], form: NamedDependency[Form]) -> Register:
        del form  # its body is read once, before the token in it is asked for
        office = office_of(request)
        if not office.ready:
            raise SetUpNeeded
        return office.register(Actor(name), dt.datetime.now(dt.UTC), await once_of(request))

    provide: Callable[..., Any] = opened
    return {"register": Provide(provide)}


def address_of(request: Request[Any, Any, Any]) -> str:
    """Return the network address that a request came from."""
    return request.client.host if request.client else ""


def shown_now(register: Register) -> str:
    """Return the stamp that a form carries: when it was shown."""
    at = str(int(register.at.timestamp()))
    return f"{at}-{sign(register.store.ring, SHOWN, at)}"


def keep_robots_out(request: Request[Any, Any, Any], register: Register, form: Form) -> None:
    """Raise UserError for a form that no human filled in, or one of too many from one address.

    People whose browser filled everything in at once only have to press again.
    """
    limit_tries(register, f"{register.actor.name} {address_of(request)}", MOST_TRIES, WINDOW)
    if form.raw(TRAP):
        raise UserError(error("robot", "這份資料沒有受理。", "「網站」一欄請留白，再送出一次。"))
    age = _age(register, form.raw(SHOWN))
    if age < LEAST.total_seconds():
        words = "送出得太快，沒有受理。"
        raise UserError(error("too-quick", words, "資料都還在，核對後再按一次送出。"))
    if age > MOST.total_seconds():
        words = "這一頁開太久了，沒有受理。"
        raise UserError(error("form-old", words, "資料都還在，核對後再按一次送出。"))


def _age(register: Register, stamp: str) -> float:
    at, _, signature = stamp.partition("-")
    if not (at.isascii() and at.isdigit() and len(at) < 13):
        return math.inf
    if not is_signed(register.store.ring, SHOWN, at, signature):
        return math.inf
    return register.at.timestamp() - int(at)
