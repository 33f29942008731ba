"""The frame of a study's pages (研習頁): what stands above every one of them."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.web.pages.cures import told
from inservice_docs.web.pages.links import action_link
from inservice_docs.workflow.count_answers import answers_of
from inservice_docs.workflow.list_plans import listing
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.show_plan import PlanView, show_plan
from inservice_docs.workflow.steps.machine import status_of
from inservice_docs.workflow.steps.next_action import NextAction, next_action
from inservice_docs.workflow.steps.statuses import PlanStatus
from inservice_docs.workflow.steps.step_line import StepMark, step_line

_STEPS = {
    0: "approvals",
    1: "course",
    2: "course",
    3: "signup",
    4: "applicants",
    5: "participants",
    6: "sign-in",
    7: "hours",
    8: "hours",
    9: "certificates",
}
"""Where each step of the line is done."""

_TABS = (
    ("", "計畫"),
    ("letters", "公文"),
    ("approvals", "核准"),
    ("course", "課程登錄"),
    ("signup", "報名設定"),
    ("applicants", "報名審核"),
    ("batch", "批次報名"),
    ("participants", "學員"),
    ("sign-in", "簽到"),
    ("attendance", "出席"),
    ("hours", "時數"),
    ("certificates", "證明"),
    ("documents", "文件"),
    ("more", "更多"),
)
_CROSS_ONLY, _IN_ONLY = {"signup", "applicants"}, {"batch"}


@dataclass(frozen=True, slots=True)
class StudyPage:
    """A study as the frame of its pages shows it: steps with links, what is missing, what next."""

    view: PlanView
    marks: tuple[StepMark, ...]
    links: dict[int, str]
    tabs: tuple[tuple[str, str], ...]
    action: NextAction
    action_link: str
    missing: tuple[str, ...]
    waited: int
    answers: str

    @property
    def entry(self) -> PlanEntry:
        """Return the study's entry in the register."""
        return self.view.entry

    @property
    def plan(self) -> Plan:
        """Return the study's plan with what the authorities answered."""
        return self.view.plan

    @property
    def number(self) -> str:
        """Return the study's number."""
        return self.view.entry.number

    @property
    def path(self) -> str:
        """Return the address of the study's first page."""
        return f"/studies/{self.number}"

    @property
    def cancelled(self) -> bool:
        """Tell whether the study was given up."""
        return self.view.entry.standing.status == PlanStatus.CANCELLED


def study_page(register: Register, number: str) -> StudyPage:
    """Return the frame of a study's pages. Raises UserError for an unknown number."""
    view = show_plan(number, register)
    entry, cross = view.entry, view.plan.cross_school
    base, status = f"/studies/{entry.number}", status_of(entry)
    action = next_action(status, cross_school=cross)
    own = {3: "batch", 4: "batch"} if not cross else {}
    left_out = _IN_ONLY if cross else _CROSS_ONLY
    return StudyPage(
        view=view,
        marks=step_line(status, cross_school=cross),
        links={step: f"{base}/{own.get(step, to)}" for step, to in _STEPS.items()},
        tabs=tuple(
            (f"{base}/{to}".rstrip("/"), words) for to, words in _TABS if to not in left_out
        ),
        action=action,
        action_link=action_link(entry.number, action),
        missing=tuple(told(each) for each in view.next.missing),
        waited=listing(entry, register.today).waited,
        answers=answers_of(entry, view.approvals).words,
    )
