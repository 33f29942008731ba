"""Connections (連線): closed when they ask for nothing, answered when there are too many."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from inservice_docs.web.guard.headers import Headers
from inservice_docs.web.guard.plain_answer import answer

HEAD_SECONDS = 20.0
"""Who has not sent the head of a request by then is not going to; browsers take an instant."""


class PatientProtocol(H11Protocol):
    """One connection of a visitor: the server's own protocol with an end to its patience."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take over the limit on connections, to answer in words."""
        super().__init__(*given, **named)
        self._own, self._most = self.app, self.limit_concurrency
        self.limit_concurrency = None
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on; the head of a request has to be whole before long."""
        before = self.cycle
        if before is None or before.response_complete:
            self._wait()
        crowded = self._most is not None and len(self.connections) > self._most
        self.app = _CROWDED if crowded else self._own
        super().data_received(data)
        if self.cycle is not before:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        if not self.transport.is_closing():
            self.transport.close()


async def _crowded(scope: Scope, receive: Receive, send: Send) -> None:
    del scope, receive
    await answer(send, 503, "現在使用的人太多，沒有處理。", "過一會兒再試；填好的內容先留著。")


_CROWDED = Headers(_crowded, https=False)
