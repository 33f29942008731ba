"""Lists in the columns of the hours site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, people, plan_of

from inservice_docs.documents.roster_export import compose_export, compose_pending
from inservice_docs.formats.tables.roster import read_roster
from inservice_docs.formats.workbook.write import write_workbook
from inservice_docs.records.person import Person

PERSON = Person(
    name="王小明",
    id_number="A123456789",
    school="國立高雄師範大學",
    county="高雄市",
    position="合格專任教師",
    gender="男",
    birth_date=dt.date(1980, 5, 1),
    phone="07-7172930",
    email="wang@example.edu.tw",
)


def test_columns_of_the_export() -> None:
    """The eight columns of 研習名單匯出, county and school in one cell, IDs masked."""
    table = compose_export([PERSON])
    assert [column.heading for column in table.columns] == [
        "服務學校",
        "職位類別",
        "教師姓名",
        "性別",
        "身份證字號",
        "出生日期",
        "電話",
        "電子郵件",
    ]
    assert table.rows == (
        (
            "高雄市國立高雄師範大學",
            "合格專任教師",
            "王小明",
            "男",
            "A12345****",
            "1980年5月1日",
            "07-7172930",
            "wang@example.edu.tw",
        ),
    )


def test_full_ids_only_when_asked_for() -> None:
    """A masked number that was read stays masked."""
    assert compose_export([PERSON], full_ids=True).rows[0][4] == "A123456789"
    masked = PERSON.model_copy(update={"id_number": "A12345****"})
    assert compose_export([masked], full_ids=True).rows[0][4] == "A12345****"


def test_the_export_reads_back_as_it_was(tmp_path: Path) -> None:
    """Written as a workbook and read again, every person is the same."""
    given = [PERSON, Person(name="甲 & 乙 <丙>", school="甲國小", birth_date=dt.date(1975, 12, 31))]
    path = tmp_path / "名單.xlsx"
    path.write_bytes(write_workbook([compose_export(given, full_ids=True)], ["名單"]))
    assert list(read_roster(path).value.people) == given


def test_those_who_wait_for_their_hours() -> None:
    """等待核發名單 has ID, name, hours, school and position, and nobody who was absent."""
    who = [PERSON, Person.model_validate({"姓名": "甲", "時數": "0"})]
    who.append(Person.model_validate({"姓名": "乙", "時數": "0.5"}))
    table = compose_pending(plan_of(IN_SCHOOL), CODES, who)
    assert [column.heading for column in table.columns][:3] == [
        "身分證字號",
        "教師姓名",
        "研習時數 / 學分數",
    ]
    assert [row[:3] for row in table.rows] == [
        ("A12345****", "王小明", "2"),
        ("", "乙", "0.5"),
    ]
    assert compose_pending(plan_of(CREDIT_CLASS), CODES, people(1)).rows[0][2] == "1"
    assert compose_pending(plan_of(IN_SCHOOL, 時數=""), CODES, people(1)).rows[0][2] == ""
