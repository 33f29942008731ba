"""The overview (總覽): every study with its line of steps, whom it waits for, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.records.plan import Scope
from inservice_docs.registry.plan_figures import Figure
from inservice_docs.registry.plan_lists import PlanFilter
from inservice_docs.workflow.count_answers import Answers, count_answers
from inservice_docs.workflow.list_plans import EVERY, PlanListing, listing, page_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.next_action import NextAction, next_action
from inservice_docs.workflow.steps.statuses import STEPS, PlanStatus
from inservice_docs.workflow.steps.step_line import StepMark, step_line


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One study: its line of the list, its steps, its next action, who has answered."""

    listing: PlanListing
    steps: tuple[StepMark, ...]
    action: NextAction
    answers: Answers

    def as_json(self) -> dict[str, Any]:
        """Return the line with stable keys."""
        steps = [mark.as_json() for mark in self.steps]
        more = {"action": self.action.as_json(), "answers": self.answers.as_json()}
        return {**self.listing.as_json(), "steps": steps, **more}


@dataclass(frozen=True, slots=True)
class Overview:
    """One page; `after` is what the next page goes on from, empty on the last.

    `unfinished` and `by_step` count all plans of the chosen office and school year, whatever the
    page shows; `offices` and `school_years` are those that there are plans of.
    """

    lines: tuple[OverviewLine, ...]
    after: str
    unfinished: int
    by_step: tuple[tuple[int, str, int], ...]
    offices: tuple[str, ...]
    school_years: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the page with stable keys."""
        return {
            "plans": [line.as_json() for line in self.lines],
            "after": self.after or None,
            "unfinished": self.unfinished,
            "by_step": [
                {"step": step, "name": name, "plans": count} for step, name, count in self.by_step
            ],
            "offices": list(self.offices),
            "school_years": list(self.school_years),
        }


def overview(
    register: Register,
    chosen: PlanFilter = EVERY,
    *,
    todo: bool = False,
    after: str = "",
    limit: int = 50,
) -> Overview:
    """Return a page of plans, those and in that order that `list_plans` has.

    Raises UserError for an `after` that is no plan.
    """
    with register.look() as work:
        found = page_of(work, chosen, todo=todo, after=after, limit=limit + 1)
        every = work.plans.figures()
        answers = count_answers(work, found[:limit])
    lines = tuple(
        _line(listing(each, register.today), answers.get(each.number, Answers()))
        for each in found[:limit]
    )
    more = lines[-1].listing.line.number if len(found) > limit else ""
    own = [each for each in every if _meets(each, chosen)]
    return Overview(
        lines=lines,
        after=more,
        unfinished=sum(each.plans for each in own if not each.done),
        by_step=tuple(
            (number, name, sum(each.plans for each in own if each.step == number))
            for number, name in enumerate(STEPS)
        ),
        offices=tuple(sorted({each.office for each in every if each.office})),
        school_years=tuple(sorted({each.school_year for each in every}, reverse=True)),
    )


def _meets(figure: Figure, chosen: PlanFilter) -> bool:
    office, year = {"", figure.office}, {None, figure.school_year}
    return chosen.office in office and chosen.school_year in year


def _line(listed: PlanListing, answers: Answers) -> OverviewLine:
    cross = listed.line.scope == Scope.CROSS_SCHOOL
    status = PlanStatus(listed.line.standing.status)
    action = next_action(status, cross_school=cross)
    return OverviewLine(listed, step_line(status, cross_school=cross), action, answers)
