"""Long work (背景工作): how far it is, and its file."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath
from litestar.response import Response

from inservice_docs.records.account import Role
from inservice_docs.web.asked import Asked, Shown
from inservice_docs.web.guard.access import actor_of, office_of, only
from inservice_docs.web.jobs import JobRoom, findings_of

_MAY = [only(Role.OFFICER, Role.RECORDS)]
"""Jobs make certificates and send notices: who is not to see those any more sees no job either."""


@get("/jobs/{id:str}", guards=_MAY, sync_to_thread=True)
def job(request: Asked, view: Shown, id: FromPath[str]) -> Response[bytes]:
    """Show how far a job is; the page asks again by itself while it is at work."""
    found = _room(request).look(id, actor_of(request).actor.name)
    template = "parts/job.html" if view.partly else "job.html"
    return view.page(template, job=found, findings=findings_of(found))


@get("/jobs/{id:str}/file", guards=_MAY, sync_to_thread=True)
def job_file(request: Asked, view: Shown, id: FromPath[str]) -> Response[bytes]:
    """Hand over what a job made."""
    name, data = _room(request).file(id, actor_of(request).actor.name)
    return view.file(name, data)


def _room(request: Asked) -> JobRoom:
    return JobRoom(office_of(request).folder)


HANDLERS = [job, job_file]
