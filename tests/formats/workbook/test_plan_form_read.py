"""Reading a form: by its keys wherever they are, every mistake with its cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from tests.support.plan_forms import Form, filled

from inservice_docs.formats.plan_file.plan_yaml import read_plan
from inservice_docs.formats.workbook.plan_form_read import known_keys, plain_key, read_form
from inservice_docs.records.plan import Note, Plan

PLANS = Path(__file__).resolve().parents[2] / "data" / "plans"


@pytest.fixture
def form() -> Form:
    """A form filled in with a whole plan."""
    return Form(filled(read_plan(PLANS / "cross_school.yaml").value))


def read(form: Form) -> Plan:
    """Read a form without findings."""
    outcome = read_form(form.data(), "form.xlsx")
    assert outcome.findings == ()
    return outcome.value.plan


@pytest.mark.parametrize(
    ("key", "column", "value", "code"),
    [
        ("時數", "B", "三點", "number-unreadable"),
        ("時數", "B", "=1+2", "form-formula"),
        ("每校人數", "B", dt.datetime.fromisoformat("2026-01-02T00:00"), "form-became-date"),
        ("每校人數", "B", "5-2", "range-backwards"),
        ("公差假", "B", "也許", "yes-no-unreadable"),
        ("研習區分", "B", "校間", "scope-unknown"),
        ("報名 截止", "B", "99年2月30日", "date-unreadable"),
        ("報名 截止", "B", dt.datetime.fromisoformat("1999-03-01T00:00"), "form-date-century"),
        ("場次 1", "B", "明天", "date-unreadable"),
        ("場次 2", "C", "17:20-13:10", "time-unreadable"),
        ("核准文號 1", "F", "很多", "number-unreadable"),
        ("研習名稱", "B", "甲\ufdd0乙", "text-unholdable"),
    ],
)
def test_mistakes_have_their_cell(form: Form, key: str, column: str, value: Any, code: str) -> None:
    """A value that cannot be what it should be is named by sheet and cell."""
    cell = form.put(key, value, column)
    findings = read_form(form.data(), "form.xlsx").findings
    assert [(found.code, found.place.sheet, found.place.cell) for found in findings] == [
        (code, "研習計畫", cell)
    ]


def test_every_mistake_at_once(form: Form) -> None:
    """All that is wrong is shown in one go, from top to bottom as far as cells go."""
    cells = [
        form.put("時數", "很多"),
        form.put("班級數", "一"),
        form.put("報名 線上", "可能"),
        form.put("場次 1", "13-13-13"),
    ]
    findings = read_form(form.data(), "form.xlsx").findings
    assert {found.place.cell for found in findings} == set(cells)


def test_misspelt_key(form: Form) -> None:
    """A key that was changed is named with the nearest right one."""
    row = form.row("公差假")
    form.sheet.cell(row, 1).value = "公假"
    (found,) = read_form(form.data(), "form.xlsx").findings
    assert (found.code, found.place.cell) == ("unknown-key", f"A{row}")
    assert "公差假" in found.fix


def test_doubled_key(form: Form) -> None:
    """A key that stands twice with a value is refused the second time."""
    row = form.row("學分數")
    form.sheet.cell(row, 1).value = "時數"
    form.sheet.cell(row, 2).value = 9
    (found,) = read_form(form.data(), "form.xlsx").findings
    assert (found.code, found.place.cell) == ("duplicate-key", f"A{row}")


def test_inserted_and_moved_rows(form: Form) -> None:
    """Rows that a clerk inserts, leaves unnumbered or moves are read all the same."""
    plan = read(form)
    sheet = form.sheet
    row = form.row("場次 3")
    sheet.cell(row, 1).value = None
    for column, value in enumerate(("115-10-28", "13:30-16:30", "本校圖書館"), 2):
        sheet.cell(row, column).value = value
    sheet.cell(200, 1).value = "學分數："
    sheet.cell(form.row("學分數"), 1).value = None
    sheet.cell(200, 2).value = 1
    moved = read(form)
    assert len(moved.sessions) == 3
    assert moved.sessions[:2] == plan.sessions
    assert moved.credits == 1


def test_columns_follow_the_heading(form: Form) -> None:
    """Columns that a clerk swapped are read by their headings."""
    plan = read(form)
    top = form.row("場次 1") - 1
    for row in range(top, top + 7):
        left, right = form.sheet.cell(row, 4), form.sheet.cell(row, 5)
        left.value, right.value = right.value, left.value
    assert read(form) == plan


def test_english_keys(form: Form) -> None:
    """The English names of the fields are accepted in column A as well."""
    plan = read(form)
    form.sheet.cell(form.row("研習名稱"), 1).value = "name"
    form.sheet.cell(form.row("報名 截止"), 1).value = "signup deadline"
    assert read(form) == plan


def test_lists_in_one_cell_or_in_several() -> None:
    """A list may stand in one cell with 、 or line breaks, or in several cells."""
    form = Form()
    form.put("主管機關", "臺中市政府、南投縣政府\n彰化縣政府")
    form.put("參加對象", "國小", "B")
    form.put("參加對象", "國中", "D")
    plan = read(form)
    assert plan.authorities == ("臺中市政府", "南投縣政府", "彰化縣政府")
    assert plan.audience == ("國小", "國中")


def test_words_that_hold_a_comma_stay_whole() -> None:
    """高中、高職及國中 is one word of the list, not two."""
    form = Form()
    form.put("課程性質", "高中、高職及國中", "B")
    form.put("課程性質", "教學", "C")
    assert read(form).nature == ("高中、高職及國中", "教學")


def test_nested_notes() -> None:
    """Lines that begin with full-width spaces go below the line before them."""
    form = Form()
    form.put("其他事項", "甲\n\u3000乙\n\u3000\u3000丙\n\n\u3000丁\n戊")
    assert read(form).notes == (
        Note(text="甲", items=(Note(text="乙", items=(Note(text="丙"),)), Note(text="丁"))),
        Note(text="戊"),
    )


def test_more_than_one_cell_for_one_value() -> None:
    """What stands in a further cell of a single value is not lost without a word."""
    form = Form()
    form.sheet.unmerge_cells(f"B{form.row('目的')}:F{form.row('目的')}")
    form.put("目的", "甲")
    cell = form.put("目的", "乙", "C")
    outcome = read_form(form.data(), "form.xlsx")
    assert outcome.value.plan.purpose == "甲"
    assert [(found.code, found.place.cell) for found in outcome.findings] == [
        ("form-extra-cell", cell)
    ]


def test_keys_without_spaces() -> None:
    """Keys are known in both languages, whatever spaces and colons stand in them."""
    assert (
        known_keys()[plain_key("報名 › 截止：")]
        is known_keys()[plain_key("Signup deadline".lower())]
    )
    assert plain_key(" 研習 名稱： ") == "研習名稱"
