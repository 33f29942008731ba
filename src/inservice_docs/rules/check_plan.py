"""Check a plan against every rule of the procedure."""

from __future__ import annotations

from inservice_docs.records.finding import Finding
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules import (
    agencies,
    approvals,
    contacts,
    course_fields,
    facts,
    hours,
    seats,
    sessions,
    signup,
)
from inservice_docs.rules.school import check_school
from inservice_docs.taiwan.course_codes import CourseCodes, load


def check_plan(
    plan: Plan, school: School | None = None, codes: CourseCodes | None = None
) -> tuple[Finding, ...]:
    """Return everything that the rules find in a plan, and in the school's own facts if given.

    Each finding's place names its field (場次 2 › 時間); `places.locate` adds where that stands in
    a file. Dates are compared with one another, never with today's. Errors are what must be mended
    before a document is issued; a draft can be made of any plan.
    """
    known = codes or load()
    return (
        *facts.check(plan, known),
        *course_fields.check(plan, known),
        *contacts.check(plan),
        *sessions.check(plan),
        *hours.check(plan, known),
        *seats.check(plan),
        *signup.check(plan),
        *agencies.check(plan),
        *approvals.check(plan),
        *(check_school(school, plan.dates[0] if plan.dates else None) if school else ()),
    )
