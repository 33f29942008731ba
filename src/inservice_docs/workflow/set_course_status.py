"""Set the status of a course (處理狀態): entered, and what its reviewers decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from inservice_docs.formats.templates import find_template
from inservice_docs.records.account import Role
from inservice_docs.records.course import Course, CourseStatus
from inservice_docs.records.finding import Outcome
from inservice_docs.records.issued import PartRole
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.documents import StoredFile
from inservice_docs.registry.work import Work
from inservice_docs.rules.auto_review import Judgement
from inservice_docs.workflow.draft_sheets import draft_course_entry
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.review_courses import review_one
from inservice_docs.workflow.save_files import Document
from inservice_docs.workflow.steps.machine import Move, after
from inservice_docs.workflow.steps.take import require_reason, take

SHEET = "course-entry"
TEMPLATE = "rosters/course_entry.docx"

DECISIONS = {
    "passed": (Move.PASS, CourseStatus.PASSED),
    "returned": (Move.NOT_PASSED, CourseStatus.NOT_PASSED),
    "wrong": (Move.WRONGLY_FILLED, CourseStatus.WRONGLY_FILLED),
}
"""What reviewers decide: 通過, 未通過, 填寫有誤."""


@dataclass(frozen=True, slots=True)
class CourseStanding:
    """How a course stands after it was set, with the sheet that it was entered from."""

    entry: PlanEntry
    course: Course
    sheet: Document | None = None
    automatic: Judgement | None = None


def enter_course(
    register: Register, plan: str, *, code: str = "", date: dt.date | None = None
) -> Outcome[CourseStanding]:
    """Note that a course was entered on the site (procedure, step 1), or sent again after changes.

    The course entry sheet is made final and recorded. A reviewing unit's rules (自動審核) then pass
    the course at once where it meets them. Raises UserError for errors and missing facts, and when
    the plan is not approved (signed off) yet.
    """
    register.require(Role.OFFICER, "登錄課程")
    with register.look() as work:
        entry = work.plans.get(plan)
        after(entry, Move.ENTER)
        before = len(work.documents.list(plan=entry.number, kind=SHEET, limit=100))
    made = draft_course_entry(Path(entry.number), register.workspace, final=True)
    sheet = _again(made.value.document, before)
    template = find_template(TEMPLATE, register.workspace.folder).read_bytes()
    with register.change() as work:
        entry = take(work, register, entry, Move.ENTER)
        if code or date:
            work.courses.put(
                entry.number,
                CourseStatus.UNCONFIRMED,
                code=code or None,
                entered_on=date,
            )
        work.documents.issue(
            SHEET,
            [
                StoredFile(PartRole.FILE, sheet.name, sheet.data),
                StoredFile(PartRole.TEMPLATE, TEMPLATE, template),
            ],
            {"kind": SHEET, "fields": made.value.fields},
            plan=entry.number,
        )
        automatic = review_one(work, register, entry)
        return Outcome(_standing(work, entry.number, sheet, automatic), made.findings)


def decide_course(
    register: Register,
    plan: str,
    decision: str,
    *,
    reason: str = "",
    date: dt.date | None = None,
) -> Outcome[CourseStanding]:
    """Note what the reviewing unit decided (procedure, step 2): a key of `DECISIONS`.

    Raises UserError for a course that is not at review, and without a reason unless it passed.
    """
    register.require(Role.REVIEWER, "審核課程")
    move, status = DECISIONS[decision]
    with register.change() as work:
        entry = take(work, register, work.plans.get(plan), move, reason=reason)
        if date:
            work.courses.put(entry.number, status, decided_on=date, reason=reason)
        work.courses.review(entry.number, status, [reason] if reason else [])
        return Outcome(_standing(work, entry.number))


def withdraw_course(register: Register, plan: str, *, reason: str) -> Outcome[CourseStanding]:
    """Withdraw a course that was entered wrongly or twice (課程登錄錯誤); the reason is kept."""
    register.require(Role.OFFICER, "撤銷課程")
    require_reason(reason, "撤銷課程")
    with register.change() as work:
        entry = take(work, register, work.plans.get(plan), Move.WITHDRAW, reason=reason)
        return Outcome(_standing(work, entry.number))


def _again(sheet: Document, before: int) -> Document:
    """Name the sheet of a course that is entered again so that it overwrites none."""
    path = Path(sheet.name)
    name = f"{path.stem}-{before + 1}{path.suffix}" if before else sheet.name
    return Document(name, sheet.data)


def _standing(
    work: Work, number: str, sheet: Document | None = None, automatic: Judgement | None = None
) -> CourseStanding:
    course = work.courses.find(number)
    assert course is not None
    return CourseStanding(work.plans.get(number), course, sheet, automatic)
