"""Lists on their way in: rows with what was found in place, corrected, then accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.pages import Answer, Visitor
from tests.support.samples import id_number
from tests.support.studies import CROSS, person, roster, study
from tests.web.conftest import SignIn

from inservice_docs.records.account import Role
from inservice_docs.records.person import Person
from inservice_docs.workflow.edit_participants import list_participants
from inservice_docs.workflow.import_teachers import list_teachers
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import sign_up_state
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study that takes applications and participants."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


def drop(visitor: Visitor, home: str, people: list[Person], folder: Path) -> Answer:
    """Drop a list of people on a page."""
    data = roster(folder, people).read_bytes()
    return visitor.submit(home, f"{home}/list", files={"file": ("名單.csv", data)})


def people() -> list[Person]:
    """Three people: one with a wrong ID number, one without a name."""
    return [person(1), person(2, id_number="A123456788"), person(3, name="")]


def test_who_can_be_taken_is_taken_and_the_others_wait(
    clerk: Visitor, register: Register, number: str, tmp_path: Path
) -> None:
    """Nothing is stored before; nobody is lost; a corrected row can follow."""
    home = f"/studies/{number}/participants"
    page = drop(clerk, home, people(), tmp_path)
    assert page.path == f"{home}/list"
    assert "可以加入 1" in page.text
    assert "待更正 2" in page.text
    assert "檢查碼不符" in page.text
    assert list_participants(register, number) == ()
    done = clerk.submit(page, "accept")
    assert "加入 1 人，還在等待更正 2 人" in done.text
    assert [each.person.name for each in list_participants(register, number)] == ["王範例1"]
    again = clerk.get(home)
    assert "還沒確認：2 列" in again.text
    clerk.submit(f"{home}/list", "list/3", {"id_number": id_number(2)}, button="儲存")
    left = clerk.submit(f"{home}/list", "list/4", {"name": "王範例3"}, button="儲存")
    assert "待更正 0" in left.text
    assert "加入 2 人" in clerk.submit(left, "accept").text
    assert len(list_participants(register, number)) == 3
    assert clerk.get(f"{home}/list").path == home


def test_a_row_that_is_still_wrong_says_so_and_keeps_what_was_typed(
    clerk: Visitor, number: str, tmp_path: Path
) -> None:
    """At its place, with the cure."""
    home = f"/studies/{number}/participants"
    drop(clerk, home, people(), tmp_path)
    fields = {"id_number": "A123456787", "school": "臺中市立更正國民小學"}
    wrong = clerk.submit(f"{home}/list", "list/3", fields, button="儲存")
    cell = wrong.page.cssselect("#row-3 input[name=id_number]")[0]
    assert cell.get("value") == "A123456787"
    assert cell.get("aria-invalid") == "true"
    assert "檢查碼不符" in wrong.page.cssselect("#why-3-id_number")[0].text_content()
    assert wrong.page.cssselect("#row-3 input[name=school]")[0].get("value") == fields["school"]


def test_a_row_is_accepted_as_it_stands_or_left_out(
    clerk: Visitor, register: Register, number: str, tmp_path: Path
) -> None:
    """By a button of its own; somebody without a name cannot be taken."""
    home = f"/studies/{number}/participants"
    page = drop(clerk, home, people(), tmp_path)
    assert "照樣接受" not in page.page.cssselect("#row-4")[0].text_content()
    clerk.submit(page, "list/3", button="照樣接受")
    left = clerk.submit(f"{home}/list", "list/4", button="不加入")
    assert "可以加入 2" in left.text
    clerk.submit(left, "accept")
    assert [each.person.name for each in list_participants(register, number)] == [
        "王範例1",
        "王範例2",
    ]


def test_a_list_can_be_given_up(
    clerk: Visitor, register: Register, number: str, tmp_path: Path
) -> None:
    """Then nothing of it is kept."""
    home = f"/studies/{number}/participants"
    page = drop(clerk, home, people(), tmp_path)
    gone = clerk.submit(page, "accept", button="放棄")
    assert "已放棄" in gone.text
    assert "還沒確認" not in clerk.get(home).text
    assert list_participants(register, number) == ()


def test_applicants_and_teachers_come_in_the_same_way(
    clerk: Visitor, register: Register, number: str, tmp_path: Path
) -> None:
    """With what the site's list says beside the people."""
    lines = "已報名學員姓名,服務學校,職位類別,處理狀態,報名時間\n王範例1,範例國小,導師,審核通過,\n"
    home = f"/studies/{number}/applicants"
    data = lines.encode("utf-8-sig")
    page = clerk.submit(home, f"{home}/list", files={"file": ("報名.csv", data)})
    assert "加入 1 人" in clerk.submit(page, "accept").text
    (one,) = sign_up_state(register, number).applicants
    assert (one.person.name, one.status) == ("王範例1", "審核通過")
    page = drop(clerk, "/teachers", [person(5), person(6)], tmp_path)
    assert "加入 2 人" in clerk.submit(page, "accept").text
    assert [each.person.name for each in list_teachers(register)] == ["王範例5", "王範例6"]


def test_what_is_no_list_is_told(clerk: Visitor, number: str) -> None:
    """A file that holds nobody, or none at all."""
    home = f"/studies/{number}/participants"
    for files in ({"file": ("list.csv", b"nothing")}, None):
        answer = clerk.submit(home, f"{home}/list", files=files)
        assert answer.status == 409
        assert answer.notes


def test_a_list_is_its_droppers_alone(
    people: SignIn, register: Register, number: str, tmp_path: Path
) -> None:
    """Another clerk does not see it; the name of a file leads nowhere."""
    officer, other = people(Role.OFFICER), people(Role.OFFICER, Role.RECORDS)
    home = f"/studies/{number}/participants"
    data = roster(tmp_path, [person(1)]).read_bytes()
    name = "../../evil<script>.csv"
    page = officer.submit(home, f"{home}/list", files={"file": (name, data)})
    assert "<script>.csv" not in page.response.text
    assert "還沒確認" in officer.get(home).text
    assert "還沒確認" not in other.get(home).text
    assert other.get(f"{home}/list").path == home
    answer = other.submit(home, f"{home}/list", files={"file": ("a.csv", data)})
    assert "可以加入 1" in answer.text
    assert register is not None


def test_script_in_a_list_is_only_text(clerk: Visitor, number: str, tmp_path: Path) -> None:
    """In every column, shown and typed again."""
    home = f"/studies/{number}/participants"
    evil = "<script>alert(1)</script>"
    page = drop(clerk, home, [person(1, name=evil, school=evil, id_number="X")], tmp_path)
    assert evil not in page.response.text
    assert "&lt;script&gt;" in page.response.text
