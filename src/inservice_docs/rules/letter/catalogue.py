"""The letter rules in one list, family by family; `rules/catalogue.py` takes them from here."""

from __future__ import annotations

from types import ModuleType

from . import (
    against_plan,
    approvals,
    attachments,
    contacts,
    copies,
    county_names,
    dates,
    direction,
    doc_numbers,
    expectation,
    fields,
    hours,
    items,
    legal_words,
    memo,
    numerals,
    parts,
    parts_order,
    punctuation,
    recipients,
    salutation,
    schedule,
    spacing,
    study,
    subject,
    times,
    width,
    wording,
)
from .rule import LetterRule

FAMILIES: tuple[ModuleType, ...] = (
    parts, parts_order, subject, expectation, direction, salutation, spacing, items, memo, dates,
    schedule, times, doc_numbers, numerals, fields, attachments, copies, recipients, county_names,
    wording, legal_words, punctuation, width, contacts, hours, study, against_plan, approvals,
)  # fmt: skip
"""Modules with `RULES` and `check(view)`, in the order of the catalogue."""

LETTER_RULES: tuple[LetterRule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
"""The rules of letters (公文)."""
