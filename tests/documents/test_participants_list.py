"""The list of participants."""

from __future__ import annotations

from tests.support.letter_cases import sample_school
from tests.support.sheet_cases import CODES, CREDIT_CLASS, IN_SCHOOL, people, plan_of

from inservice_docs.documents.participants_list import compose_participants
from inservice_docs.records.gap import gap
from inservice_docs.records.person import Person


def test_columns_and_notes() -> None:
    """Number, school, position, name and hours; above them host, amount, count and days."""
    table = compose_participants(plan_of(IN_SCHOOL), sample_school(), CODES, people(3))
    assert [column.heading for column in table.columns] == [
        "編號",
        "服務單位",
        "職稱",
        "姓名",
        "研習時數",
    ]
    assert table.title == "「校內資訊安全研習」參加人員名單"
    assert "核發：2小時　人數：共3人" in table.notes[0]
    assert table.notes[1] == "研習日期：115年9月2日（星期三）"
    assert {row[-1] for row in table.rows} == {"2小時"}
    assert [row[0] for row in table.rows] == ["1", "2", "3"]


def test_masked_ids_on_request() -> None:
    """Never a full one."""
    plan = plan_of(CREDIT_CLASS)
    table = compose_participants(plan, sample_school(), CODES, people(2), masked_ids=True)
    assert [column.heading for column in table.columns][-2:] == ["身分證字號", "學分數"]
    assert {row[-2] for row in table.rows} == {"A12345****"}
    assert "A123456789" not in repr(table)


def test_only_those_with_hours_are_listed() -> None:
    """Own hours stand as they are; absent people and guests are left out, a missing name shows."""
    who = [
        Person.model_validate(facts)
        for facts in (
            {"姓名": "甲", "時數": "1.5"},
            {"姓名": "乙", "時數": "0"},
            {"姓名": "丙", "職位類別": "志工"},
            {"身分證字號": "A123456789"},
        )
    ]
    plan = plan_of(IN_SCHOOL, 其他對象=["志工"])
    table = compose_participants(plan, sample_school(), CODES, who, order="none")
    assert [(row[3], row[4]) for row in table.rows] == [("甲", "1.5小時"), (gap("姓名"), "2小時")]
