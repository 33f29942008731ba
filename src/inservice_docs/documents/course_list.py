"""The list of courses (研習資料管理): the columns of the site (procedure, figure 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inservice_docs.documents.sheet_facts import counts_credits
from inservice_docs.records.course import Course, CourseStatus
from inservice_docs.records.plan import Plan
from inservice_docs.records.table import Column, Table
from inservice_docs.taiwan.course_codes import CourseCodes
from inservice_docs.taiwan.dates import site_date
from inservice_docs.taiwan.numerals import number_text

COLUMNS = (
    Column("name", "研習名稱", 20),
    Column("class_kind", "班別性質", 9),
    Column("amount", "時數 / 學分數", 5, align="center"),
    Column("first_day", "課程開始日期", 7, align="center"),
    Column("last_day", "課程結束日期", 7, align="center"),
    Column("status", "處理狀態", 8, align="center"),
    Column("functions", "功能選擇", 14),
)

_ALWAYS = "研習登錄資訊"
_PASSED = ("線上報名設定", "報名資格審核", "校內批次報名", "研習名單匯出", "課程登錄錯誤")
_FUNCTIONS = {
    CourseStatus.PASSED: (_ALWAYS, *_PASSED),
    **dict.fromkeys(
        (CourseStatus.UNCONFIRMED, CourseStatus.WRONGLY_FILLED, CourseStatus.NOT_PASSED),
        (_ALWAYS, "課程登錄錯誤"),
    ),
}
"""功能選擇: what the site offers in each status (figures 5, 7 and 23)."""


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One course of the list: its plan's number, its plan, and how it stands on the site."""

    number: str
    plan: Plan
    course: Course

    def values(self, codes: CourseCodes) -> dict[str, str]:
        """Return the texts of the columns."""
        plan, days = self.plan, self.plan.dates
        amount = plan.credits if counts_credits(plan, codes) else plan.hours
        functions = _FUNCTIONS.get(self.course.status, (_ALWAYS,))
        return {
            "name": plan.name,
            "class_kind": plan.class_kind,
            "amount": number_text(amount) if amount is not None else "",
            "first_day": site_date(days[0]) if days else "",
            "last_day": site_date(days[-1]) if days else "",
            "status": str(self.course.status),
            "functions": "、".join(functions),
        }

    def as_json(self, codes: CourseCodes) -> dict[str, Any]:
        """Return the line with stable keys; dates are ISO."""
        days, course = self.plan.dates, self.course
        texts = self.values(codes)
        return {
            "plan": self.number,
            **{key: texts[key] for key in ("name", "class_kind", "status")},
            "amount": float(texts["amount"]) if texts["amount"] else None,
            "first_day": days[0].isoformat() if days else None,
            "last_day": days[-1].isoformat() if days else None,
            "code": course.code,
            "entered_on": course.entered_on.isoformat() if course.entered_on else None,
            "decided_on": course.decided_on.isoformat() if course.decided_on else None,
            "reason": course.reason,
        }


def compose_course_list(lines: Sequence[CourseLine], codes: CourseCodes) -> Table:
    """Return the list as a table."""
    keys = [column.key for column in COLUMNS]
    rows = tuple(tuple(line.values(codes)[key] for key in keys) for line in lines)
    return Table("研習課程一覽", COLUMNS, rows)
