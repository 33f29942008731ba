"""The plan form (研習計畫表單): the keys of a plan file, in a workbook that a clerk fills in."""

from __future__ import annotations

from inservice_docs.formats.plan_file.placed_plan import PlanFile
from inservice_docs.records.finding import Outcome
from inservice_docs.records.plan import Plan, Scope
from inservice_docs.taiwan.course_codes import CourseCodes


def write_plan_form(scope: Scope | None = None, codes: CourseCodes | None = None) -> bytes:
    """Return the empty form as the bytes of an .xlsx file, the same bytes every time.

    `scope` fills in 研習區分 and 班別性質; `codes` are the school's own course codes.
    """
    from inservice_docs.formats.workbook.plan_form_write import write_form

    return write_form(scope, codes)


def read_plan_form(data: bytes, file: str) -> Outcome[Plan]:
    """Read a plan from the bytes of a filled-in form; `file` is its name in messages.

    Every mistake names its sheet and cell. Raises UserError for a file that is no such form.
    """
    outcome = read_plan_form_file(data, file)
    return Outcome(outcome.value.plan, outcome.findings)


def read_plan_form_file(data: bytes, file: str) -> Outcome[PlanFile]:
    """Read a form as `read_plan_form` does, keeping the cell of every value for the rules."""
    from inservice_docs.formats.workbook.plan_form_read import read_form

    return read_form(data, file)
