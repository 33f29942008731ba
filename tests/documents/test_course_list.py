"""The list of courses has the columns and the words of the site."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from inservice_docs.documents.course_list import CourseLine, compose_course_list
from inservice_docs.records.course import Course, CourseStatus
from inservice_docs.records.plan import Plan, Session
from inservice_docs.taiwan.course_codes import load

PLAN = Plan(
    name="教師在職進修網站使用教學",
    class_kind="非學分班（校內研習）",
    hours=Decimal("1.5"),
    sessions=(Session(date=dt.date(2007, 5, 1)), Session(date=dt.date(2007, 5, 2))),
)


def test_the_columns_are_those_of_figure_5() -> None:
    """Dates are 西元; what the site offers goes with the status."""
    passed = CourseLine("96-001", PLAN, Course(status=CourseStatus.PASSED))
    waiting = CourseLine("96-002", Plan(name="研習"), Course())
    table = compose_course_list([passed, waiting], load())
    assert [column.heading for column in table.columns] == [
        *("研習名稱", "班別性質", "時數 / 學分數", "課程開始日期", "課程結束日期"),
        *("處理狀態", "功能選擇"),
    ]
    first, second = table.rows
    assert first[:6] == (
        *("教師在職進修網站使用教學", "非學分班（校內研習）", "1.5"),
        *("2007/5/1", "2007/5/2", "課程確認通過"),
    )
    assert "線上報名設定" in first[6]
    assert second == ("研習", "", "", "", "", "課程未確認", "研習登錄資訊、課程登錄錯誤")


def test_json_has_iso_dates_and_numbers() -> None:
    """What is missing is null."""
    line = CourseLine("96-001", PLAN, Course(code="123")).as_json(load())
    assert (line["plan"], line["amount"], line["code"]) == ("96-001", 1.5, "123")
    assert (line["first_day"], line["last_day"]) == ("2007-05-01", "2007-05-02")
    assert CourseLine("96-002", Plan(), Course()).as_json(load())["amount"] is None
