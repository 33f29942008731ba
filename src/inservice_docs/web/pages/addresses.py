"""Public addresses (公開網址) as people see them: in full, and as a QR code."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from litestar import Request

from inservice_docs.formats.qr.write import qr_png
from inservice_docs.web.guard.access import office_of


def full_address(request: Request[Any, Any, Any], path: str) -> str:
    """Return a path of these pages with the scheme and the host that the visitor uses."""
    scheme = "https" if office_of(request).settings.https else "http"
    return f"{scheme}://{request.headers.get('host', '')}{path}"


def qr_picture(text: str) -> str:
    """Return a text as a QR code that stands in the page itself (a data: address)."""
    return f"data:image/png;base64,{b64encode(qr_png(text)).decode()}"
