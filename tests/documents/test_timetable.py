"""The timetable of a study."""

from __future__ import annotations

from tests.support.sheet_cases import CREDIT_CLASS, plan_of

from inservice_docs.documents.timetable import timetable
from inservice_docs.records.gap import gap
from inservice_docs.records.plan import Plan


def test_sessions_in_order_with_what_is_known() -> None:
    """Speakers and places have columns where there is something to tell."""
    table = timetable(plan_of(CREDIT_CLASS))
    assert [column.heading for column in table.columns] == [
        "日期",
        "時間",
        "課程內容",
        "講師",
        "地點",
    ]
    assert table.rows[0] == ("7月18日（六）", "09:00-12:00", "素養導向設計", "張教授", "第一會議室")
    assert table.rows[2][0] == "7月19日（日）"


def test_one_session_bears_the_studys_name() -> None:
    """Without topic, speaker and a second place three columns are enough."""
    plan = Plan.model_validate({"name": "分享日", "場次": [{"日期": "99-03-23", "地點": "甲"}]})
    table = timetable(plan)
    assert [column.key for column in table.columns] == ["date", "time", "topic"]
    assert table.rows == (("3月23日（二）", gap("研習時間"), "分享日"),)


def test_nothing_known_is_one_row_of_gaps() -> None:
    """A draft without sessions shows what is missing."""
    (row,) = timetable(Plan()).rows
    assert row == (gap("研習日期"), gap("研習時間"), gap("研習名稱"))


def test_the_columns_fill_the_text_width() -> None:
    """Whatever columns there are, the table is as wide as the text."""
    for plan in (Plan(), plan_of(CREDIT_CLASS)):
        assert round(sum(column.width for column in timetable(plan).columns), 1) == 37.8
