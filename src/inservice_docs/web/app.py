"""The application (網頁程式): guards outside, routes inside, and what every handler may ask for."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from litestar import Litestar, Request, Router
from litestar.config.csrf import CSRFConfig
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.types import ASGIApp

from inservice_docs.records.finding import UserError
from inservice_docs.registry.once import AlreadyDone
from inservice_docs.web.asked import Sent
from inservice_docs.web.guard.access import REPEATS, SetUpNeeded, actor_of, office_of, signed_in
from inservice_docs.web.guard.bodies import MOST_BYTES, Bodies
from inservice_docs.web.guard.headers import Headers, cookie_name
from inservice_docs.web.guard.hosts import Hosts
from inservice_docs.web.guard.sent_forms import PageRequest
from inservice_docs.web.guard.session_cookie import session_cookie
from inservice_docs.web.office import Office
from inservice_docs.web.pages import problems
from inservice_docs.web.pages.forms import once_of, read_form
from inservice_docs.web.pages.view import View
from inservice_docs.web.routes import ROUTES
from inservice_docs.web.settings import ServeSettings, settings_from
from inservice_docs.workflow.register import Register


def create_app(
    settings: ServeSettings | None = None, environment: Mapping[str, str] = os.environ
) -> ASGIApp:
    """Make the application of one server process; its settings come from the environment."""
    settings = settings or settings_from(environment)
    office = Office(settings, environment)
    app = Litestar(
        # One router: handlers of one path that are registered one by one are wrapped twice.
        route_handlers=[Router("/", route_handlers=ROUTES)],
        guards=[signed_in],
        dependencies={
            "view": Provide(View, sync_to_thread=False),
            "form": Provide(read_form),
            "register": Provide(open_for),
        },
        middleware=[session_cookie(office.secret(b"cookies"), https=settings.https).middleware],
        csrf_config=CSRFConfig(
            secret=office.secret(b"forms").hex(),
            cookie_name=cookie_name("csrf", https=settings.https),
            cookie_httponly=True,
            cookie_samesite="strict",
            cookie_secure=settings.https,
        ),
        exception_handlers={
            UserError: problems.user_error,
            AlreadyDone: problems.already_done,
            SetUpNeeded: problems.set_up_needed,
            HTTPException: problems.http_problem,
            Exception: problems.bug,
        },
        request_class=PageRequest,
        request_max_body_size=MOST_BYTES,
        openapi_config=None,
        logging_config=None,
        lifespan=[_closing],
        state=_state(office),
        debug=False,
    )
    return Headers(Hosts(Bodies(app), settings), settings.https)


async def open_for(request: Request[Any, Any, Any], form: Sent) -> Register:
    """Return the register, for whoever is signed in, as of now; forms count only once.

    It comes after the form: two that read a request's body at the same moment find half each.
    """
    del form
    visitor = actor_of(request)
    at, once = dt.datetime.now(dt.UTC), await once_of(request)
    register = office_of(request).register(visitor.actor, at, once)
    if once and not request.route_handler.opt.get(REPEATS):
        await to_thread.run_sync(register.refuse_done)
    return register


def _state(office: Office) -> Any:
    from litestar.datastructures import State

    return State({"office": office})


@asynccontextmanager
async def _closing(app: Litestar) -> AsyncIterator[None]:
    try:
        yield
    finally:
        app.state.office.close()
