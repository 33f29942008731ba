"""The sign-in sheet and the badges."""

from __future__ import annotations

import base64
import io

import openpyxl
import pytest
from tests.support.pages import Visitor
from tests.support.samples import id_number
from tests.support.studies import CROSS, listed, person, status, study
from tests.web.conftest import SignIn

from inservice_docs.formats.qr.read import read_qr
from inservice_docs.records.account import Role
from inservice_docs.workflow.door import badges
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study with two participants."""
    number = study(register, CROSS, Move.OPEN_SIGN_UP, Move.EDIT_PARTICIPANTS)
    listed(register, number, [person(1), person(2)])
    return number


def test_a_sheet_is_made_with_chosen_columns_and_kept(
    clerk: Visitor, register: Register, number: str
) -> None:
    """It is recorded with the step; ID numbers are never on it."""
    home = f"/studies/{number}/sign-in"
    fields = {"column": ["編號", "姓名", "簽名"], "more": "用餐", "format": ["xlsx"], "signs": "2"}
    done = clerk.submit(home, "sign-in", fields)
    assert "簽到表已產生" in done.text
    assert status(register, number) == "名冊已列印"
    data = clerk.get(done.link("xlsx")).data
    cells = [str(c.value) for row in openpyxl.load_workbook(io.BytesIO(data)).active for c in row]
    assert "用餐" in cells
    assert "簽退" in str(cells)
    assert "王範例1" in cells
    assert id_number(1) not in str(cells)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"more": "身分證字號"}, "簽到表不列"),
        ({"sort": "none", "blank_rows": "x"}, "應填"),
    ],
)
def test_what_a_sheet_must_not_have_is_refused(
    clerk: Visitor, register: Register, number: str, fields: dict[str, str], words: str
) -> None:
    """What was chosen stays; no step is taken."""
    wrong = clerk.submit(f"/studies/{number}/sign-in", "sign-in", fields)
    assert wrong.status == 422
    assert words in wrong.text
    assert status(register, number) == "編輯學員名單"


def test_a_sheet_of_another_study_is_not_there(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Whatever numbers stand in the address."""
    done = clerk.submit(f"/studies/{number}/sign-in", "sign-in", {"format": ["xlsx"]})
    link = done.link("xlsx")
    other = study(register, CROSS, Move.OPEN_SIGN_UP)
    assert clerk.get(link.replace(number, other)).status == 404
    assert clerk.get(link.rsplit("/", 1)[0] + "/9").status == 404
    assert "還沒有人" in clerk.get(f"/studies/{other}/sign-in").text


def test_badges_hold_a_code_and_nothing_else(
    clerk: Visitor, register: Register, number: str
) -> None:
    """A card each, with a name for people and a code for the door."""
    page = clerk.get(f"/studies/{number}/badges")
    pictures = [each.get("src") for each in page.page.cssselect(".badge img")]
    codes = [read_qr(base64.b64decode(each.partition(",")[2]))[0] for each in pictures]
    assert codes == [each.code for each in badges(register, number)]
    assert "王範例1" in page.text


def test_only_officers_print(people: SignIn, register: Register, number: str) -> None:
    """The records office may fetch what was printed."""
    records = people(Role.RECORDS)
    assert records.get(f"/studies/{number}/sign-in").status == 200
    assert records.get(f"/studies/{number}/badges").status == 403
    fields = {"_csrf_token": records.client.cookies["csrf"], "format": "xlsx"}
    assert records.post(f"/studies/{number}/sign-in", fields).status == 403
    assert status(register, number) == "編輯學員名單"
