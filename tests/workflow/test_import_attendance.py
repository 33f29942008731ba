"""Attendance from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.support.samples import id_number
from tests.support.studies import CROSS, attended, person

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.draft_rosters import SignInChoice
from inservice_docs.workflow.import_attendance import import_attendance
from inservice_docs.workflow.print_roster import print_roster
from inservice_docs.workflow.register import Register


def sheet(folder: Path, *lines: str) -> Path:
    """Write a CSV."""
    file = folder / "signed.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return file


def seen(register: Register, number: str) -> dict[tuple[int, int], bool]:
    """Return who was at which session."""
    with register.look() as work:
        found = work.attendance.of_plan(number)
    return {(each.participant, each.session): each.present for each in found}


def test_check_ins_are_laid_out_over_the_sessions(register: Register, tmp_path: Path) -> None:
    """By ID number or by a name that only one has; out and in again in two rows."""
    number, ids = attended(register)
    file = sheet(
        tmp_path,
        "姓名,身分證字號,簽到時間,簽退時間",
        f"{person(1).name},{id_number(1)},13:05,16:00",
        f"{person(2).name},,13:05,15:00",
        f"{person(3).name},,13:05,14:55",
        f"{person(3).name},,15:10,16:00",
        "路人甲,,13:00,16:00",
    )
    done = import_attendance(register, number, file)
    assert (done.value.people, done.value.of) == (3, 3)
    assert seen(register, number) == {
        **{(id, session): True for id in (ids[0], ids[2]) for session in (1, 2)},
        (ids[1], 1): True,
        (ids[1], 2): False,
    }
    (unknown,) = [each for each in done.findings if each.code == "attendance-unknown-person"]
    assert unknown.place.line == 6
    assert "路人甲" not in unknown.message


def test_a_whole_day_is_signed_for_twice(register: Register, tmp_path: Path) -> None:
    """A session over noon needs both signatures."""
    plan = CROSS.model_copy(
        update={
            "sessions": CROSS.model_validate(
                {"sessions": [{"date": "99-03-23", "time": "09:00-16:00"}]}
            ).sessions
        }
    )
    number, ids = attended(register, plan, 2)
    lines = [f"{person(1).name},V,V", f"{person(2).name},V,"]
    import_attendance(register, number, sheet(tmp_path, "姓名,上午簽到,下午簽到", *lines))
    assert seen(register, number) == {(ids[0], 1): True, (ids[1], 1): False}


def test_a_file_that_fits_nobody(register: Register, tmp_path: Path) -> None:
    """Another study's list, or another day's: nothing is stored."""
    number, _ = attended(register)
    for heading, name in (("簽到", "路人甲"), ("4月1日簽到", person(1).name)):
        with pytest.raises(UserError) as problem:
            import_attendance(register, number, sheet(tmp_path, f"姓名,{heading}", f"{name},V"))
        assert problem.value.findings[-1].code == "attendance-fits-nobody"
    assert seen(register, number) == {}


def test_out_before_in_is_not_taken(register: Register, tmp_path: Path) -> None:
    """It is named, and whoever it is stays as they were."""
    number, ids = attended(register)
    lines = [f"{person(1).name},13:05,17:20", f"{person(2).name},17:20,13:05"]
    done = import_attendance(register, number, sheet(tmp_path, "姓名,簽到,簽退", *lines))
    found = next(each for each in done.findings if each.code == "attendance-backwards")
    assert found.place.line == 3
    assert {id for id, _ in seen(register, number)} == {ids[0]}


def test_two_of_one_name_are_not_guessed(register: Register, tmp_path: Path) -> None:
    """The school or the ID number tells them apart."""
    number, ids = attended(register)
    with register.change() as work:
        work.participants.correct(number, ids[1], person(2, name=person(1).name, school="別校"))
    lines = ["姓名,服務學校,簽到", f"{person(1).name},,V", f"{person(1).name},別校,V"]
    done = import_attendance(register, number, sheet(tmp_path, *lines))
    assert seen(register, number) == {(ids[1], 1): True, (ids[1], 2): True}
    assert any("同名" in each.message for each in done.findings)


def test_our_own_sheet_comes_back_filled_in(
    register: Register,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Whoever has signed was there, whatever counties are called today."""
    monkeypatch.setenv("INSERVICE_KEY_FILE", environment["INSERVICE_KEY_FILE"])
    number, ids = attended(register)
    old = {"county": "臺中縣", "school": "臺中縣示範國民小學"}
    with register.change() as work:
        work.participants.correct(number, ids[0], person(1, **old))
    choice = SignInChoice(formats=("xlsx",), sort="none")
    (file,) = print_roster(register, number, choice, tmp_path).value
    book = load_workbook(file)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[3].value == "姓名")
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        row[4].value = "王" if row[3].value != person(3).name else None
    book.save(file)
    done = import_attendance(register, number, file)
    assert (done.value.people, done.findings[:-1]) == (3, ())
    absent = {id for (id, _), there in seen(register, number).items() if not there}
    assert absent == {ids[2]}
