"""Show a course (課程登錄): the site's fields in its order, how it stands, what was said of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from inservice_docs.documents.course_entry import CourseEntry, compose_course_entry
from inservice_docs.documents.letters.missing import gap_findings
from inservice_docs.records.account import Role
from inservice_docs.records.course import Course, CourseReview
from inservice_docs.records.finding import Finding, Outcome, UserError, error
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.rules.approvals import NOTHING, basis_text
from inservice_docs.workflow.draft_sheets import texts_in
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan, plan_findings


@dataclass(frozen=True, slots=True)
class CourseView:
    """A study's course entry: its plan, the site's fields, its course (None before it is entered).

    `basis` is 依據文號 as it is copied to the site; `reviews` are the latest first.
    """

    entry: PlanEntry
    plan: Plan
    fields: CourseEntry
    basis: str
    course: Course | None
    reviews: tuple[CourseReview, ...]
    findings: tuple[Finding, ...]


def show_course(register: Register, number: str) -> CourseView:
    """Return the course entry of a study. Raises UserError for an unknown plan."""
    with register.look() as work:
        entry = work.plans.get(number)
        plan = current_plan(work, entry)
        course, reviews = work.courses.find(entry.number), work.courses.reviews(plan=entry.number)
    workspace = register.workspace
    fields = compose_course_entry(plan, workspace.school, workspace.codes)
    found = plan_findings(plan, entry.number, workspace)
    said = {each.place.field for each in found}
    gaps = gap_findings(texts_in(fields.context()))
    findings = (*found, *(each for each in gaps if each.place.field not in said))
    basis = basis_text(plan.approvals)
    shown = "" if basis == NOTHING else basis
    return CourseView(entry, plan, fields, shown, course, reviews, findings)


def note_course(
    register: Register, number: str, *, code: str = "", date: dt.date | None = None
) -> Outcome[Course]:
    """Note the code that the site gave a course, and the day on which it was entered.

    Raises UserError for a course that was not entered, and when nothing is given.
    """
    register.require(Role.OFFICER, "登錄課程代碼")
    with register.change() as work:
        entry = work.plans.get(number)
        course = work.courses.find(entry.number)
        if course is None:
            raise UserError(
                error("course-missing", f"計畫 {entry.number} 還沒有登錄課程。", "先登錄課程。")
            )
        if not code and date is None:
            raise UserError(
                error("course-code-missing", "沒有填寫課程代碼或登錄日期。", "填寫後再儲存。")
            )
        changed = work.courses.put(
            entry.number, course.status, code=code or None, entered_on=date, reason=course.reason
        )
    return Outcome(changed)
