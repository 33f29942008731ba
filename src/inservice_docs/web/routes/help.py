"""The guide (說明), for everybody who works here."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.web.asked import Shown
from inservice_docs.web.guard.access import PUBLIC
from inservice_docs.web.pages.guide import INDEX, guide_pages, pictures
from inservice_docs.web.pages.view import View


@get("/help", opt=PUBLIC, sync_to_thread=True)
def contents(view: Shown) -> Response[bytes]:
    """Show the first page of the guide."""
    return _page(view, INDEX)


@get("/help/{name:str}", opt=PUBLIC, sync_to_thread=True)
def guide(view: Shown, name: FromPath[str]) -> Response[bytes]:
    """Show a page of the guide."""
    return _page(view, name)


@get("/help/pictures/{name:str}", opt=PUBLIC, sync_to_thread=True)
def picture(view: Shown, name: FromPath[str]) -> Response[bytes]:
    """Show a picture of the guide."""
    data = pictures().get(name)
    if data is None:
        raise NotFoundException
    return view.file(name, data, inline=True)


def _page(view: View, name: str) -> Response[bytes]:
    pages = guide_pages()
    if name not in pages:
        raise NotFoundException
    return view.page("help.html", page=pages[name], pages=list(pages.values()))


HANDLERS = [contents, guide, picture]
