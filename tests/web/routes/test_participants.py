"""The participants: in by three ways, out with a reason, as lists."""

from __future__ import annotations

import io

import openpyxl
import pytest
from tests.support.pages import Visitor
from tests.support.samples import id_number
from tests.support.studies import CROSS, applied, listed, person, study
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.workflow.edit_participants import list_participants
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study with three applicants, two of whom passed."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    applied(register, number, [person(1), person(2)], ApplicantStatus.PASSED)
    applied(register, number, [person(3)])
    return number


def names(register: Register, number: str) -> list[str]:
    """Who is on the list."""
    return [each.person.name for each in list_participants(register, number)]


def test_who_passed_is_added_at_once_or_one_by_one(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Who waits is not offered; nobody comes twice."""
    home = f"/studies/{number}/participants"
    page = clerk.get(home)
    boxes = page.page.cssselect("form[action$=from-signup] input[type=checkbox]")
    assert len(boxes) == 2
    nobody = clerk.submit(page, "from-signup", button="將選取名單加入")
    assert "沒有勾選" in nobody.text
    clerk.submit(home, "from-signup", {"id": boxes[1].get("value")}, button="將選取名單加入")
    assert names(register, number) == ["王範例2"]
    done = clerk.submit(home, "from-signup", button="全部加入")
    assert "加入 1 人，1 人已在名單上；名單共 2 人" in done.text
    assert "王範例3" not in " ".join(names(register, number))


def test_one_person_is_added_by_the_id_number_and_corrected(
    clerk: Visitor, register: Register, number: str
) -> None:
    """What is known of them comes along; a wrong number stands beside its field."""
    home = f"/studies/{number}/participants"
    wrong = clerk.submit(home, "one", {"id_number": "A123456788", "name": "王範例9"})
    assert "不正確" in wrong.page.cssselect("#wrong-id_number")[0].text_content()
    assert wrong.page.cssselect("#f-name")[0].get("value") == "王範例9"
    clerk.submit(home, "one", {"id_number": id_number(3), "hours": "1.5"})
    (one,) = list_participants(register, number)
    assert (one.person.name, str(one.person.hours)) == ("王範例3", "1.5")
    too_many = clerk.submit(
        f"{home}?edit={one.id}", "one", {"id_number": id_number(3), "hours": "9"}
    )
    assert too_many.status == 422
    fields = {"id_number": id_number(8), "name": "王更正", "hours": ""}
    clerk.submit(f"{home}?edit={one.id}", "one", fields)
    (one,) = list_participants(register, number)
    assert (one.person.name, one.person.id_number) == ("王更正", id_number(8))


def test_people_are_removed_with_a_reason(clerk: Visitor, register: Register, number: str) -> None:
    """Without one nobody is; ids of another study neither."""
    ids = listed(register, number, [person(5), person(6)])
    other = listed(register, study(register, CROSS, Move.OPEN_SIGN_UP), [person(7)])
    home = f"/studies/{number}/participants"
    page = clerk.get(home)
    assert "要寫明原因" in clerk.submit(page, "remove", {"id": str(ids[0])}).text
    fields = {"id": str(other[0]), "reason": "重複"}
    strange = clerk.submit(home, "remove", fields)
    assert "沒有序號" in strange.text
    assert len(names(register, number)) == 2
    done = clerk.submit(home, "remove", {"id": str(ids[0]), "reason": "重複"})
    assert "已移除 1 人；名單剩 1 人" in done.text
    assert names(register, number) == ["王範例6"]


def test_full_id_numbers_are_handed_over_only_by_name(
    clerk: Visitor, register: Register, number: str
) -> None:
    """The page and the usual list hide them."""
    listed(register, number, [person(5)])
    home = f"/studies/{number}/participants"
    secret = id_number(5)
    assert secret not in clerk.get(home).response.text
    texts = {}
    for what in ("export", "full", "pending"):
        answer = (
            clerk.submit(home, "/full-list")
            if what == "full"
            else clerk.get(f"{home}/files/{what}")
        )
        book = openpyxl.load_workbook(io.BytesIO(answer.data))
        texts[what] = str([[cell.value for cell in row] for row in book.active.iter_rows()])
    assert secret not in texts["export"]
    assert secret in texts["full"]
    assert secret not in texts["pending"]
    assert clerk.get(f"{home}/files/list").data[:2] == b"PK"
    for other in ("other", "export-full", "full-list"):
        assert clerk.get(f"{home}/files/{other}").status == 404
    assert clerk.get(f"{home}/full-list").status in {404, 405}
    assert clerk.post(f"{home}/full-list").status == 403
    with register.look() as work:
        notes = [each for each in work.trail.list() if each.action == "participants.export"]
    assert [each.subject for each in notes] == [number]


def test_names_are_hidden_while_a_projector_is_on(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Everywhere on the page."""
    listed(register, number, [person(5)])
    home = f"/studies/{number}/participants"
    assert "王範例5" in clerk.get(home).text
    clerk.submit(home, "/preferences", button="遮蔽個資")
    assert "王範例5" not in clerk.get(home).text


def test_others_may_look_but_not_change(people: SignIn, register: Register, number: str) -> None:
    """The records office sees the list; a reviewer does not even see it."""
    ids = listed(register, number, [person(5)])
    home = f"/studies/{number}/participants"
    records = people(Role.RECORDS)
    page = records.get(home)
    assert "王範例5" in page.text
    assert not page.page.cssselect("form[action$=one]")
    token = records.client.cookies["csrf"]
    fields = {"_csrf_token": token, "id": str(ids[0]), "reason": "x"}
    assert records.post(f"{home}/remove", fields).status == 403
    assert people(Role.REVIEWER).get(home).status == 403
    assert names(register, number) == ["王範例5"]
