"""The rooms of the school's settings."""

from __future__ import annotations

from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.web.pages.rooms import ROOMS


def test_everybody_sees_the_rooms_that_they_may_enter(people: SignIn) -> None:
    """And every room that is shown opens."""
    for role, most in ((Role.OFFICER, False), (Role.ADMINISTRATOR, True)):
        visitor = people(role)
        page = visitor.get("/school").page
        shown = [a.get("href") for a in page.cssselect(".rooms-nav a")]
        assert shown == [to for to, _, roles in ROOMS if most or not roles]
        for to in shown:
            answer = visitor.get(to)
            assert answer.status == 200, to
            assert len(answer.page.cssselect(".rooms-nav a[aria-current]")) == 1
