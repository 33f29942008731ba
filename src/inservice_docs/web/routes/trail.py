"""The trail (軌跡): who did what to which record when, and whether it still stands."""

from __future__ import annotations

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.web.asked import Opened, Shown
from inservice_docs.web.guard.access import only
from inservice_docs.web.pages.rooms import school_page
from inservice_docs.workflow.review_trail import action_words, list_trail, verify_trail

HERE = "/school/trail"
PAGE = 50
_MAY = [only(Role.ADMINISTRATOR)]


@get(HERE, guards=_MAY, sync_to_thread=True)
def trail(
    view: Shown, register: Opened, subject: FromQuery[str] = "", before: FromQuery[str] = ""
) -> Response[bytes]:
    """List entries, newest first."""
    at = int(before) if before.isascii() and before.isdigit() and len(before) < 12 else None
    found = list_trail(register, subject=subject, before=at, limit=PAGE + 1)
    return school_page(
        view,
        "trail.html",
        entries=found[:PAGE],
        more=found[PAGE - 1].id if len(found) > PAGE else 0,
        subject=subject,
        words=action_words,
    )


@post(HERE, guards=_MAY, sync_to_thread=True, status_code=200)
def verify(view: Shown, register: Opened) -> Response[bytes]:
    """Check every entry."""
    done = verify_trail(register)
    words = f"軌跡完整，共 {done.value.entries:,} 筆，每一筆都和寫入時相同。"
    return view.to(HERE, words if done.value.intact else "", done.findings)


HANDLERS = [trail, verify]
