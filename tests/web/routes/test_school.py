"""The school's facts on the pages."""

from __future__ import annotations

from tests.support.pages import Visitor
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.workspace import open_workspace


def test_facts_are_changed_and_what_follows_is_told(clerk: Visitor, register: Register) -> None:
    """The next page shows them at once."""
    done = clerk.submit("/school", "/school", {"name": "臺中市立範例國民小學", "fax": ""})
    assert done.path == "/school"
    assert "已更改：名稱、傳真。" in done.notes
    assert any("簽章金鑰" in note for note in done.notes)
    assert "臺中市立範例國民小學" in clerk.get("/").text
    assert open_workspace(register.workspace.folder).school.fax == ""


def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(clerk: Visitor) -> None:
    """What was typed stays."""
    wrong = clerk.submit("/school", "/school", {"phone": "打電話", "head": "校長 李"})
    assert wrong.status == 422
    assert wrong.page.cssselect("#wrong-phone")
    assert wrong.page.cssselect("[name=head]")[0].value == "校長 李"
    assert "校長 李" not in clerk.get("/school").page.cssselect("[name=head]")[0].value


def test_others_see_the_facts_and_no_form(people: SignIn) -> None:
    """A forged one is refused."""
    officer = people(Role.OFFICER)
    page = officer.get("/school")
    assert not page.page.cssselect("[name=letter_word]")
    assert "曉中宗" in page.text
