"""The list of participants (參加研習人員名單) that goes with the hours memo to 文書組."""

from __future__ import annotations

from collections.abc import Sequence

from inservice_docs.documents.column_widths import fill_page, text_width
from inservice_docs.documents.letters.missing import known
from inservice_docs.documents.name_order import in_order
from inservice_docs.documents.sheet_facts import (
    amount_text,
    counts_credits,
    days_text,
    full_school,
    shown_id,
    study_title,
    with_hours,
)
from inservice_docs.records.person import Person
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.course_codes import CourseCodes

_HEADINGS = {
    "number": "編號",
    "school": "服務單位",
    "position": "職稱",
    "name": "姓名",
    "id_number": "身分證字號",
}
_WIDTHS = {
    "number": (3.4, 3.4),
    "school": (11.0, 20.0),
    "position": (5.0, 9.0),
    "name": (6.0, 10.0),
    "id_number": (7.0, 7.0),
    "hours": (5.5, 7.0),
}
"""The least and the most em of each column."""


def compose_participants(
    plan: Plan,
    school: School,
    codes: CourseCodes,
    people: Sequence[Person],
    *,
    order: str = "school",
    masked_ids: bool = False,
) -> Table:
    """Return the list: number, school, position, name, hours; masked ID numbers when asked for.

    Guests, and those whom the list gives 0 hours, are left out.
    """
    credit = counts_credits(plan, codes)
    present = in_order(with_hours(people, plan), order)
    keys = ["number", "school", "position", "name", *(["id_number"] if masked_ids else []), "hours"]
    rows = tuple(
        tuple(_cell(key, number, each, plan, codes) for key in keys)
        for number, each in enumerate(present, 1)
    )
    headings = {**_HEADINGS, "hours": "學分數" if credit else "研習時數"}
    columns = [
        Column(
            key,
            headings[key],
            text_width([row[at] for row in rows], *_WIDTHS[key]),
            align="left" if key in ("school", "position") else "center",
        )
        for at, key in enumerate(keys)
    ]
    host = f"主辦單位：{known(school.name, '學校名稱')}{plan.office}"
    when = f"研習日期：{days_text(plan.dates)}"
    given = f"核發：{amount_text(plan, codes)}　人數：共{len(present)}人"
    notes = (f"{host}　{given}", when)
    return Table(study_title(plan, "參加人員名單"), fill_page(columns), rows, notes)


def _cell(key: str, number: int, person: Person, plan: Plan, codes: CourseCodes) -> str:
    match key:
        case "number":
            return str(number)
        case "school":
            return full_school(person)
        case "position":
            return person.position
        case "name":
            return known(person.name, "姓名")
        case "id_number":
            return shown_id(person)
        case _:
            return amount_text(plan, codes, person)
