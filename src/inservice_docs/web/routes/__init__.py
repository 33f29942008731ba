"""The addresses, a file per noun."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from inservice_docs.web import static_files
from inservice_docs.web.routes import (
    account,
    accounts,
    applicants,
    approvals,
    backup,
    batch,
    course,
    courses,
    entrance,
    help,
    hours,
    incoming,
    keys,
    lists,
    mailing,
    overview,
    participants,
    preferences,
    privacy,
    public_signup,
    reviews,
    school,
    setup,
    signup,
    studies,
    tables,
    teachers,
    templates,
    trail,
    verify,
)

_ROOMS = (
    entrance,
    setup,
    overview,
    preferences,
    studies,
    approvals,
    course,
    courses,
    reviews,
    incoming,
    school,
    accounts,
    templates,
    tables,
    keys,
    mailing,
    privacy,
    public_signup,
    signup,
    batch,
    applicants,
    participants,
    lists,
    teachers,
    trail,
    backup,
    account,
    help,
    verify,
    hours,
)

ROUTES: list[ControllerRouterHandler] = [
    static_files.static_file,
    *(handler for room in _ROOMS for handler in room.HANDLERS),
]
"""Every handler of the pages; a new file of routes is listed above."""
