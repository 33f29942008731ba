"""等待核發名單 as documents: the site's columns, IDs masked, hours as awarded."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import openpyxl
import pytest
from tests.support.studies import attended, person, study

from inservice_docs.records.finding import UserError
from inservice_docs.workflow.award_hours import award_hours
from inservice_docs.workflow.edit_hours import edit_hours
from inservice_docs.workflow.pending_list import pending_list
from inservice_docs.workflow.record_attendance import Presence, record_attendance
from inservice_docs.workflow.register import Register


def test_the_list_in_both_formats(register: Register) -> None:
    """The same people with the same hours; who was awarded nothing is not on it."""
    number, ids = attended(register)
    record_attendance(register, number, Presence(None))
    award_hours(register, number)
    edit_hours(register, number, ids[0], Decimal("1.5"), reason="早退")
    edit_hours(register, number, ids[1], Decimal(0), reason="缺席")
    made = pending_list(register, number, ("xlsx", "docx")).value
    assert [each.name for each in made] == [
        f"{number}-等待核發名單.xlsx",
        f"{number}-等待核發名單.docx",
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(made[0].data)).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    at = next(at for at, row in enumerate(rows) if row[0] == "身分證字號")
    assert rows[at] == ["身分證字號", "教師姓名", "研習時數 / 學分數", "服務學校", "職位類別"]
    assert [row[1:3] for row in rows[at + 1 :]] == [
        [person(1).name, "1.5"],
        [person(3).name, "3"],
    ]
    text = docx.Document(io.BytesIO(made[1].data)).element.xml
    for one in (person(1), person(3)):
        assert one.name in text
        assert one.id_number not in text
        assert f"{one.id_number[:6]}****" in text


def test_a_study_without_people(register: Register) -> None:
    """Says what to do first; an unknown format is named."""
    with pytest.raises(UserError) as caught:
        pending_list(register, study(register))
    assert caught.value.findings[0].code == "pending-none"
    with pytest.raises(UserError):
        pending_list(register, study(register), ("txt",))
