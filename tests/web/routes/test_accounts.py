"""Accounts on the pages."""

from __future__ import annotations

from tests.web.conftest import PASSWORD, SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.manage_accounts import list_accounts
from inservice_docs.workflow.register import Register

HERE = "/school/accounts"
NEW = {
    "login": "Wang",
    "person": "王範例",
    "office": "輔導室",
    "role": ["承辦人", "文書組"],
    "password": "a long sentence indeed",
    "again": "a long sentence indeed",
}


def test_an_account_is_opened_and_signs_in(people: SignIn) -> None:
    """Listed under its office; its password stands nowhere."""
    boss = people(Role.ADMINISTRATOR)
    done = boss.submit(HERE, HERE, NEW)
    assert done.path == HERE
    assert "輔導室" in [each.text_content() for each in done.page.cssselect("h2")]
    assert NEW["password"] not in done.response.text
    assert people().sign_in("wang", "a long sentence indeed").path == "/"


def test_slips_stand_beside_their_fields(people: SignIn, register: Register) -> None:
    """And no password comes back in the page."""
    boss = people(Role.ADMINISTRATOR)
    before = len(list_accounts(register))
    for changes, field in (
        ({"login": "administrator"}, "login"),
        ({"role": []}, "role"),
        ({"password": "short", "again": "short"}, "password"),
        ({"again": "another one altogether"}, "again"),
    ):
        wrong = boss.submit(HERE, HERE, NEW | changes)
        assert wrong.status == 422
        assert wrong.page.cssselect(".field.bad"), field
        assert "a long sentence" not in wrong.response.text
    assert len(list_accounts(register)) == before


def test_roles_password_and_state_are_changed(people: SignIn) -> None:
    """A closed account is out at once, wherever it is signed in."""
    boss, officer = people(Role.ADMINISTRATOR), people(Role.OFFICER)
    one = f"{HERE}/officer"
    boss.submit(one, f"{one}/roles", {"role": ["審課單位"]})
    assert "審課" in officer.get("/").text
    typed = {"password": "another long sentence", "again": "another long sentence"}
    boss.submit(one, f"{one}/password", typed)
    assert officer.get("/").path == "/login"
    assert officer.sign_in("officer", PASSWORD).path == "/login"
    assert officer.sign_in("officer", "another long sentence").path == "/"
    boss.submit(one, f"{one}/state")
    assert officer.get("/").path == "/login"
    assert boss.submit(one, f"{one}/state").path == HERE
    assert officer.sign_in("officer", "another long sentence").path == "/"


def test_one_administrator_always_stays(people: SignIn) -> None:
    """Nobody shuts themselves out, not by a forged form either."""
    boss = people(Role.ADMINISTRATOR)
    one = f"{HERE}/administrator"
    assert "不能停用自己" in boss.get(one).text
    assert "管理者" in boss.submit(one, f"{one}/roles", {"role": ["承辦人"]}).text
    assert boss.get(HERE).status == 200


def test_an_unknown_account_is_told(people: SignIn) -> None:
    """In words."""
    assert people(Role.ADMINISTRATOR).get(f"{HERE}/nobody").status == 404
