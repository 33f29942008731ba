"""The waiting list moves up (候補遞補) when a seat is freed."""

from __future__ import annotations

from collections.abc import Collection

from inservice_docs.records.finding import Finding, hint
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.rules.admission import arrival, judge
from inservice_docs.workflow.admission_rules import kept_rules
from inservice_docs.workflow.sign_up_state import state_of

S = ApplicantStatus
_SHOWN = 20


def move_up(work: Work, entry: PlanEntry, *, but: Collection[int] = ()) -> tuple[Finding, ...]:
    """Give free seats to those who wait, by the rules that were set for the plan; say to whom.

    Nobody is refused by it, and those in `but` stay where they are. A plan without rules of its
    own, or whose clerk moves people up by hand, gets a finding that names who is next.
    """
    state = state_of(work, entry)
    if not state.left:
        return ()
    rules = kept_rules(work, entry)
    queue = [a for a in state.applicants if a.id not in but or a.status is not S.WAITING]
    if rules is None or not rules.move_up:
        waiting = sorted((a for a in queue if a.status is S.WAITING), key=arrival)
        ids = [each.id for each in waiting[: state.left]]
        return (_next(ids, state.left),) if ids else ()
    verdicts = judge(rules, entry.plan, queue, state.seats)
    chosen = [each for each in verdicts if each.status is S.PASSED]
    for each in chosen:
        work.applicants.decide(
            entry.number, [each.applicant], S.PASSED, reason=f"遞補：{each.reason}"
        )
    return (_moved([each.applicant for each in chosen]),) if chosen else ()


def _moved(ids: list[int]) -> Finding:
    return hint(
        "moved-up",
        f"空出的名額由候補遞補 {len(ids)} 人（序號 {_listed(ids)}）。",
        "以 signup notices 通知遞補的人。",
    )


def _next(ids: list[int], left: int) -> Finding:
    shown = _listed(ids)
    return hint(
        "seats-free",
        f"還有 {left} 個名額，候補依序是序號 {shown}。",
        f"以 signup review --pass {','.join(map(str, ids[:_SHOWN]))} 遞補，或 --auto 依規定錄取。",
    )


def _listed(ids: list[int]) -> str:
    return "、".join(map(str, ids[:_SHOWN])) + ("…" if len(ids) > _SHOWN else "")
