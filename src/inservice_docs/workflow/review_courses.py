"""Review courses automatically (自動審核): the rules are set, applied, and every result is kept."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from inservice_docs.records.account import Role
from inservice_docs.records.course import CourseReview, CourseStatus
from inservice_docs.records.finding import UserError, error
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.work import Work
from inservice_docs.rules.auto_review import Judgement, ReviewRules, judge, read_rules
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan, plan_findings
from inservice_docs.workflow.steps.machine import Move, status_of
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.take import take

SETTING = "自動審核"


def review_rules(register: Register) -> ReviewRules:
    """Return the rules that are set."""
    with register.look() as work:
        return read_rules(work.settings.get(SETTING))


def set_review_rules(register: Register, rules: ReviewRules) -> ReviewRules:
    """Set the rules (自動審核功能設定). Raises UserError for a limit that is no number."""
    register.require(Role.REVIEWER, "設定自動審核")
    if rules.most_amount:
        try:
            positive = Decimal(rules.most_amount) > 0
        except InvalidOperation:
            positive = False
        if not positive:
            raise UserError(
                error(
                    "review-limit",
                    f"時數上限「{rules.most_amount[:20]}」不是數字。",
                    "寫數字，例如 6。",
                )
            )
    with register.change() as work:
        work.settings.put(SETTING, rules.as_json())
    return rules


def review_waiting(register: Register) -> tuple[CourseReview, ...]:
    """Review every course that waits, by the rules; return what was passed and what was held.

    Courses that do not meet the rules stay as they are, for somebody to look at.
    """
    register.require(Role.REVIEWER, "審核課程")
    reviewed: list[CourseReview] = []
    with register.change() as work:
        waiting = work.courses.list(status=CourseStatus.UNCONFIRMED, limit=10_000)
        for course in waiting:
            entry = work.plans.get(course.plan)
            if review_one(work, register, entry) is not None:
                reviewed += work.courses.reviews(plan=entry.number, limit=1)
    return tuple(reviewed)


def review_one(work: Work, register: Register, entry: PlanEntry) -> Judgement | None:
    """Review one course by the rules within a step; None where automatic review is off."""
    rules = read_rules(work.settings.get(SETTING))
    if not rules.enabled or status_of(entry) is not PlanStatus.UNCONFIRMED:
        return None
    plan = current_plan(work, entry)
    findings = plan_findings(plan, entry.number, register.workspace)
    result = judge(rules, plan, findings, twin=_twin(work, entry))
    status = CourseStatus.PASSED if result.passed else CourseStatus.UNCONFIRMED
    if result.passed:
        take(work, register, entry, Move.PASS, reason="自動審核")
    work.courses.review(entry.number, status, result.reasons, automatic=True)
    return result


def automatic_reviews(register: Register, limit: int = 50) -> tuple[CourseReview, ...]:
    """Return what was reviewed automatically, and why (自動審核瀏覽), latest first."""
    with register.look() as work:
        return work.courses.reviews(automatic=True, limit=limit)


def _twin(work: Work, entry: PlanEntry) -> str:
    """Return the number of another course of the same name and first day, if there is one."""
    for line in work.plans.list(PlanFilter(text=entry.name), limit=20):
        same = line.name == entry.name and line.first_day == entry.first_day
        if same and line.number != entry.number and work.courses.find(line.number) is not None:
            return line.number
    return ""
