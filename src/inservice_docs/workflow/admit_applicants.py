"""Admit applicants by rules (自動錄取, procedure, step 4), with what was decided and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Outcome
from inservice_docs.records.participant import ApplicantStatus
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.registry.work import Work
from inservice_docs.rules.admission import AdmissionRules, Verdict, judge
from inservice_docs.workflow.admission_rules import rules_of
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.sign_up_state import SignUpState, state_of
from inservice_docs.workflow.steps.machine import Move
from inservice_docs.workflow.steps.take import take


@dataclass(frozen=True)
class Admission:
    """The rules, what they decided on everybody who waited, and the sign-up as it stands."""

    rules: AdmissionRules
    verdicts: tuple[Verdict, ...]
    state: SignUpState

    def counts(self) -> dict[str, int]:
        """Return how many of those who waited passed, were refused and still wait."""
        names = {
            "passed": ApplicantStatus.PASSED,
            "refused": ApplicantStatus.REFUSED,
            "waiting": ApplicantStatus.WAITING,
        }
        return {
            name: sum(each.status is status for each in self.verdicts)
            for name, status in names.items()
        }

    def verdicts_json(self) -> list[dict[str, Any]]:
        """Return the verdicts with stable keys."""
        return [
            {"id": each.applicant, "status": str(each.status), "reason": each.reason}
            for each in self.verdicts
        ]


def admit_applicants(
    register: Register, number: str, *, try_only: bool = False
) -> Outcome[Admission]:
    """Decide on everybody who waits by the plan's rules; `try_only` shows it and stores nothing.

    What a clerk has decided stands. Everybody's reason is kept with their application. Raises
    UserError for an actor who may not, and a plan that is not open for sign-up.
    """
    register.require(Role.OFFICER, "審核報名學員")
    if try_only:
        with register.look() as work:
            return Outcome(_judged(work, work.plans.get(number)))
    with register.change() as work:
        entry = take(work, register, work.plans.get(number), Move.SIGN_UP)
        made = _judged(work, entry)
        for each in made.verdicts:
            work.applicants.decide(entry.number, [each.applicant], each.status, reason=each.reason)
        words = "，".join(f"{name} {count}" for name, count in made.counts().items())
        work.trail.note("signup.admit", entry.number, f"{made.rules.words()}（{words}）")
        state = state_of(work, entry)
    return Outcome(Admission(made.rules, made.verdicts, state))


def _judged(work: Work, entry: PlanEntry) -> Admission:
    state, rules = state_of(work, entry), rules_of(work, entry)
    return Admission(rules, judge(rules, entry.plan, state.applicants, state.seats), state)
