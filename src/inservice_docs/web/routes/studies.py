"""One study (研習): its plan with the letter beside it."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.web.asked import Opened, Shown
from inservice_docs.web.pages.studies import study_page


@get("/studies/{number:str}", sync_to_thread=True)
def study(view: Shown, register: Opened, number: FromPath[str]) -> Response[bytes]:
    """Show a study."""
    return view.page("study.html", study=study_page(register, number))


HANDLERS = [study]
