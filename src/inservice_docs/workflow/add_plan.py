"""Register a plan (登記計畫): it gets its number, and from then on its steps are kept."""

from __future__ import annotations

from pathlib import Path

from inservice_docs.formats.plan_file.plan_yaml import read_plan_file
from inservice_docs.records.account import Role
from inservice_docs.records.finding import Finding, Outcome, Severity, UserError, error, warning
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.registry.work import Work
from inservice_docs.rules.check_plan import check_plan
from inservice_docs.rules.places import locate, together
from inservice_docs.workflow.load_plan import plan_number
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import first_status, standing_at
from inservice_docs.workflow.track_approvals import settle, take_over

NEEDED = (("name", "研習名稱"), ("scope", "研習區分"))
"""Without these a plan has neither a line in the list nor steps."""


def add_plan(file: Path, register: Register) -> Outcome[PlanEntry]:
    """Register the plan of a file; the number carries the ROC year of the register's own day.

    A request and approvals that the file holds are tracked as they are. What is missing may be
    added later (`edit_plan`). Raises UserError when a value cannot be read, or the name or 研習區分
    is missing; then nothing is registered.
    """
    register.require(Role.OFFICER, "登記計畫")
    plan, findings = read_whole(file, register)
    outcome = register_plan(plan, register)
    return Outcome(outcome.value, (*findings, *outcome.findings))


def register_plan(plan: Plan, register: Register, *, draft: str = "") -> Outcome[PlanEntry]:
    """Register a plan's record as `add_plan` does a file's; its name and 研習區分 are needed.

    `draft` is the subject of the draft that becomes the plan: it is cleared in the same step, and
    `done_subject` of it tells the number from then on. Raises UserError for a plan that lacks what
    is needed. What the rules find in it is for the caller to ask.
    """
    register.require(Role.OFFICER, "登記計畫")
    if lacking := _lacking(plan):
        raise UserError(lacking)
    with register.change() as work:
        twins = _twins(work, plan)
        workspace = register.workspace
        bare = plan.model_copy(update={"request": None, "approvals": ()})
        standing = standing_at(first_status(plan), plan, workspace.school, register.today)
        entry = work.plans.add(bare, standing)
        take_over(work, entry.number, plan)
        if plan.cross_school and work.approvals.of_plan(entry.number):
            entry = settle(work, register, entry, reason="計畫檔已有申請或核准文號")
        if draft:
            work.drafts.forget(draft, register.actor.name)
            told = {"number": entry.number}
            work.drafts.save(done_subject(draft), register.actor.name, told, 0)
    return Outcome(entry, twins)


def done_subject(draft: str) -> str:
    """Return the subject under which the number of the plan that a draft became is kept."""
    return f"done:{draft}"


def read_whole(file: Path, register: Register) -> tuple[Plan, tuple[Finding, ...]]:
    """Return a plan file's plan and what was found in it.

    Raises UserError when a value cannot be read: it would be lost unseen.
    """
    if plan_number(file):
        raise UserError(
            error(
                "plan-registered",
                f"「{file}」是計畫編號，不是計畫檔。",
                "指定要登記的計畫檔，例如 plan add plans/研習計畫.yaml。",
            )
        )
    outcome = read_plan_file(file)
    plan, workspace = outcome.value.plan, register.workspace
    unread = [found for found in outcome.findings if found.severity is Severity.ERROR]
    lacking = _lacking(plan)
    if unread or lacking:
        raise UserError([*unread, *lacking])
    school = workspace.school if workspace.folder is not None else None
    checked = locate(check_plan(plan, school, workspace.codes), outcome.value.place_of)
    return plan, (*workspace.findings, *together(outcome.findings, checked))


def _lacking(plan: Plan) -> list[Finding]:
    return [
        error("plan-incomplete", f"沒有填「{label}」，不能登記。", "填寫後再登記。")
        for name, label in NEEDED
        if not getattr(plan, name)
    ]


def _twins(work: Work, plan: Plan) -> tuple[Finding, ...]:
    """Warn of plans with the same name and first day: the study may be registered already."""
    first = plan.dates[0] if plan.dates else None
    near = work.plans.list(PlanFilter(text=plan.name), limit=5)
    return tuple(
        warning(
            "plan-twin",
            f"「{plan.name}」在 {line.number} 已經登記過，開始日期也相同。",
            f"若是重複登記，以 inservice-docs plan cancel 取消其中一項；原計畫以 plan show"
            f" {line.number} 查看。",
        )
        for line in near
        if line.name == plan.name and line.first_day == first
    )
