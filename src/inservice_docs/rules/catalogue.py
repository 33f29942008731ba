"""The catalogue of rules: every code that a check can find, once, with its source and its cure."""

from __future__ import annotations

from inservice_docs.rules import (
    agencies,
    approvals,
    contacts,
    course_fields,
    facts,
    hours,
    school,
    seats,
    sessions,
    signup,
)
from inservice_docs.rules.letter.catalogue import LETTER_RULES
from inservice_docs.rules.rule import Rule

PLAN_RULES: tuple[Rule, ...] = (
    *facts.RULES,
    *course_fields.RULES,
    *contacts.RULES,
    *sessions.RULES,
    *hours.RULES,
    *seats.RULES,
    *signup.RULES,
    *agencies.RULES,
    *approvals.RULES,
    *school.RULES,
)
"""The rules of plans (研習計畫)."""

RULES: dict[str, Rule] = {rule.code: rule for rule in (*PLAN_RULES, *LETTER_RULES)}
"""Every rule by its code."""
