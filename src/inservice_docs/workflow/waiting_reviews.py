"""What waits for the 審課單位 (待審核): courses and lists, longest waiting first."""

from __future__ import annotations

from dataclasses import dataclass

from inservice_docs.records.account import Role
from inservice_docs.records.course import ReviewKind
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.workflow.list_plans import PlanListing, listing
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.statuses import PlanStatus

_WAITING = {
    PlanStatus.UNCONFIRMED: ReviewKind.COURSE,
    PlanStatus.UPLOADED: ReviewKind.LIST,
}


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """One thing that waits: what of the study is to be reviewed, and the study."""

    kind: ReviewKind
    listing: PlanListing


def waiting_reviews(
    register: Register, *, kind: ReviewKind | None = None, limit: int = 50
) -> tuple[WaitingReview, ...]:
    """Return what waits to be reviewed, longest waiting first; of one kind, or of both."""
    register.require(Role.REVIEWER, "審課")
    found: list[WaitingReview] = []
    with register.look() as work:
        for status, each in _WAITING.items():
            if kind in {None, each}:
                lines = work.plans.todo(PlanFilter(status=status), after=None, limit=limit)
                found += [WaitingReview(each, listing(line, register.today)) for line in lines]
    found.sort(key=lambda one: (one.listing.line.standing.since is None, _since(one)))
    return tuple(found[:limit])


def _since(one: WaitingReview) -> tuple[str, str]:
    since = one.listing.line.standing.since
    return (since.isoformat() if since else "", one.listing.line.number)


def review_kind(status: str) -> ReviewKind | None:
    """Return what is to be reviewed of a study in a status, None for nothing."""
    return _WAITING.get(PlanStatus(status)) if status in set(PlanStatus) else None
