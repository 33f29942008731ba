"""The list of participants: three ways in, and out again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.samples import id_number
from tests.support.studies import CROSS, IN_SCHOOL, applied, listed, person, roster, status, study

from inservice_docs.records.account import Role
from inservice_docs.records.finding import UserError
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.person import Person
from inservice_docs.workflow.edit_participants import (
    add_from_file,
    add_from_sign_up,
    add_person,
    list_participants,
    remove_participants,
)
from inservice_docs.workflow.register import Actor, Register
from inservice_docs.workflow.steps.machine import Move


@pytest.fixture
def number(register: Register) -> str:
    """A study that is open for sign-up."""
    return study(register, CROSS, Move.OPEN_SIGN_UP)


def test_from_sign_up(register: Register, number: str) -> None:
    """方式一: those who have passed, each once; hours entered meanwhile stay."""
    applied(register, number, [person(9)])
    passed = applied(register, number, [person(1), person(2)], ApplicantStatus.PASSED)
    done = add_from_sign_up(register, number, passed[:1]).value
    assert (len(done.added), done.people) == (1, 1)
    assert status(register, number) == "編輯學員名單"
    add_person(register, number, Person(id_number=id_number(1), hours="1.5"))  # type: ignore[arg-type]
    done = add_from_sign_up(register, number).value
    assert (len(done.added), done.already, done.people) == (1, 1, 2)
    first, second = list_participants(register, number)
    assert (first.person.hours, first.applicant) == (Decimal("1.5"), passed[0])
    assert second.person == person(2)
    with pytest.raises(UserError) as problem:
        add_from_sign_up(register, number, [passed[0] + 99])
    assert problem.value.findings[0].code == "applicant-not-passed"


def test_one_by_one(register: Register, number: str) -> None:
    """方式二: ID and hours; the rest is known from the teachers; again corrects."""
    with register.change() as work:
        work.teachers.take_in([person(1)])
    done = add_person(register, number, Person(id_number=id_number(1).lower(), hours="2"))  # type: ignore[arg-type]
    assert done.findings == ()
    (one,) = list_participants(register, number)
    assert (one.person.name, one.person.hours) == (person(1).name, 2)
    again = add_person(register, number, Person(id_number=id_number(1), hours="1"))  # type: ignore[arg-type]
    assert again.value.changed == (one.id,)
    stranger = add_person(register, number, Person(id_number=id_number(7)))
    assert [each.code for each in stranger.findings] == ["name-missing"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"id_number": "A123456788", "hours": "1"}, "id-invalid"),
        ({"id_number": "A123456789", "hours": "3.5"}, "amount-above-course"),
        ({"id_number": "A123456789", "hours": "0.7"}, "amount-step"),
    ],
)
def test_one_who_is_refused(
    register: Register, number: str, given: dict[str, str], code: str
) -> None:
    """Nothing is stored, and no message holds the number."""
    with pytest.raises(UserError) as problem:
        add_person(register, number, Person.model_validate(given))
    (found,) = problem.value.findings
    assert found.code == code
    assert given["id_number"] not in found.message + found.fix
    assert list_participants(register, number) == ()
    assert status(register, number) == "報名審核中"


def test_an_id_number_for_somebody_on_the_list(register: Register, number: str) -> None:
    """Applicants have none; the number is added to the row it belongs to."""
    (row,) = listed(register, number, [person(1, id_number="")])
    done = add_person(register, number, Person(id_number=id_number(1)), row=row).value
    assert (done.changed, done.people) == ((row,), 1)
    assert list_participants(register, number)[0].person == person(1)
    with pytest.raises(UserError):
        add_person(register, number, Person(id_number=id_number(2)), row=row + 9)


def test_from_a_file(register: Register, number: str, tmp_path: Path) -> None:
    """方式三: new ones come in, those known by name get what they lacked, nobody twice."""
    listed(register, number, [person(1, id_number=""), person(2)])
    people = [person(1, hours="2"), person(2), person(3), person(4, name="", id_number="")]
    done = add_from_file(register, number, roster(tmp_path, people))
    assert (len(done.value.added), len(done.value.changed), done.value.already) == (1, 1, 1)
    assert "people-held-back" in {each.code for each in done.findings}
    found = [each.person for each in list_participants(register, number)]
    assert [each.id_number for each in found] == [id_number(serial) for serial in (1, 2, 3)]
    assert found[0].hours == 2


def test_hours_of_a_file_keep_to_the_course(
    register: Register, number: str, tmp_path: Path
) -> None:
    """One line too much stops all of them; so do hours that cannot be read."""
    people = [person(1), person(2, hours="4")]
    with pytest.raises(UserError) as problem:
        add_from_file(register, number, roster(tmp_path, people))
    assert problem.value.findings[0].code == "amount-above-course"
    file = roster(tmp_path, [person(1)])
    file.write_text(file.read_text("utf-8-sig").rstrip("\n") + "很多\n", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        add_from_file(register, number, file)
    assert problem.value.findings[0].code == "number-unreadable"
    assert list_participants(register, number) == ()


def test_out_again(register: Register, number: str) -> None:
    """With a reason, which the trail keeps."""
    first, second = listed(register, number, [person(1), person(2)])
    with pytest.raises(UserError) as problem:
        remove_participants(register, number, [first], reason=" ")
    assert problem.value.findings[0].code == "reason-missing"
    assert remove_participants(register, number, [first], reason="重複").value.people == 1
    assert [each.id for each in list_participants(register, number)] == [second]
    with register.look() as work:
        assert "重複" in {e.detail.rpartition(" ")[2] for e in work.trail.list(subject=number)}


def test_hours_of_an_in_school_study(register: Register) -> None:
    """The office makes the list; hours are entered by 文書組."""
    number = study(register, IN_SCHOOL)
    actor = Actor("陳小範", frozenset({Role.OFFICER}))
    officer = Register(register.workspace, register.store, actor, register.at)
    assert add_person(officer, number, Person(id_number=id_number(1))).value.people == 1
    with pytest.raises(UserError) as problem:
        add_person(officer, number, Person(id_number=id_number(1), hours="1"))  # type: ignore[arg-type]
    assert problem.value.findings[0].code == "role-missing"


def test_a_file_in_the_schools_own_layout(register: Register, tmp_path: Path) -> None:
    """roster_columns.toml of the workspace holds for lists of participants too."""
    folder = register.workspace.folder
    assert folder is not None
    (folder / "roster_columns.toml").write_text('[欄位]\n教師姓名 = "與會者"', "utf-8")
    number = study(register, CROSS, Move.OPEN_SIGN_UP)
    file = tmp_path / "own.csv"
    file.write_text("與會者,服務學校\n王範例,甲國小\n", "utf-8-sig")
    assert add_from_file(register, number, file).value.people == 1
