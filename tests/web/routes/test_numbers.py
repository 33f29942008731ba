"""The register of document numbers on the pages: taken, listed, voided with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Visitor
from tests.support.replies import REQUEST
from tests.support.requests import asked
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.issued import NumberState
from inservice_docs.workflow.letter_numbers import list_numbers, next_numbers
from inservice_docs.workflow.register import Register


def test_numbers_are_taken_and_wait_for_letters(clerk: Visitor, register: Register) -> None:
    """In a year and from a number of one's choice; sent twice they are taken once."""
    page = clerk.get("/numbers")
    form = {"year": "99", "count": "3", "start": "41"}
    done = clerk.submit(page, "/numbers", form, button="取號")
    assert any("共 3 號" in note for note in done.notes)
    clerk.submit(page, "/numbers", form, button="取號")
    taken = [each.number for each in list_numbers(register)]
    assert taken == [f"曉中宗字第09900000{n}號" for n in (43, 42, 41)]
    assert clerk.get("/numbers").text.count("待用") == 3


@pytest.mark.parametrize(
    ("field", "value"),
    [("count", "100000"), ("count", "很多"), ("start", "0.5"), ("word", "?" * 40)],
)
def test_what_cannot_be_taken_is_told_beside_its_field(
    clerk: Visitor, register: Register, field: str, value: str
) -> None:
    """And none is taken."""
    again = clerk.submit("/numbers", "/numbers", {field: value}, button="取號")
    assert again.status == 422
    assert again.page.get_element_by_id(f"wrong-{field}") is not None
    assert list_numbers(register) == ()


def test_a_number_is_voided_with_a_reason(clerk: Visitor, register: Register) -> None:
    """It stays in the list; without a reason it is not voided."""
    number = next_numbers(register)[0].number
    form = clerk.get(clerk.get("/numbers").link("作廢"))
    assert form.page.get_element_by_id("f-number").value == number
    again = clerk.submit(form, "/void", {"reason": " "})
    assert again.page.get_element_by_id("wrong-reason") is not None
    done = clerk.submit(form.path + "?void=" + number, "/void", {"reason": "重複取號"})
    assert "重複取號" in done.text
    assert list_numbers(register)[0].state is NumberState.VOID


def test_a_number_on_a_letter_is_not_voided(
    clerk: Visitor, register: Register, folder: Path
) -> None:
    """The letter has gone out with it."""
    plan = asked(register, folder)
    again = clerk.submit("/numbers", "/void", {"number": REQUEST, "reason": "x"})
    assert "已經發文" in again.page.get_element_by_id("wrong-number").text_content()
    assert REQUEST in clerk.get("/numbers", plan=plan).text
    assert "沒有符合的文號" in clerk.get("/numbers", year="98").text


def test_long_registers_come_a_page_at_a_time(clerk: Visitor, register: Register) -> None:
    """Last taken first; nothing twice."""
    taken = [each.number for each in next_numbers(register, count=45)]
    first = clerk.get("/numbers")
    second = clerk.get(first.link("下一頁"))
    cells = [c.text_content() for p in (first, second) for c in p.page.cssselect("td strong")]
    assert cells == taken[::-1]


def test_only_the_office_takes_numbers(people: SignIn, register: Register) -> None:
    """An administrator sees them, a reviewer does not."""
    admin = people(Role.ADMINISTRATOR)
    page = admin.get("/numbers")
    assert page.status == 200
    token = page.page.cssselect("[name=_csrf_token]")[0].get("value")
    for path in ("/numbers", "/numbers/void"):
        assert admin.post(path, {"_csrf_token": token, "count": "1"}).status == 403
    assert people(Role.REVIEWER).get("/numbers").status == 403
    assert list_numbers(register) == ()
