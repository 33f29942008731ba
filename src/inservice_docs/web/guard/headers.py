"""What every answer tells the browser: run nothing foreign, be in no frame, keep nothing."""

from __future__ import annotations

from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), interest-cohort=()",
}
KEEP_NOTHING = "no-store"
YEAR = 31_536_000


def cookie_name(name: str, *, https: bool) -> str:
    """Return the name of a cookie: behind TLS one that no other host can set in our place."""
    return f"__Host-{name}" if https else name


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    missing = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" * missing


class Headers:
    """The outermost layer: its headers stand on errors too."""

    def __init__(self, app: ASGIApp, https: bool) -> None:
        """Wrap an application; behind TLS browsers are told to stay there."""
        self.app = app
        self.extra = {"strict-transport-security": f"max-age={YEAR}"} if https else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers added."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                for name, value in (HEADERS | self.extra).items():
                    headers[name] = value
                headers.setdefault("cache-control", KEEP_NOTHING)
                if self.extra:  # a browser takes back no cookie of ours that is not secure as well
                    message["headers"] = [_secure(*each) for each in message["headers"]]
            await send(message)

        await self.app(scope, receive, with_headers)
