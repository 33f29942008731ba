"""Coming in and going out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Visitor, served
from tests.web.conftest import PASSWORD, SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.manage_accounts import add_account
from inservice_docs.workflow.register import Register
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


def test_a_stranger_cannot_lock_a_clerk_out(people: SignIn) -> None:
    """In the browser where the clerk has signed in before, the stranger's tries do not count."""
    clerk, stranger = people(Role.OFFICER), people()
    clerk.submit("/", "/logout")
    for _ in range(MOST_OF_ACCOUNT + 1):
        stranger.sign_in("officer", "wrong")
    assert "次數太多" in stranger.sign_in("officer", PASSWORD).text
    assert clerk.sign_in("officer", PASSWORD).path == "/"


def test_a_session_is_never_one_that_was_there_before(people: SignIn) -> None:
    """Whoever planted a cookie in somebody's browser does not hold what is signed in with it."""
    visitor, thief = people(Role.OFFICER), people()
    visitor.submit("/", "/logout")
    thief.client.cookies.update(visitor.client.cookies)
    visitor.sign_in("officer", PASSWORD)
    assert visitor.get("/").path == "/"
    assert thief.get("/").path == "/login"


@pytest.mark.parametrize("spoilt", ["null", "!!!", "AAAA", "A" * 5000, "", "中文"])
def test_a_spoilt_cookie_is_no_cookie(people: SignIn, spoilt: str) -> None:
    """The visitor is asked to sign in."""
    for name in ("inservice", "inservice-0", "device"):
        headers = [(b"cookie", f"{name}={spoilt}".encode())]
        assert people().client.get("/", headers=headers).status_code == 200


def test_behind_tls_cookies_are_bound_to_the_host(
    folder: Path, environment: dict[str, str], register: Register
) -> None:
    """Secure, HttpOnly, for this host alone; also when they are taken back."""
    add_account(register, "chen", "陳小範", "教務處", [Role.OFFICER], PASSWORD)
    with served(folder, environment, accounts=True, https=True) as base:
        visitor = Visitor(base)
        first = visitor.client.get("/login").headers["set-cookie"]
        assert first.startswith("__Host-csrf=")
        token = first.partition("=")[2].partition(";")[0]
        headers = {"cookie": f"__Host-csrf={token}", "x-csrftoken": token}
        fields = {"login": "chen", "password": PASSWORD}
        done = visitor.client.post("/login", data=fields, headers=headers, follow_redirects=False)
        assert done.headers["location"] == "/"
        forged = visitor.client.post("/login", headers={"cookie": "__Host-csrf=x"})
        for each in (first, *done.headers.get_list("set-cookie"), forged.headers["set-cookie"]):
            words = {word.strip().lower() for word in each.split(";")}
            assert {"secure", "path=/"} <= words, each
            assert not any(word.startswith("domain") for word in words)
        assert all("HttpOnly" in each for each in done.headers.get_list("set-cookie"))


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
