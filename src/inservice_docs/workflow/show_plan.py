"""Show a registered plan (計畫內容): its facts, where it stands, its history and its papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.records.course import Course, CourseReview
from inservice_docs.records.issued import IssuedDocument
from inservice_docs.records.plan import Plan
from inservice_docs.records.plan_entry import PlanEntry, PlanEvent
from inservice_docs.records.tracking import TrackedApproval
from inservice_docs.workflow.list_plans import listing
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.registered_plan import current_plan
from inservice_docs.workflow.steps.next_step import NextStep
from inservice_docs.workflow.steps.next_step import next_step as look_ahead

CERTIFICATE = "certificate"
"""The kind of document of which a study may have thousands; `list_certificates` lists them."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """All that the register holds about a plan, but its people and their certificates."""

    entry: PlanEntry
    plan: Plan
    next: NextStep
    events: tuple[PlanEvent, ...]
    approvals: tuple[TrackedApproval, ...]
    course: Course | None
    reviews: tuple[CourseReview, ...]
    documents: tuple[IssuedDocument, ...]

    def as_json(self, register: Register) -> dict[str, Any]:
        """Return everything with stable keys."""
        return {
            **listing(self.entry, register.today).as_json(),
            "version": self.entry.version,
            "next": self.next.as_json(),
            "record": self.plan.model_dump(mode="json", exclude_defaults=True),
            "approvals": [each.model_dump(mode="json") for each in self.approvals],
            "course": self.course.model_dump(mode="json") if self.course else None,
            "reviews": [each.model_dump(mode="json") for each in self.reviews],
            "documents": [
                each.model_dump(mode="json", include={"id", "kind", "number", "issued_at", "by"})
                for each in self.documents
            ],
            "history": [each.model_dump(mode="json", exclude={"plan"}) for each in self.events],
        }


def show_plan(number: str, register: Register) -> PlanView:
    """Return what the register holds about a plan. Raises UserError for an unknown number."""
    with register.look() as work:
        entry = work.plans.get(number)
        return PlanView(
            entry=entry,
            plan=current_plan(work, entry),
            next=look_ahead(work, register, entry),
            events=work.plans.history(entry.number),
            approvals=work.approvals.of_plan(entry.number, every_round=True),
            course=work.courses.find(entry.number),
            reviews=work.courses.reviews(plan=entry.number),
            documents=work.documents.list(plan=entry.number, but=CERTIFICATE, limit=200),
        )


def next_step(number: str, register: Register) -> NextStep:
    """Return what a plan still lacks for its next step. Raises UserError for an unknown number."""
    with register.look() as work:
        return look_ahead(work, register, work.plans.get(number))
