"""The next action of a study leads to a page that there is."""

from __future__ import annotations

import re

import pytest
from litestar.handlers import HTTPRouteHandler

from inservice_docs.web.pages.links import action_link
from inservice_docs.web.routes import ROUTES
from inservice_docs.workflow.steps.next_action import next_action
from inservice_docs.workflow.steps.statuses import PlanStatus


def patterns() -> list[str]:
    """Every address that shows a page, as a pattern."""
    return [
        re.sub(r"\{[^}]*\}", "[^/]+", path)
        for handler in ROUTES
        if isinstance(handler, HTTPRouteHandler) and "GET" in map(str, handler.http_methods)
        for path in handler.paths
    ]


@pytest.mark.parametrize("cross_school", [True, False])
@pytest.mark.parametrize("status", PlanStatus)
def test_the_link_of_a_status_leads_somewhere(status: PlanStatus, cross_school: bool) -> None:
    """For either kind of study."""
    link = action_link("115-001", next_action(status, cross_school=cross_school))
    assert any(re.fullmatch(pattern, link) for pattern in patterns()), link
