"""Who may open what (權限): every address is closed to visitors unless it says that it is open."""

from __future__ import annotations

import datetime as dt
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.handlers.base import BaseRouteHandler
from litestar.types import Guard

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError, error
from inservice_docs.taiwan.text import unholdable
from inservice_docs.web.office import Office
from inservice_docs.workflow.sign_in import SignedIn, who_is

PUBLIC = {"public": True}
"""`opt` of a handler that needs no account."""
REPEATS = "repeats"
"""`opt` of a handler that itself tells what became of a form which is sent again."""
TOKEN = "token"  # noqa: S105 - the name of a key


_MOST_ID, _LONGEST = 2**53, 1000


class SetUpNeeded(Exception):  # noqa: N818 - nothing went wrong
    """There is no workspace yet."""


def office_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Office:
    """Return the office that a server was started for."""
    office: Office = connection.app.state.office
    return office


def session_of(connection: ASGIConnection[Any, Any, Any, Any]) -> dict[str, Any]:
    """Return what the session's cookie holds; nothing for a request that leads to no address."""
    held = connection.scope.get("session")
    return held if isinstance(held, dict) else {}


def visitor_of(connection: ASGIConnection[Any, Any, Any, Any]) -> SignedIn | None:
    """Return who sent a request, None for a visitor without an account."""
    if "visitor" not in connection.scope["state"]:
        connection.scope["state"]["visitor"] = _look_up(connection)
    found: SignedIn | None = connection.scope["state"]["visitor"]
    return found


def _look_up(connection: ASGIConnection[Any, Any, Any, Any]) -> SignedIn | None:
    office, token = office_of(connection), str(session_of(connection).get(TOKEN, ""))
    if not token or not office.ready:
        return None
    own = not office.settings.accounts
    return who_is(office.store, token, dt.datetime.now(dt.UTC), own_computer=own)


def signed_in(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let only those in who signed in; stands before every address that is not public."""
    _refuse_odd(connection)
    if handler.opt.get("public"):
        return
    if not office_of(connection).ready:
        raise SetUpNeeded
    if visitor_of(connection) is None:
        raise NotAuthorizedException


def _refuse_odd(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """Say that there is no such page for an address that no register could look up."""
    for value in connection.path_params.values():
        if isinstance(value, int) and abs(value) > _MOST_ID:
            raise NotFoundException
        if isinstance(value, str) and (unholdable(value) or len(value) > _LONGEST):
            raise NotFoundException
    if any(unholdable(text) for pair in connection.query_params.multi_items() for text in pair):
        raise NotFoundException


def only(*roles: Role) -> Guard:
    """Make a guard that lets only those in who hold one of the roles."""

    def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
        visitor = visitor_of(connection)
        if visitor is None:
            raise NotAuthorizedException
        if not any(visitor.actor.may(role) for role in roles):
            raise UserError(
                error(
                    "role-missing",
                    "您的帳號不能使用這一頁。",
                    f"這裡由{'或'.join(roles)}辦理；需要時請管理者調整帳號的角色。",
                )
            )

    guard.roles = roles  # type: ignore[attr-defined]
    return guard


def actor_of(request: Request[Any, Any, Any]) -> SignedIn:
    """Return who is signed in; raises NotAuthorizedException for a visitor."""
    visitor = visitor_of(request)
    if visitor is None:
        raise NotAuthorizedException
    return visitor
