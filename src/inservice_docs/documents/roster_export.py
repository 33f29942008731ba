"""Lists in the columns of the hours site: 研習名單匯出, and 等待核發名單 (procedure, steps 5 to 7).

ID numbers are masked unless full ones are asked for (國教署 臺教國署秘字第1100121091號).
"""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.documents.sheet_facts import (
    counts_credits,
    full_school,
    shown_id,
    study_title,
    with_hours,
)
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.numerals import number_text

_EXPORT = (
    Column("school", "服務學校", 14),
    Column("position", "職位類別", 7),
    Column("name", "教師姓名", 6, align="center"),
    Column("gender", "性別", 3, align="center"),
    Column("id_number", "身份證字號", 7, align="center"),
    Column("birth_date", "出生日期", 7.5, align="center"),
    Column("phone", "電話", 9),
    Column("email", "電子郵件", 13),
)
_PENDING = (
    Column("id_number", "身分證字號", 7, align="center"),
    Column("name", "教師姓名", 6, align="center"),
    Column("hours", "研習時數 / 學分數", 6, align="center"),
    Column("school", "服務學校", 15),
    Column("position", "職位類別", 8),
)


def compose_export(people: Sequence[Person], *, full_ids: bool = False) -> Table:
    """Return the list of 研習名單匯出: its eight columns and nothing above them.

    A program can read it back as it stands, so it has neither title nor notes.
    """
    rows = tuple(_export_row(person, full_ids) for person in people)
    return Table("", _EXPORT, rows)


def compose_pending(
    plan: Plan, codes: CourseCodes, people: Sequence[Person], *, full_ids: bool = False
) -> Table:
    """Return who waits for their hours (等待核發名單); guests and the absent are left out."""
    amount = plan.credits if counts_credits(plan, codes) else plan.hours
    rows = []
    for person in with_hours(people, plan):
        own = person.hours if person.hours is not None else amount
        hours = number_text(own) if own is not None else ""
        number = shown_id(person, full_ids)
        rows.append((number, person.name, hours, full_school(person), person.position))
    return Table(study_title(plan, "等待核發名單"), _PENDING, tuple(rows))


def _export_row(person: Person, full_ids: bool) -> tuple[str, ...]:
    day = person.birth_date
    return (
        full_school(person),
        person.position,
        person.name,
        person.gender,
        shown_id(person, full_ids),
        f"{day.year}年{day.month}月{day.day}日" if day else "",
        person.phone,
        person.email,
    )
