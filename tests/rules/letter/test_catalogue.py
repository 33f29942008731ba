"""The catalogue of letter rules: complete, unique, and every pair of examples true."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import Severity
from inservice_docs.records.plan import Plan
from inservice_docs.records.school import School
from inservice_docs.rules.catalogue import RULES
from inservice_docs.rules.letter.catalogue import LETTER_RULES
from inservice_docs.rules.letter.check import check_letter
from inservice_docs.rules.letter.excerpt import letter_of
from inservice_docs.rules.letter.fix import fix_letter
from inservice_docs.rules.letter.rule import LetterRule

BY_CODE = [pytest.param(rule, id=rule.code) for rule in LETTER_RULES]


def _findings(rule: LetterRule, excerpt: str):
    known = dict(rule.given)
    if "plan" in known:
        known["plan"] = Plan.model_validate(known["plan"])
    if "school" in known:
        known["school"] = School.model_validate(known["school"])
    return check_letter(letter_of(excerpt, rule.base), **known)


@pytest.mark.parametrize("rule", BY_CODE)
def test_the_bad_example_is_found(rule):
    """Each rule finds its own bad example."""
    found = _findings(rule, rule.bad)
    assert rule.code in {one.code for one in found}, found


@pytest.mark.parametrize("rule", BY_CODE)
def test_the_good_example_is_not(rule):
    """No rule finds its own good example, and no good example holds an error."""
    found = _findings(rule, rule.good)
    assert rule.code not in {one.code for one in found}, found
    assert not [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("rule", [each for each in BY_CODE if each.values[0].safe])
def test_a_safe_cure_cures(rule):
    """What is said to have a safe cure is gone after it, and the letter says what changed."""
    letter = letter_of(rule.bad, rule.base)
    mended, changes = fix_letter(letter, check_letter(letter))
    assert rule.code not in {one.code for one in check_letter(mended)}
    assert any(rule.code in change.codes for change in changes)


def test_codes_are_in_the_one_catalogue():
    """Every letter rule is in the catalogue under a code that no other rule has."""
    assert len(LETTER_RULES) >= 60
    assert all(RULES[rule.code] is rule for rule in LETTER_RULES)


@pytest.mark.parametrize("rule", BY_CODE)
def test_a_rule_says_what_it_is(rule):
    """Each rule has a code in kebab case, a source, a meaning, a cure and two examples."""
    assert rule.code == rule.code.lower().replace("_", "-")
    assert rule.source
    assert rule.meaning
    assert rule.fix
    assert rule.bad != rule.good
