"""The organiser's rules: what a clerk may set, and how they read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from inservice_docs.awards.rules import AwardRules, halves


def test_the_rules_read_as_a_sentence() -> None:
    """Every rule that is set is named, with its number."""
    assert AwardRules().words() == "遲到15分以上不計、早退15分以上不計、50分鐘為1節。"
    assert AwardRules(share=0).words() == AwardRules().words()  # no least part at all
    strict = AwardRules(late=30, early=None, share=80, every_session=True, sign_out=True, lesson=45)
    words = strict.words()
    for part in ("遲到30分以上不計", "早退不扣", "沒有簽退不計", "須全程參與", "須達80%", "45分鐘"):
        assert part in words


def test_the_keys_may_be_chinese() -> None:
    """As in every other settings file."""
    assert AwardRules.model_validate({"遲到分鐘": "３０", "須全程參與": True}).late == 30


@pytest.mark.parametrize("wrong", [{"share": 101}, {"lesson": 0}, {"late": -1}, {"unknown": 1}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    """A share above the whole, a lesson of no length."""
    with pytest.raises(ValidationError):
        AwardRules.model_validate(wrong)


@given(st.fractions(min_value=0, max_value=1000, max_denominator=5000))
def test_halves_are_rounded_down(amount: Fraction) -> None:
    """The result is a multiple of 0.5, never more than the amount, less than 0.5 below it."""
    given_ = halves(amount)
    assert given_ % Decimal("0.5") == 0
    assert Fraction(given_) <= amount < Fraction(given_) + Fraction(1, 2)
