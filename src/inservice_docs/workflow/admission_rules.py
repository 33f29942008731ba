"""The rules of admission (自動錄取規定) of a plan: set for it, else what the plan itself states."""

from __future__ import annotations

from typing import Any

from inservice_docs.records.account import Role
from inservice_docs.records.finding import Place, UserError
from inservice_docs.records.plan_entry import PlanEntry
from inservice_docs.records.reading import read_record
from inservice_docs.registry.work import Work
from inservice_docs.rules.admission import AdmissionRules, usual_rules
from inservice_docs.workflow.register import Register

SETTING = "自動錄取規定"


def kept_rules(work: Work, entry: PlanEntry) -> AdmissionRules | None:
    """Return the rules that were set for a plan, None where none were."""
    kept = work.settings.get(_name(entry))
    return AdmissionRules.model_validate(kept) if kept else None


def rules_of(work: Work, entry: PlanEntry) -> AdmissionRules:
    """Return the rules in force for a plan: 參加對象 and 每校人數 where none were set."""
    return kept_rules(work, entry) or usual_rules(entry.plan)


def admission_rules(register: Register, number: str) -> AdmissionRules:
    """Return the rules in force for a plan."""
    with register.look() as work:
        return rules_of(work, work.plans.get(number))


def set_admission_rules(
    register: Register, number: str, changes: dict[str, Any] | None
) -> AdmissionRules:
    """Set rules for a plan, field by field; None puts back those that the plan states.

    Raises UserError for values that make no sense, and an actor who may not.
    """
    register.require(Role.OFFICER, "設定自動錄取規定")
    with register.change() as work:
        entry = work.plans.get(number)
        rules = None if changes is None else _changed(rules_of(work, entry), changes)
        work.settings.put(_name(entry), rules.model_dump(mode="json") if rules else {})
        return rules_of(work, entry)


def _changed(rules: AdmissionRules, changes: dict[str, Any]) -> AdmissionRules:
    outcome = read_record(
        AdmissionRules,
        {**rules.model_dump(), **changes},
        lambda path, key: Place(field=f"{SETTING} › {path[0] if path else ''}"),
    )
    if not outcome.ok:
        raise UserError(outcome.findings)
    return outcome.value


def _name(entry: PlanEntry) -> str:
    return f"{SETTING} {entry.number}"
