"""The sign-in sheet."""

from __future__ import annotations

import re
from typing import Any

from tests.support.docx_parts import parts_of
from tests.support.letter_cases import sample_school
from tests.support.sheet_cases import (
    CREDIT_CLASS,
    IN_SCHOOL,
    documents,
    people,
    plan_of,
)

from inservice_docs.documents.sign_in_sheet import (
    SignInLayout,
    SignInSheet,
    compose_sign_in,
    together,
)
from inservice_docs.records.gap import gap
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School

DAY = {"日期": "115-09-18", "時間": "13:00-16:00", "地點": "視聽教室"}


def sheets(plan: Plan, who: list[Person] | None = None, **layout: Any) -> tuple[SignInSheet, ...]:
    given = people(5) if who is None else who
    return compose_sign_in(plan, sample_school(), given, SignInLayout(**layout)).value


def signs(sheet: SignInSheet) -> list[str]:
    return [column.heading for column in sheet.table.columns if column.sign]


def with_sessions(*sessions: dict[str, str], **changes: Any) -> Plan:
    return plan_of(IN_SCHOOL, 場次=list(sessions), **changes)


def test_one_afternoon_is_one_sheet_with_one_signature() -> None:
    """Title, date, time, place and host stand above the table."""
    (sheet,) = sheets(with_sessions(DAY))
    assert sheet.table.title == "「校內資訊安全研習」簽到表"
    assert sheet.table.notes == (
        "日期：115年9月18日（星期五）　時間：下午1時至4時",
        "地點：視聽教室　主辦單位：臺中市私立曉明女子高級中學教務處",
    )
    assert signs(sheet) == ["簽名"]


def test_a_full_day_is_signed_twice() -> None:
    """Once in the morning and once in the afternoon, in and out where the clerk wants it."""
    plan = with_sessions({**DAY, "時間": "09:00-16:00"})
    assert signs(sheets(plan)[0]) == ["上午簽到", "下午簽到"]
    assert signs(sheets(plan, signs=2)[0]) == ["上午簽到", "上午簽退", "下午簽到", "下午簽退"]
    assert signs(sheets(with_sessions(DAY), signs=3)[0]) == ["簽到", "點名", "簽退"]


def test_several_days_have_a_sheet_each() -> None:
    """Each day has its own date, time, place and columns."""
    found = sheets(plan_of(CREDIT_CLASS))
    assert [sheet.name for sheet in found] == ["07-18", "07-19"]
    assert [len(signs(sheet)) for sheet in found] == [2, 1]
    assert "電腦教室" in found[1].table.notes[1]
    assert [len(group) for group in together(found)] == [1, 1]


def test_a_few_half_days_in_one_place_stand_beside_each_other() -> None:
    """Three Friday afternoons need one sheet, not three."""
    fridays = [{**DAY, "日期": day} for day in ("115-09-18", "115-09-25", "115-10-02")]
    (sheet,) = sheets(with_sessions(*fridays))
    assert signs(sheet) == ["9月18日\n簽名", "9月25日\n簽名", "10月2日\n簽名"]
    assert "時間：下午1時至4時" in sheet.table.notes[0]
    five = [*fridays, {**DAY, "日期": "115-10-09"}, {**DAY, "日期": "115-10-16"}]
    found = sheets(with_sessions(*five))
    assert len(found) == 5
    assert len(together(found)) == 1
    assert len(sheets(with_sessions(*fridays[:2], {**DAY, "日期": "115-10-02", "地點": "甲"}))) == 3


def test_people_are_numbered_in_their_order() -> None:
    """By school by default; empty rows at the end go on with the numbers."""
    (sheet,) = sheets(with_sessions(DAY), blank_rows=2)
    assert [row[0] for row in sheet.table.rows] == [str(number) for number in range(1, 8)]
    schools = [row[1] for row in sheet.table.rows[:5]]
    assert schools == sorted(schools, key=schools.index)
    assert sheet.table.rows[-1][1:] == ("", "", "", "")
    (by_list,) = sheets(with_sessions(DAY), order="none")
    assert [row[3] for row in by_list.table.rows] == [each.name for each in people(5)]


def test_guests_sign_on_a_sheet_of_their_own() -> None:
    """They get no hours, so they never stand among those who do."""
    plan = with_sessions(DAY, 其他對象=["愛心工作隊"])
    who = [*people(3), Person(name="志工", school="愛心工作隊")]
    teachers, guests = sheets(plan, who)
    assert len(teachers.table.rows) == 3
    assert guests.name == "其他對象"
    assert guests.table.rows[0] == ("賓1", "愛心工作隊", "", "志工（來賓）", "")
    assert guests.table.rows[1] == ("賓2", "愛心工作隊", "", "", "")
    assert len(guests.table.rows) == 10
    assert "不核發研習時數" in guests.table.notes[-1]
    assert len(together((teachers, guests))) == 1
    assert len(sheets(plan, people(3), guest_rows=0)) == 1
    assert len(sheets(plan, who, guest_rows=0)) == 2


def test_nothing_known_is_still_a_sheet() -> None:
    """A draft without sessions shows what is missing."""
    (sheet,) = compose_sign_in(Plan(), School(), []).value
    assert gap("研習日期") in sheet.table.notes[0]
    assert gap("研習時間") in sheet.table.notes[0]
    assert sheet.table.rows == ()


def test_sessions_without_a_date_have_a_sheet_too() -> None:
    """It is called 日期未定 until the day is known."""
    found = sheets(with_sessions(DAY, {**DAY, "日期": ""}))
    assert [sheet.name for sheet in found] == ["09-18", "日期未定"]


def test_no_id_number_is_anywhere() -> None:
    """Neither in the tables nor in the Word files."""
    for name, data in documents(plan_of(CREDIT_CLASS)).items():
        if name.startswith("sign_in_sheet"):
            whole = b"".join(parts_of(data).values())
            assert b"A12345" not in whole
    assert not re.search("A12345", repr(sheets(with_sessions(DAY))))


def test_the_documents_rows_hold_together() -> None:
    """The heading repeats on every page, no row is cut in two, and pages are numbered."""
    parts = parts_of(documents(plan_of(IN_SCHOOL), count=300)["sign_in_sheet"])
    body = parts["word/document.xml"].decode()
    rows = re.findall("<w:tr>.*?</w:tr>", body, re.DOTALL)
    assert len(rows) == 304
    assert all("<w:cantSplit/>" in row for row in rows)
    assert ["<w:tblHeader/>" in row for row in rows[:3]] == [True, True, False]
    footer = next(data for name, data in parts.items() if "footer" in name)
    assert b" PAGE " in footer
    assert b" NUMPAGES " in footer
