"""Opening a workbook as a form: hostile and foreign files are refused before they are read."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from tests.support.plan_forms import Form

from inservice_docs.formats.workbook.plan_form import read_plan_form, write_plan_form
from inservice_docs.formats.workbook.plan_form_open import open_form
from inservice_docs.formats.workbook.plan_form_read import known_keys
from inservice_docs.records.finding import UserError
from inservice_docs.records.plan import Plan

SHEET = "xl/worksheets/sheet1.xml"


def refused(data: bytes) -> str:
    """Return the code with which a file is refused."""
    with pytest.raises(UserError) as caught:
        read_plan_form(data, "form.xlsx")
    (found,) = caught.value.findings
    assert found.place.file == "form.xlsx"
    assert found.fix
    return found.code


def changed(name: str, change: bytes | None, data: bytes | None = None) -> bytes:
    """Return the empty form with one of its parts replaced, or removed."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(data or write_plan_form())) as old, ZipFile(stream, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry))
        if change is not None:
            new.writestr(name, change, ZIP_DEFLATED)
    return stream.getvalue()


def other_workbook() -> bytes:
    """Return a workbook that is no form."""
    book, stream = Workbook(), io.BytesIO()
    book.active["A1"] = "姓名"  # type: ignore[index]
    book.save(stream)
    return stream.getvalue()


def sheet_xml() -> bytes:
    """Return the form's sheet."""
    with ZipFile(io.BytesIO(write_plan_form())) as archive:
        return archive.read(SHEET)


def test_foreign_workbook() -> None:
    """A workbook without the form's keys is no form, and the way to one is told."""
    assert refused(other_workbook()) == "form-not-plan"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 not an archive",
        write_plan_form()[:3000],
        changed(SHEET, b"<worksheet"),
        changed("xl/workbook.xml", None),
        changed("[Content_Types].xml", b""),
    ],
)
def test_damaged(data: bytes) -> None:
    """A damaged file is refused in words."""
    assert refused(data) == "file-damaged"


def test_other_archives() -> None:
    """An archive of something else is not a workbook."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(stream.getvalue()) == "not-a-workbook"


def test_entities_are_refused() -> None:
    """A part with a document type (the way to entity bombs) is refused unread."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + sheet_xml()
    assert refused(changed(SHEET, bomb)) == "file-damaged"
    assert refused(changed(SHEET, sheet_xml().decode().encode("utf-16"))) == "file-damaged"


def test_archive_bomb() -> None:
    """A small file that unpacks to much is refused while unpacking."""
    data = changed("xl/bomb.xml", b" " * 70_000_000)
    assert len(data) < 1_000_000
    assert refused(data) == "workbook-too-large"


def test_a_cell_far_out() -> None:
    """An empty cell in the last row and column does no harm: only the form's own cells are read."""
    far = b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
    data = changed(SHEET, sheet_xml().replace(b"</sheetData>", far))
    assert read_plan_form(data, "form.xlsx").value == Plan()


def test_the_form_is_found_among_other_sheets() -> None:
    """Sheets that a clerk adds or renames do not matter."""
    form = Form()
    form.put("研習名稱", "甲")
    form.sheet.title = "我的研習"
    form.book.create_sheet("草稿", 0)["A1"] = "備註"
    sheet = open_form(form.data(), "form.xlsx", frozenset(known_keys()))
    assert sheet.name == "我的研習"
    assert read_plan_form(form.data(), "form.xlsx").value.name == "甲"
