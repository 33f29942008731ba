"""The study plan itself (實施計畫), which both letters enclose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.letters.layout import item_layout
from inservice_docs.documents.sheet_facts import study_title
from inservice_docs.documents.study_plan_items import PlanItem, facts_school, plan_items
from inservice_docs.documents.timetable import timetable
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.records.table import Table
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.numerals import marker
from inservice_docs.taiwan.problem import FactError

TIMETABLE = "課程表"
"""The layout (版式) of the place where the timetable stands."""


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """A study plan as it goes on paper."""

    school: str
    title: str
    items: tuple[PlanItem, ...]
    table: Table

    def context(self) -> dict[str, Any]:
        """Return what the template prints: 學校名稱, 標題, 本文 (lines), 欄名 and 課程表."""
        return {
            "學校名稱": self.school,
            "標題": self.title,
            "本文": list(_lines(self.items)),
            "欄名": [column.heading for column in self.table.columns],
            "課程表": [list(row) for row in self.table.rows],
        }


def compose_study_plan(plan: Plan, school: School, codes: CourseCodes) -> StudyPlan:
    """Compose the study plan; what is missing but needed stands as a gap, the rest is left out."""
    return StudyPlan(
        school=facts_school(school),
        title=study_title(plan, "實施計畫"),
        items=plan_items(plan, school, codes),
        table=timetable(plan),
    )


def _lines(items: Sequence[PlanItem], level: int = 1) -> Iterator[dict[str, str]]:
    for number, item in enumerate(items, 1):
        try:
            mark = marker(level, number)
        except FactError:
            mark = "・"
        colon = "：" if item.heading else ""
        text = f"{item.heading}{colon}{item.text}"
        yield {"版式": item_layout(level, mark), "序號": mark, "文字": text}
        if item.timetable:
            yield {"版式": TIMETABLE, "序號": "", "文字": ""}
        yield from _lines(item.items, level + 1)
