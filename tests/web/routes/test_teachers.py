"""The school's own teachers."""

from __future__ import annotations

from tests.support.pages import Visitor
from tests.support.samples import id_number
from tests.support.studies import person
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.import_teachers import add_teachers, list_teachers
from inservice_docs.workflow.register import Register


def test_teachers_are_found_page_by_page(clerk: Visitor, register: Register) -> None:
    """By a part of the name, which no address ever holds; ID numbers are hidden."""
    assert "還沒有教師名單" in clerk.get("/teachers").text
    add_teachers(register, [person(serial) for serial in range(1, 61)])
    page = clerk.get("/teachers")
    assert "60 人" in page.text
    assert id_number(1) not in page.response.text
    assert len(page.page.cssselect("input[name=id]")) == 50
    later = clerk.submit(page, "teachers", button="下一頁")
    assert len(later.page.cssselect("input[name=id]")) == 10
    found = clerk.submit(page, "teachers", {"text": "範例33"}, button="查詢")
    assert len(found.page.cssselect("input[name=id]")) == 1
    assert found.response.url.query == b""


def test_who_left_is_taken_off(clerk: Visitor, register: Register) -> None:
    """Nobody that is not ticked."""
    add_teachers(register, [person(1), person(2)])
    assert "沒有勾選" in clerk.submit("/teachers", "left").text
    first = list_teachers(register)[0]
    done = clerk.submit("/teachers", "left", {"id": [str(first.id)]})
    assert "已將 1 位" in done.text
    assert [each.person.name for each in list_teachers(register)] == ["王範例2"]


def test_only_officers_change_the_list(people: SignIn, register: Register) -> None:
    """The records office may look."""
    add_teachers(register, [person(1)])
    records = people(Role.RECORDS)
    assert "王範例1" in records.get("/teachers").text
    fields = {"_csrf_token": records.client.cookies["csrf"], "id": "1"}
    assert records.post("/teachers/left", fields).status == 403
    assert people(Role.REVIEWER).get("/teachers").status == 403
    assert len(list_teachers(register)) == 1
