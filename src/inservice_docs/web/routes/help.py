"""The guide (說明), for everybody who works here."""

from __future__ import annotations

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.web.asked import Shown
from inservice_docs.web.guard.access import PUBLIC
from inservice_docs.web.pages.guide import INDEX, guide_pages, pictures


@get(["/help", "/help/{name:str}"], opt=PUBLIC, sync_to_thread=True)
def guide(view: Shown, name: FromPath[str] = INDEX) -> Response[bytes]:
    """Show a page of the guide, the first one without a name."""
    pages = guide_pages()
    if name not in pages:
        raise NotFoundException
    return view.page("help.html", page=pages[name], pages=list(pages.values()))


@get("/help/pictures/{name:str}", opt=PUBLIC, sync_to_thread=True)
def picture(view: Shown, name: FromPath[str]) -> Response[bytes]:
    """Show a picture of the guide."""
    data = pictures().get(name)
    if data is None:
        raise NotFoundException
    return view.file(name, data, inline=True)


HANDLERS = [guide, picture]
