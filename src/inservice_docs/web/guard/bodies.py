"""What is sent to the pages (上傳): not too much, and not too slowly."""

from __future__ import annotations

import asyncio
import contextlib

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, Message, Receive, Scope, Send

from inservice_docs.web.guard.plain_answer import answer

MOST_BYTES = 25 * 1024 * 1024
"""The largest form with its files: a roster of 50,000 people has about 4 MB."""
MOST_SECONDS = 90.0
"""A form that has not come in whole by then is given up."""


class SlowBodyError(Exception):
    """A form that took too long to arrive."""


class Bodies:
    """Give up on forms that are too large or come too slowly; nothing of them is kept."""

    def __init__(self, app: ASGIApp, most: int = MOST_BYTES, seconds: float = MOST_SECONDS) -> None:
        """Wrap an application."""
        self.app, self.most, self.seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, watching what comes in."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        length = next((v for n, v in scope["headers"] if n.lower() == b"content-length"), b"0")
        if not length.isdigit() or len(length) > _DIGITS or int(length) > self.most:
            await answer(send, 413, "送出的檔案太大，沒有處理。", _SMALLER)
            return
        deadline = asyncio.get_running_loop().time() + self.seconds
        came, more, begun, given_up = 0, True, False, ""

        async def watched() -> HTTPReceiveMessage:
            nonlocal came, more, given_up
            if not more:  # only a disconnection can still come, and it may take its time
                return await receive()  # type: ignore[return-value]
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                given_up = "slow"
                raise SlowBodyError from None
            if message["type"] == "http.request":
                came += len(message.get("body", b""))
                more = message.get("more_body", False)
                if came > self.most:
                    given_up = "large"
                    raise SlowBodyError
            return message  # type: ignore[return-value]

        async def noted(message: Message) -> None:
            nonlocal begun
            if given_up and not begun:
                return  # the application's own account of it
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        with contextlib.suppress(SlowBodyError):
            await self.app(scope, watched, noted)
        if given_up and not begun:
            if given_up == "large":
                await answer(send, 413, "送出的檔案太大，沒有處理。", _SMALLER)
            else:
                await answer(
                    send, 408, "資料傳得太慢，沒有收完，也沒有處理。", "檢查網路後再送一次。"
                )


_DIGITS = 18
_SMALLER = f"檔案合計不可超過 {MOST_BYTES // 1024 // 1024} MB；請分批或縮小後再送。"
