"""Attendance by hand and from a file."""

from __future__ import annotations

import pytest
from tests.support.pages import Visitor
from tests.support.studies import attended
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.workflow.mark_attendance import attendance_sheet
from inservice_docs.workflow.register import Register


@pytest.fixture
def number(register: Register) -> str:
    """A study of two sessions whose roster is printed, with participants 1 to 3."""
    return attended(register)[0]


def kept(register: Register, number: str) -> dict[tuple[int, int], bool]:
    """Who was at which session."""
    return {pair: each.present for pair, each in attendance_sheet(register, number).seen.items()}


def test_a_session_is_marked_row_by_row(clerk: Visitor, register: Register, number: str) -> None:
    """Only what was changed is stored, and what the rules make of it stands beside."""
    home = f"/studies/{number}/attendance"
    assert "遲到15分以上不計" in clerk.get(home).text
    fields = {"mark-1": "present", "in-1": "1330", "mark-2": "absent"}
    done = clerk.submit(home, "attendance", fields, button="儲存這一場")
    assert "已登錄 2 人" in done.text
    assert kept(register, number) == {(1, 1): True, (2, 1): False}
    assert "遲到20分" in done.text
    assert done.page.cssselect("input[name=in-1]")[0].get("value") == "13:30"
    assert "沒有更改" in clerk.submit(home, "attendance", button="儲存這一場").text


def test_who_is_not_marked_yet_is_marked_at_once(
    clerk: Visitor, register: Register, number: str
) -> None:
    """For the session that is open; what is known already stands."""
    home = f"/studies/{number}/attendance?session=2"
    clerk.submit(home, "attendance", {"mark-2": "absent"}, button="儲存這一場")
    clerk.submit(home, "attendance", button="全部出席")
    assert kept(register, number) == {(1, 2): True, (2, 2): False, (3, 2): True}
    again = clerk.submit(home, "attendance", button="全部缺席")
    assert "都登錄過了" in again.text
    assert kept(register, number) == {(1, 2): True, (2, 2): False, (3, 2): True}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"mark-1": "present", "in-1": "中午"}, "看不懂"),
        ({"mark-1": "present", "in-1": "15:00", "out-1": "14:00"}, "早於到場"),
    ],
)
def test_a_wrong_time_stands_beside_its_cell(
    clerk: Visitor, register: Register, number: str, fields: dict[str, str], words: str
) -> None:
    """What was typed stays, of the other rows too; nothing is stored."""
    home = f"/studies/{number}/attendance"
    wrong = clerk.submit(home, "attendance", {**fields, "mark-2": "present"}, button="儲存這一場")
    assert wrong.status == 422
    assert words in wrong.text
    assert wrong.page.cssselect("input[name=in-1]")[0].get("value") == fields["in-1"]
    chosen = wrong.page.cssselect("select[name=mark-2] option[selected]")[0]
    assert chosen.get("value") == "present"
    assert kept(register, number) == {}


def test_a_list_of_check_ins_is_read(clerk: Visitor, register: Register, number: str) -> None:
    """Rows of people who are not on the list are told, not lost."""
    lines = "姓名,簽到時間\n王範例1,2010/3/23 13:05\n別人,2010/3/23 13:05\n"
    files = {"file": ("簽到.csv", lines.encode("utf-8-sig"))}
    done = clerk.submit(f"/studies/{number}/attendance", "file", files=files)
    assert "登錄 1 人" in done.text
    assert "不在這場研習的學員名單上" in done.text
    assert kept(register, number) == {(1, 1): True, (1, 2): True}


def test_people_of_another_study_are_refused(
    clerk: Visitor, register: Register, number: str
) -> None:
    """Nothing of the form is stored then."""
    other, ids = attended(register)
    home = f"/studies/{number}/attendance"
    clerk.get(home)
    fields = {"_csrf_token": clerk.client.cookies["csrf"], "session": "1"}
    marks = {"mark-1": "present", f"mark-{ids[0]}": "present"}
    assert "沒有序號" in clerk.post(home, {**fields, **marks}).text
    assert kept(register, number) == kept(register, other) == {}


def test_only_officers_mark(people: SignIn, register: Register, number: str) -> None:
    """The records office may look."""
    records = people(Role.RECORDS)
    home = f"/studies/{number}/attendance"
    assert "儲存這一場" not in records.get(home).text
    fields = {"_csrf_token": records.client.cookies["csrf"], "session": "1", "act": "all"}
    assert records.post(home, {**fields, "who": "1"}).status == 403
    assert people(Role.REVIEWER).get(home).status == 403
    assert kept(register, number) == {}
