"""The school's own facts: complete, and right for the day."""

from __future__ import annotations

import datetime as dt

from inservice_docs.records.school import School
from inservice_docs.rules.school import check_school

SCHOOL = School(
    name="臺中市私立範例高級中學",
    code="191313",
    address="404601 臺中市北區範例路1號",
    phone="04-22921175",
    fax="04-22913277",
    letter_word="範中教",
    head="校長 王範例",
    reviewing_unit="臺中市政府教育局",
)


def found(school: School, on: dt.date | None = None) -> list[tuple[str, str]]:
    """Return codes and fields."""
    return [(each.code, each.place.field) for each in check_school(school, on)]


def test_complete() -> None:
    """A school with everything in order has nothing to remark, nor has one not filled in yet."""
    assert found(SCHOOL, dt.date(2026, 9, 1)) == []
    assert found(School()) == []


def test_missing() -> None:
    """Each fact that a letter prints is asked for."""
    assert found(School(name="甲校")) == [
        ("school-fact-missing", f"學校 › {label}") for label in ("地址", "電話", "發文字", "首長")
    ]


def test_wrong() -> None:
    """Codes, phones and county names are looked at."""
    wrong = {"code": "1913", "phone": "12", "fax": "34", "reviewing_unit": "台中縣政府"}
    assert found(SCHOOL.model_copy(update=wrong), dt.date(2026, 9, 1)) == [
        ("school-code-form", "學校 › 學校代碼"),
        ("phone-form", "學校 › 電話"),
        ("phone-form", "學校 › 傳真"),
        ("tai-variant", "學校 › 審課單位"),
        ("plan-county-renamed", "學校 › 審課單位"),
    ]
