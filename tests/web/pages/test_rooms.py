"""The rooms of the school's settings."""

from __future__ import annotations

from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.web.pages.rooms import BESIDE, ROOMS


def test_everybody_sees_the_rooms_that_they_may_enter(people: SignIn) -> None:
    """And every room that is shown opens."""
    for role, most in ((Role.OFFICER, False), (Role.ADMINISTRATOR, True)):
        visitor = people(role)
        page = visitor.get("/school").page
        shown = [a.get("href") for a in page.cssselect(".rooms-nav a")]
        rooms = [to for to, _, roles in ROOMS if most or not roles]
        beside = [to for to, _, roles in BESIDE if role in roles]
        assert shown == [*rooms, *beside]
        assert [visitor.get(to).status for to in beside] == [200] * len(beside)
        for to in rooms:
            answer = visitor.get(to)
            assert answer.status == 200, to
            assert len(answer.page.cssselect(".rooms-nav a[aria-current]")) == 1
