"""Award hours (核發時數, procedure, step 7): from attendance by the rules, or as entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from inservice_docs.awards.award import award_all, award_entered
from inservice_docs.awards.rules import AwardRules
from inservice_docs.documents.sheet_facts import is_guest
from inservice_docs.records.finding import Finding, Outcome, UserError, error, hint
from inservice_docs.records.participant import AmountUnit, Award, Participant
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.workflow.award_rules import keep_rules, rules_of
from inservice_docs.workflow.plan_amount import require_amount, require_hours_role, unit_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@dataclass(frozen=True)
class AwardList:
    """等待核發名單: each participant with their award, None for guests and before awarding."""

    plan: str
    unit: AmountUnit
    rules: AwardRules
    lines: tuple[tuple[Participant, Award | None], ...]

    @property
    def total(self) -> Decimal:
        """Return the sum of what is awarded."""
        return sum((award.amount or Decimal(0) for _, award in self.lines if award), Decimal(0))


def award_hours(
    register: Register,
    number: str,
    rules: AwardRules | None = None,
    *,
    as_entered: bool = False,
    overwrite: bool = False,
) -> Outcome[AwardList]:
    """Award everybody on the list, guests excepted; what was edited by hand stays.

    Rules that are given are kept for the plan. `as_entered` looks at no attendance: everybody gets
    the hours they are down for, else those of the course. Raises UserError without attendance, for
    a course without hours, an actor who may not, and a plan that is not so far.
    """
    with register.change() as work:
        entry = work.plans.get(number)
        require_hours_role(register, entry.plan, "核發時數")
        require_amount(entry.plan, register.workspace.codes)
        entry = take(work, register, entry, Move.AWARD)
        if rules is not None:
            keep_rules(work, rules, entry.number)
        kept = {} if overwrite else _edited(work, entry)
        people = _awardable(work, entry, kept)
        if not people and not kept:
            raise UserError(_NOBODY)
        unit = unit_of(entry.plan, register.workspace.codes)
        if as_entered:
            given = award_entered(entry.plan, people, unit)
        else:
            seen = work.attendance.of_plan(entry.number)
            if not seen:
                raise UserError(_NO_ATTENDANCE)
            given = award_all(entry.plan, people, seen, rules_of(work, entry.number), unit)
        work.attendance.award(entry.number, given)
        made = award_list(work, register, entry)
    return Outcome(made, _remarks(made, kept))


def list_awards(register: Register, number: str) -> AwardList:
    """Return the participants of a plan with what they are awarded."""
    with register.look() as work:
        return award_list(work, register, work.plans.get(number))


def award_list(work: Work, register: Register, entry: PlanEntry) -> AwardList:
    """Return the participants and awards of a plan as they stand in this step."""
    awards = {each.participant: each for each in work.attendance.awards(entry.number)}
    people = work.participants.list(entry.number)
    return AwardList(
        entry.number,
        unit_of(entry.plan, register.workspace.codes),
        rules_of(work, entry.number),
        tuple((each, awards.get(each.id)) for each in people),
    )


_NOBODY = error("participants-none", "學員名單還沒有人可以核發。", "先以 participants add 加入。")
_NO_ATTENDANCE = error(
    "attendance-missing",
    "還沒有登錄出席，無法依規定核發。",
    "以 attendance import 或 attendance record 登錄；不看出席時加上 --as-entered。",
)


def _edited(work: Work, entry: PlanEntry) -> dict[int, Award]:
    return {each.participant: each for each in work.attendance.awards(entry.number) if each.edited}


def _awardable(work: Work, entry: PlanEntry, kept: dict[int, Award]) -> Sequence[Participant]:
    return [
        each
        for each in work.participants.list(entry.number)
        if each.id not in kept and not is_guest(each.person, entry.plan)
    ]


def _remarks(made: AwardList, kept: dict[int, Award]) -> tuple[Finding, ...]:
    findings = []
    if kept:
        words = f"{len(kept)} 人的{made.unit}先前經人工更正，維持不變。"
        findings.append(hint("awards-kept", words, "要重新核發，加上 --overwrite。"))
    nothing = sum(1 for _, award in made.lines if award and not award.amount)
    if nothing:
        words = f"{nothing} 人不核發{made.unit}，理由見名單。"
        findings.append(hint("awards-nothing", words, "有誤時先更正出席，再核發一次。"))
    return tuple(findings)
