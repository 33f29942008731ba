"""The names under which the pages answer (主機名稱), and from whose pages forms may come."""

from __future__ import annotations

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

from inservice_docs.web.guard.plain_answer import answer
from inservice_docs.web.settings import ServeSettings

SAFE = ("GET", "HEAD", "OPTIONS")


class Hosts:
    """Refuse requests for another host, and changes asked for by another site's page.

    A foreign Host is how a page in the same browser reaches a server on loopback (DNS rebinding); a
    foreign Origin is a forged form, whatever its token.
    """

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        """Wrap an application."""
        self.app = app
        self.hosts = frozenset(name.lower() for name in settings.hosts)
        self.origins = settings.origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with a plain page."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        sent = [(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in sent if name == b"host"]
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            await answer(send, 421, "這個網址不是這裡的。", "請用主機管理者給的網址連線。")
            return
        if scope["method"] not in SAFE and not self._own(sent):
            await answer(
                send, 403, "這個請求是從別的網站送來的，沒有處理。", "請從本系統的頁面操作。"
            )
            return
        await self.app(scope, receive, send)

    def _own(self, sent: list[tuple[bytes, str]]) -> bool:
        site = next((value for name, value in sent if name == b"sec-fetch-site"), "same-origin")
        origin = next((value for name, value in sent if name == b"origin"), None)
        token = next((value for name, value in sent if name == b"x-csrftoken"), "")
        if site not in ("same-origin", "none") or not token.isascii():
            return False
        return origin is None or origin.lower() in self.origins
