"""Coming in and going out."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.web.conftest import PASSWORD, SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.sign_in import MOST_OF_ACCOUNT


def test_the_own_user_comes_in_by_the_door_and_nobody_else(clerk: Visitor) -> None:
    """The key is what the program itself handed over; a guess opens nothing."""
    assert "研習" in clerk.get("/").text
    stranger = Visitor(clerk.base)
    assert stranger.get("/enter", key="guess").status == 409
    assert stranger.get("/").path == "/login"


def test_an_account_signs_in_with_its_password_alone(people: SignIn) -> None:
    """Wrong ones are refused without a word about which of the two was wrong."""
    people(Role.OFFICER)
    visitor = people()
    wrong = visitor.sign_in("officer", "wrong")
    unknown = visitor.sign_in("nobody", "wrong")
    assert wrong.notes == unknown.notes
    assert "帳號或密碼不對" in wrong.text
    assert visitor.sign_in("officer", PASSWORD).path == "/"


def test_passwords_cannot_be_tried_for_ever(people: SignIn) -> None:
    """After some wrong ones even the right one waits."""
    people(Role.OFFICER)
    visitor = people()
    for _ in range(MOST_OF_ACCOUNT):
        visitor.sign_in("officer", "wrong")
    assert "次數太多" in visitor.sign_in("officer", PASSWORD).text


def test_a_session_that_was_left_opens_nothing_wherever_its_cookie_is(people: SignIn) -> None:
    """Signing out ends it on the server."""
    visitor, thief = people(Role.OFFICER), people()
    thief.client.cookies.update(visitor.client.cookies)
    assert thief.get("/").path == "/"
    visitor.submit("/", "/logout")
    assert thief.get("/").path == "/login"


@pytest.mark.parametrize("path", ["/", "/figures"])
def test_pages_are_closed_to_visitors(people: SignIn, path: str) -> None:
    """They are asked to sign in."""
    assert people().get(path).path == "/login"
