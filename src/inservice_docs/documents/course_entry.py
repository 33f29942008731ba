"""The course entry sheet (課程登錄表): what to type into the site's form, in the form's order.

The sheet answers steps 1 and 3 of the procedure. Beside each word stands the site's code, and the
required fields that are still empty are named first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.course_entry_fields import EntryField, course_fields
from inservice_docs.documents.course_entry_signup import signup_fields
from inservice_docs.documents.letters.missing import known
from inservice_docs.records.gap import gap
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.taiwan.course_codes import CourseCodes

STEP_1, STEP_3 = "步驟一　研習課程登錄", "步驟三　線上報名設定"


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The fields of one screen of the site."""

    title: str
    fields: tuple[EntryField, ...]


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """All that the site asks about a course."""

    study: str
    school: str
    groups: tuple[EntryGroup, ...]

    @property
    def fields(self) -> Iterator[EntryField]:
        """Yield the fields of all screens in order."""
        for group in self.groups:
            yield from group.fields

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the labels of the required fields that are empty."""
        return tuple(dict.fromkeys(field.label for field in self.fields if field.missing))

    def as_json(self) -> list[dict[str, Any]]:
        """Return the fields as plain values, each with the screen it stands on."""
        return [
            {"group": group.title, **field.as_json()}
            for group in self.groups
            for field in group.fields
        ]

    def context(self) -> dict[str, Any]:
        """Return what the template prints: 學校名稱, 研習名稱, 待填 (labels), 步驟 (each 欄位)."""
        return {
            "學校名稱": self.school,
            "研習名稱": self.study,
            "待填": "、".join(self.missing),
            "步驟": [
                {"標題": group.title, "欄位": [_printed(field) for field in group.fields]}
                for group in self.groups
            ],
        }


def compose_course_entry(plan: Plan, school: School, codes: CourseCodes) -> CourseEntry:
    """Compose the sheet; words that the site does not offer stay, with a remark saying so."""
    return CourseEntry(
        study=known(plan.name, "研習名稱"),
        school=known(school.name, "學校名稱"),
        groups=(
            EntryGroup(STEP_1, tuple(course_fields(plan, codes))),
            EntryGroup(STEP_3, tuple(signup_fields(plan))),
        ),
    )


def _printed(field: EntryField) -> dict[str, str]:
    return {
        "欄名": field.label,
        "值": gap(field.fact or field.label) if field.missing else field.value,
        "代碼": field.code,
        "備註": field.note,
    }
