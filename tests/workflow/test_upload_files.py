"""What the upload files hold: the civil servants' batch file for staff alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.samples import id_number
from tests.support.studies import CROSS, attended, person

from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan, Session
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.upload_hours import upload_hours

CODES = (
    '學位學分 = "6"\n課程類別代碼 = "522"\n上課縣市 = "66"\n訓練總數單位 = "1"\n學習性質 = "1"\n'
)


def awarded(register: Register, plan: Plan = CROSS) -> tuple[str, list[int]]:
    """A study of five: two of them staff, one of those with a name that Big5 lacks."""
    number, ids = attended(register, plan, people=5)
    with register.change() as work:
        work.participants.correct(number, ids[0], person(1, position="幹事"))
        work.participants.correct(number, ids[1], person(2, position="護理師", name="林𠮷範"))
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    return number, ids


def codes_in(register: Register, text: str = CODES) -> None:
    """Let the workspace know the site's codes."""
    assert register.workspace.folder is not None
    (register.workspace.folder / "civil_servant.toml").write_text(text, "utf-8")


def test_staff_alone(register: Register, tmp_path: Path) -> None:
    """Teachers are left out and counted; a name that cannot be written is held back and said."""
    number, ids = awarded(register)
    codes_in(register)
    outcome = upload_hours(register, number, ["civil-servant", "csv"], tmp_path)
    batch, table = outcome.value.files
    assert batch.name == f"{number}-公務人員終身學習.csv"
    lines = batch.read_bytes().decode("cp950").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(f"{id_number(1)},十二年一貫生命教育分享日,099-03-23,13:10")
    assert len(table.read_text("utf-8-sig").splitlines()) == 6
    told = {each.code: each.message for each in outcome.findings}
    assert "3 人" in told["civil-others"]
    assert f"序號 {ids[1]}" in told["civil-unencodable"]
    assert "𠮷" in told["civil-unencodable"]


def test_without_codes_nothing_is_made(register: Register, tmp_path: Path) -> None:
    """The codes are the site's; a wrong guess would be worse than none."""
    number, _ = awarded(register)
    for text in ("", '學位學分 = "6"\n'):
        if text:
            codes_in(register, text)
        with pytest.raises(UserError) as caught:
            upload_hours(register, number, ["civil-servant"], tmp_path / "out")
        assert caught.value.findings[0].code == "civil-codes-missing"
    assert not (tmp_path / "out").exists()


def test_a_study_without_staff(register: Register, tmp_path: Path) -> None:
    """Makes no such file, and leaves no empty folder."""
    number, _ = attended(register)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    codes_in(register)
    outcome = upload_hours(register, number, ["civil-servant"], tmp_path / "out")
    assert outcome.value.files == ()
    assert {each.code for each in outcome.findings} == {"civil-others", "civil-none"}
    assert not (tmp_path / "out").exists()


def test_what_the_file_needs_of_the_plan(register: Register, tmp_path: Path) -> None:
    """Times, and a name that Big5 has."""
    codes_in(register)
    for changes, code in (
        ({"sessions": (Session(date=CROSS.sessions[0].date),)}, "civil-times-missing"),
        ({"name": "𠮷野櫻研習"}, "civil-name-unencodable"),
    ):
        number, _ = awarded(register, CROSS.model_copy(update=changes))
        with pytest.raises(UserError) as caught:
            upload_hours(register, number, ["civil-servant"], tmp_path)
        assert caught.value.findings[0].code == code
