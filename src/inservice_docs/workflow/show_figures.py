"""Show figures (統計): studies, people and hours by status, month and audience; approval waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.registry.figure_counts import FigureKind
from inservice_docs.registry.plan_figures import Figure, Tally
from inservice_docs.workflow.register import Register

_NOT_GIVEN = "未填"


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The figures of a school year and an office, or of all.

    `months` sums hours (no credits) by the month (2026-09) in which a study begins; `audiences`
    counts a study for several under each; `waits` has, for each authority, how many answers came
    and how many working days they took on the average.
    """

    statuses: tuple[Figure, ...]
    months: tuple[Tally, ...]
    audiences: tuple[Tally, ...]
    waits: tuple[Tally, ...]

    @property
    def plans(self) -> int:
        """Return how many plans there are."""
        return sum(each.plans for each in self.statuses)

    @property
    def people(self) -> int:
        """Return how many people took part, each as often as they did."""
        return sum(each.people for each in self.statuses)

    def as_json(self) -> dict[str, Any]:
        """Return the figures with stable keys."""
        return {
            "plans": self.plans,
            "people": self.people,
            "statuses": [
                {
                    "school_year": each.school_year,
                    "office": each.office,
                    "step": each.step,
                    "status": each.status,
                    "done": each.done,
                    "plans": each.plans,
                    "people": each.people,
                    "amount": float(each.amount),
                }
                for each in self.statuses
            ],
            "months": [
                {
                    "month": each.label or None,
                    "studies": each.count,
                    "people": each.people,
                    "hours": float(each.amount),
                }
                for each in self.months
            ],
            "audiences": [
                {"audience": each.label or _NOT_GIVEN, "studies": each.count, "people": each.people}
                for each in self.audiences
            ],
            "approval_waits": [
                {
                    "agency": each.label,
                    "answers": each.count,
                    "working_days": float(each.amount),
                    "average": mean_wait(each),
                }
                for each in self.waits
            ],
        }


def show_figures(
    register: Register, *, school_year: int | None = None, office: str = ""
) -> PlanFigures:
    """Return the figures of a school year (None for all) and an office (empty for all).

    They are counted as plans change, so that this costs a few lines whatever is stored.
    """
    with register.look() as work:
        return PlanFigures(
            statuses=work.plans.figures(school_year, office),
            months=work.plans.tallies(FigureKind.MONTH, school_year, office),
            audiences=work.plans.tallies(FigureKind.AUDIENCE, school_year, office),
            waits=work.plans.tallies(FigureKind.WAIT, school_year, office),
        )


def mean_wait(wait: Tally) -> float:
    """Return how many working days an authority's answers took on the average."""
    return round(float(wait.amount) / wait.count, 1) if wait.count else 0.0
