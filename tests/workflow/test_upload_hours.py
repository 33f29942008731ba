"""The upload file: full IDs here alone, apart, for a time."""

from __future__ import annotations

import datetime as dt
import os
import stat
from pathlib import Path

import pytest
from tests.support.samples import id_number
from tests.support.studies import attended, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.issued_documents import list_documents, remake_document
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.save_files import save_files
from inservice_docs.workflow.upload_hours import upload_hours, uploads_due


def awarded(register: Register, people: int = 3) -> tuple[str, list[int]]:
    """A study whose hours are awarded."""
    number, ids = attended(register, people=people)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    return number, ids


def test_apart_with_a_date_and_a_warning(register: Register, tmp_path: Path) -> None:
    """The folder says until when; the register remembers it, and reminds."""
    number, _ = awarded(register)
    done = upload_hours(register, number, ["csv", "txt"], tmp_path)
    assert done.value.delete_by == dt.date(2010, 3, 28)
    table, line = done.value.files
    assert table.parent.name == "時數上傳-2010-03-28前刪除"
    assert table.read_text("utf-8-sig").splitlines()[1] == f"{id_number(1)},3"
    assert line.read_text("utf-8") == ",".join(f"{id_number(n)}-3" for n in (1, 2, 3))
    if os.name == "posix":
        assert stat.S_IMODE(table.stat().st_mode) == 0o600
        assert stat.S_IMODE(table.parent.stat().st_mode) == 0o700
    assert {each.code for each in done.findings} == {"full-ids-written"}
    assert uploads_due(register) == ()
    later = Register(
        register.workspace,
        register.store,
        register.actor,
        register.at + dt.timedelta(days=40),
    )
    assert [each.code for each in uploads_due(later)] == ["upload-overdue"]
    with register.look() as work:
        held = "".join(each.detail for each in work.trail.list(subject=number))
    assert id_number(1) not in held


def test_ids_that_fail_are_held_back(register: Register, tmp_path: Path) -> None:
    """Listed with the number masked; the others go."""
    number, ids = awarded(register)
    with register.change() as work:
        work.participants.correct(number, ids[0], person(1, id_number="A123456788"))
        work.participants.correct(number, ids[1], person(2, id_number=""))
    done = upload_hours(register, number, ["txt"], tmp_path)
    assert done.value.held_back == (ids[0], ids[1])
    assert done.value.files[0].read_text("utf-8") == f"{id_number(3)}-3"
    held = [each.message for each in done.findings if each.code == "id-held-back"]
    assert len(held) == 2
    assert "A12345****" in held[0]
    assert not any("A123456788" in each for each in held)


def test_long_lists_are_split(register: Register, tmp_path: Path) -> None:
    """At most as many a file as the layout says, 255 by default; nobody is lost."""
    number, _ = awarded(register, 5)
    layout = tmp_path / "own.toml"
    layout.write_text("每檔人數 = 2\n", encoding="utf-8")
    done = upload_hours(register, number, ["txt"], tmp_path, layout=layout).value
    names = [each.name for each in done.files]
    assert names == [f"{number}-時數上傳-{part}.txt" for part in (1, 2, 3)]
    everybody = ",".join(each.read_text("utf-8") for each in done.files)
    assert everybody == ",".join(f"{id_number(n)}-3" for n in range(1, 6))


def test_the_machine_takes_255(register: Register, tmp_path: Path) -> None:
    """Whatever the layout says of tables."""
    number, _ = awarded(register, 256)
    layout = tmp_path / "own.toml"
    layout.write_text("每檔人數 = 1000\n", encoding="utf-8")
    done = upload_hours(register, number, ["csv", "txt"], tmp_path, layout=layout).value
    assert [each.suffix for each in done.files] == [".csv", ".txt", ".txt"]
    counts = [len(each.read_text("utf-8").split(",")) for each in done.files[1:]]
    assert counts == [255, 1]


def test_the_workspace_may_have_its_own_layout(register: Register, tmp_path: Path) -> None:
    """hours_upload.toml beside the settings."""
    folder = register.workspace.folder
    assert folder is not None
    (folder / "hours_upload.toml").write_text(
        '[[欄]]\n標題 = "姓名"\n內容 = "姓名"\n[[欄]]\n標題 = "計畫"\n內容 = "計畫編號"\n',
        encoding="utf-8",
    )
    number, _ = awarded(register)
    (file,) = upload_hours(register, number, ["csv"], tmp_path).value.files
    assert file.read_text("utf-8-sig").splitlines()[:2] == ["姓名,計畫", f"王範例1,{number}"]


def test_nothing_to_upload(register: Register, tmp_path: Path) -> None:
    """Before the award, and for a kind of file that there is not."""
    for number, kind, code in (
        (study(register), "csv", "hours-not-awarded"),
        (study(register), "xls", "unknown-format"),
    ):
        with pytest.raises(UserError) as problem:
            upload_hours(register, number, [kind], tmp_path / "out")
        assert problem.value.findings[0].code == code
    assert not (tmp_path / "out").exists()


def test_it_is_recorded_and_cannot_be_had_after_its_date(
    register: Register, tmp_path: Path
) -> None:
    """The list of documents shows it with its date; the register holds no ID number in plain."""
    number, ids = awarded(register)
    done = upload_hours(register, number, ["csv"], tmp_path).value
    (held,) = list_documents(register, plan=number, kind="hours-upload")
    assert held.personal
    assert held.parts[0].name == f"時數上傳-2010-03-28前刪除/{number}-時數上傳.csv"
    (again,) = remake_document(register, held.id)
    assert again.data == done.files[0].read_bytes()
    assert again.private
    (copy,) = save_files(tmp_path / "again", [again])
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert len(ids) == 3
    later = Register(
        register.workspace, register.store, register.actor, register.at + dt.timedelta(days=31)
    )
    with pytest.raises(UserError) as problem:
        remake_document(later, held.id)
    assert problem.value.findings[0].code == "document-expired"
    folder = register.workspace.folder
    assert folder is not None
    stored = b"".join(each.read_bytes() for each in folder.glob("registry.sqlite*"))
    assert len(stored) > 1000
    assert id_number(1).encode() not in stored
