"""One's own account on the pages."""

from __future__ import annotations

from tests.support.pages import Visitor
from tests.web.conftest import PASSWORD, SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_in import MOST_OF_ACCOUNT

HERE, FORM = "/account", "/account/password"
NEW = "another long sentence"


def test_the_password_is_changed_and_one_signs_in_anew(people: SignIn) -> None:
    """Everywhere."""
    officer = people(Role.OFFICER)
    done = officer.submit(HERE, FORM, {"old": PASSWORD, "new": NEW, "again": NEW})
    assert done.path == "/login"
    assert officer.sign_in("officer", PASSWORD).path == "/login"
    assert officer.sign_in("officer", NEW).path == "/"


def test_the_old_one_is_asked_and_cannot_be_guessed(people: SignIn, register: Register) -> None:
    """No password comes back in a page or stands in the trail."""
    officer = people(Role.OFFICER)
    for _ in range(MOST_OF_ACCOUNT):
        wrong = officer.submit(HERE, FORM, {"old": "guess work", "new": NEW, "again": NEW})
        assert wrong.page.cssselect("#wrong-old")
        assert NEW not in wrong.response.text
    late = officer.submit(HERE, FORM, {"old": PASSWORD, "new": NEW, "again": NEW})
    assert "試了太多次" in late.text
    with register.look() as work:
        said = repr(work.trail.list(limit=200))
    assert NEW not in said
    assert "guess work" not in said


def test_the_own_user_has_no_password(clerk: Visitor) -> None:
    """Nothing to change; how the pages look can be chosen."""
    page = clerk.get(HERE)
    assert not page.page.cssselect("[type=password]")
    dark = clerk.submit(page, "/preferences", {"theme": "dark"}, button="儲存")
    assert dark.page.get("data-theme") == "dark"
