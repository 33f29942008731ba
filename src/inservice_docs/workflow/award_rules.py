"""The rules of awarding (核發規定) that are in force: a plan's own, the school's, or the usual."""

from __future__ import annotations

from typing import Any

from inservice_docs.awards.rules import AwardRules
from inservice_docs.records.finding import Place, UserError
from inservice_docs.records.reading import read_record
from inservice_docs.registry.work import Work
from inservice_docs.workflow.register import Register

SETTING = "核發規定"


def rules_of(work: Work, plan: str = "") -> AwardRules:
    """Return the rules for a plan, or those of the school."""
    kept = (work.settings.get(_name(plan)) if plan else None) or work.settings.get(SETTING)
    return AwardRules.model_validate(kept) if kept else AwardRules()


def keep_rules(work: Work, rules: AwardRules, plan: str = "") -> None:
    """Keep rules for a plan, or for the school, unless they are in force already."""
    if rules_of(work, plan) != rules:
        work.settings.put(_name(plan), rules.model_dump(mode="json"))


def set_school_rules(register: Register, changes: dict[str, Any]) -> AwardRules:
    """Change the school's rules; plans that have rules of their own keep them."""
    with register.change() as work:
        rules = changed_rules(rules_of(work), changes)
        keep_rules(work, rules)
    return rules


def changed_rules(rules: AwardRules, changes: dict[str, Any]) -> AwardRules:
    """Return rules with changes; UserError for values that make no sense."""
    held = {**rules.model_dump(), **changes}
    outcome = read_record(
        AwardRules, held, lambda path, key: Place(field=f"{SETTING} › {path[0] if path else ''}")
    )
    if not outcome.ok:
        raise UserError(outcome.findings)
    return outcome.value


def _name(plan: str) -> str:
    return f"{SETTING} {plan}" if plan else SETTING
