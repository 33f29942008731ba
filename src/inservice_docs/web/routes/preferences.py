"""How the pages look to one browser (顯示方式): hiding personal data, light or dark."""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.response import Response

from inservice_docs.web.asked import Asked, Sent, Shown
from inservice_docs.web.guard.access import PUBLIC
from inservice_docs.web.pages.problems import page_before
from inservice_docs.web.pages.view import HIDE, THEME

THEMES = ("", "light", "dark")


@post("/preferences", opt=PUBLIC, sync_to_thread=False, status_code=200)
def prefer(request: Asked, view: Shown, form: Sent) -> Response[Any]:
    """Remember a choice and show the same page again."""
    response: Response[Any] = view.to(page_before(request))
    if "hide" in form.values:
        view.remember(response, HIDE, "1" if form.raw("hide") == "1" else "")
    if form.raw("theme") in THEMES and "theme" in form.values:
        view.remember(response, THEME, form.raw("theme"))
    return response


HANDLERS = [prefer]
