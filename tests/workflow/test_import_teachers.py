"""The school's own teachers, from a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.studies import person, roster

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.import_teachers import import_teachers, list_teachers
from inservice_docs.workflow.register import Register


def test_teachers_are_taken_in_and_brought_up_to_date(register: Register, tmp_path: Path) -> None:
    """Who has no school is of this one; a row without a name is held back and said."""
    people = [person(1, school="", county=""), person(2), person(3, name="")]
    done = import_teachers(register, roster(tmp_path, people))
    assert (done.value.added, done.value.changed) == (2, 0)
    assert "people-held-back" in {each.code for each in done.findings}
    again = import_teachers(register, roster(tmp_path, [person(2, position="主任")]))
    assert again.value.changed == 1
    found = {each.person.name: each.person for each in list_teachers(register)}
    assert found["王範例1"].school == register.workspace.school.name
    assert found["王範例2"].position == "主任"
    assert len(list_teachers(register, text="主任")) == 1


def test_a_list_without_anybody(register: Register, tmp_path: Path) -> None:
    """Nothing is changed."""
    with pytest.raises(UserError):
        import_teachers(register, roster(tmp_path, [person(1, name="")]))
    assert list_teachers(register) == ()


def test_the_workspace_knows_its_own_headings(register: Register, tmp_path: Path) -> None:
    """roster_columns.toml holds for the school's own teachers too, its code for its name."""
    school, folder = register.workspace.school, register.workspace.folder
    assert folder is not None
    (folder / "roster_columns.toml").write_text('[欄位]\n教師姓名 = "同仁"', "utf-8")
    file = tmp_path / "own.csv"
    file.write_text(f"同仁,學校代碼\n王範例,{school.code}\n", "utf-8-sig")
    assert import_teachers(register, file).value.added == 1
    assert list_teachers(register)[0].person.school == school.name
