"""A plain page (簡單頁面): for requests that are refused before any page could be made."""

from __future__ import annotations

from html import escape

from litestar.types import Send


def plain_page(title: str, cure: str) -> bytes:
    """Return a page that says what is wrong and the cure, and needs nothing else."""
    return (
        '<!doctype html><html lang="zh-Hant-TW"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><main><h1>{escape(title)}</h1><p>{escape(cure)}</p>"
        '<p><a href="/">回首頁</a></p></main></html>'
    ).encode()


async def answer(send: Send, status: int, title: str, cure: str) -> None:
    """Send a plain page as the whole answer."""
    body = plain_page(title, cure)
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
