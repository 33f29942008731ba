"""Making pages (產生頁面): a template with what every page shows around it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie
from litestar.response import Response
from litestar.template.base import csrf_token

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding
from inservice_docs.web.guard.access import office_of, session_of, visitor_of
from inservice_docs.web.pages.cures import for_page
from inservice_docs.web.pages.forms import CSRF, ONCE, Form
from inservice_docs.web.pages.look import environment

HTML = "text/html"
NOTICES = "notices"
HIDE, THEME = "hide", "theme"
_INVALID = 422
_ADDRESS = "/?#&=:;,.~+-_%@!*()'"
"""What stands in an address as it is; anything else, also in a number that was sent, is quoted."""
_MOST_NOTICES = 2000
"""Bytes of notices that travel in one cookie: proxies refuse requests with long ones."""


class View:
    """What a request may show: pages, parts of pages, files, and the way to another page."""

    def __init__(self, request: Request[Any, Any, Any]) -> None:
        """Show things to whoever sent a request."""
        self.request = request

    @property
    def partly(self) -> bool:
        """Tell whether only a part of a page is asked for."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def hiding(self) -> bool:
        """Tell whether personal data are hidden (a projector is on)."""
        return self.request.cookies.get(HIDE) == "1"

    def page(
        self,
        template: str,
        *,
        findings: Iterable[Finding] = (),
        form: Form | None = None,
        status: int | None = None,
        **values: Any,
    ) -> Response[bytes]:
        """Return a page. With findings that stopped a form, `form` holds what was typed."""
        told = tuple(for_page(found) for found in findings)
        context = self._around() | values | {"findings": told, "form": form or Form()}
        html = environment().get_template(template).render(context)
        failed = form is not None and bool(told)
        code = status or (_INVALID if failed else 200)
        response = Response(html.encode(), media_type=HTML, status_code=code)
        response.headers["vary"] = "HX-Request"
        return response

    def to(self, path: str, notice: str = "", findings: Iterable[Finding] = ()) -> Response[bytes]:
        """Send the browser to another page, which shows a notice and what was found on the way."""
        from urllib.parse import quote

        path = quote(path, safe=_ADDRESS)
        if notice:
            self._keep({"text": notice})
        for found in list(findings)[:12]:
            told = for_page(found)
            words = {"text": told.message, "fix": told.fix, "weight": str(told.severity)}
            self._keep({name: text[:300] for name, text in words.items()})
        if self.partly:
            return Response(b"", status_code=200, headers={"hx-redirect": path})
        return Response(b"", status_code=303, headers={"location": path})

    def file(self, name: str, data: bytes, *, inline: bool = False) -> Response[bytes]:
        """Hand over a file under its name."""
        from urllib.parse import quote

        kind = "inline" if inline else "attachment"
        plain = f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
        headers = {"content-disposition": plain}
        return Response(data, media_type=_media(name), headers=headers)

    def remember(self, response: Response[Any], name: str, value: str) -> Response[Any]:
        """Let the browser remember a choice of how pages look (never anything about a person)."""
        https = office_of(self.request).settings.https
        year = 365 * 24 * 3600
        cookie = Cookie(name, value=value, path="/", httponly=True, samesite="lax")
        cookie.secure, cookie.max_age = https, year if value else 0
        response.set_cookie(cookie)
        return response

    def _keep(self, notice: dict[str, str]) -> None:
        kept = self.request.session.setdefault(NOTICES, [])
        size = sum(len(text.encode()) for each in (*kept, notice) for text in each.values())
        if not kept or size <= _MOST_NOTICES:
            kept.append(notice)

    def _around(self) -> dict[str, Any]:
        request, office = self.request, office_of(self.request)
        visitor = visitor_of(request) if office.ready else None
        notices = [] if self.partly else session_of(request).pop(NOTICES, [])
        school = office.workspace.school if office.ready else None
        return {
            "path": request.url.path,
            "school": school,
            "visitor": visitor,
            "roles": Role,
            "may": lambda *roles: visitor is not None and any(map(visitor.actor.may, roles)),
            "csrf": csrf_token({"request": request}),
            "csrf_name": CSRF,
            "once_name": ONCE,
            "once": new_token,
            "notices": notices,
            "hiding": self.hiding,
            "theme": request.cookies.get(THEME, ""),
            "accounts": office.settings.accounts,
        }


def new_token() -> str:
    """Return a token by which a form is handled only once."""
    return secrets.token_urlsafe(16)


# Litestar adds the charset to texts.
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
}


def _media(name: str) -> str:
    return _MEDIA.get(name.rpartition(".")[2].lower(), "application/octet-stream")
