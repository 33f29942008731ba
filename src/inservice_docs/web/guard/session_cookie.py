"""The session's cookie (登入與通知): sent only by answers that change what it holds.

It holds everything, so any answer that set it would put back what another one, which was on its
way at the same time (a preview, a download), had just changed: a notice would be lost, or come
twice.
"""

from __future__ import annotations

import time
from typing import Any

from litestar.connection import ASGIConnection
from litestar.middleware.session.client_side import ClientSideSessionBackend, CookieBackendConfig
from litestar.types import Message, ScopeSession

from inservice_docs.web.guard.headers import cookie_name

HOURS = 12
"""How long a browser that asks for nothing keeps it."""
RENEWED = 1800.0
"""Seconds after which an answer sends it anew although nothing changed, so that it lives on."""
_SINCE, _CAME = "since", "session as it came"


def session_cookie(secret: bytes, *, https: bool) -> CookieBackendConfig:
    """Keep the session's token and pending notices in an encrypted cookie (AES-GCM)."""
    return _Config(
        secret=secret,
        key=cookie_name("inservice", https=https),
        max_age=HOURS * 3600,
        httponly=True,
        samesite="lax",
        secure=https,
    )


class _ChangesOnly(ClientSideSessionBackend):
    """Sends the cookie when what it holds was changed, or would soon be too old."""

    async def load_from_connection(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> dict[str, Any]:
        held = await super().load_from_connection(connection)
        since = held.pop(_SINCE, 0)
        if time.time() - since < RENEWED:
            connection.scope["state"][_CAME] = self.serialize_data(held)
        return held

    async def store_in_message(
        self,
        scope_session: ScopeSession,
        message: Message,
        connection: ASGIConnection[Any, Any, Any, Any],
    ) -> None:
        held = scope_session if isinstance(scope_session, dict) else {}
        if held and self.serialize_data(held) == connection.scope["state"].get(_CAME):
            return
        dated = {**held, _SINCE: round(time.time())} if held else {}
        await super().store_in_message(dated, message, connection)


class _Config(CookieBackendConfig):
    _backend_class = _ChangesOnly
