"""Addresses for people without an account."""

from __future__ import annotations

import pytest

from inservice_docs.records.finding import UserError
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.workflow.public_links import (
    LENGTH,
    is_signed,
    plan_of_slug,
    plan_slug,
    row_of_token,
    row_token,
    sign,
    slug_number,
)
from inservice_docs.workflow.register import Register


def test_a_slug_leads_back_to_its_plan(register: Register) -> None:
    """For the use that it was made for, and no other."""
    slug = plan_slug(register, "sign-up", "115-003")
    assert slug.startswith("115-003-")
    assert len(slug) == len("115-003-") + LENGTH
    assert plan_of_slug(register, "sign-up", slug) == slug_number(slug) == "115-003"
    for use, extra in (("door", ""), ("sign-up", "other")):
        with pytest.raises(UserError):
            plan_of_slug(register, use, slug, extra)


@pytest.mark.parametrize(
    "slug", ["", "115-003", "115-003-", "115-003-aaaaaaaaaaaa", "115-003-AAAAAAAAAAAA", "x" * 999]
)
def test_another_slug_leads_nowhere(register: Register, slug: str) -> None:
    """The refusal does not say what is wrong with it."""
    with pytest.raises(UserError) as problem:
        plan_of_slug(register, "sign-up", slug)
    assert problem.value.findings[0].code == "link-unknown"


def test_a_token_is_of_one_row_of_one_plan(register: Register) -> None:
    """Changing a digit of it opens nothing."""
    token = row_token(register, "application", "115-003", 12)
    assert row_of_token(register, "application", "115-003", token) == 12
    wrong = ["13" + token[2:], token[:-1] + "a", token[:-1] + "b", "", "12", "-", "x-y", "012" * 9]
    for each in set(wrong) - {token}:
        with pytest.raises(UserError):
            row_of_token(register, "application", "115-003", each)
    with pytest.raises(UserError):
        row_of_token(register, "application", "115-004", token)


def test_what_an_earlier_key_signed_still_holds() -> None:
    """Posters hang for weeks."""
    before = KeyRing.new()
    after = before.rotated()
    signed = sign(before, "sign-up", "115-003")
    assert is_signed(after, "sign-up", "115-003", signed)
    assert not is_signed(KeyRing.new(), "sign-up", "115-003", signed)
    assert not is_signed(after, "sign-up", "115-003", "臺灣")
    assert sign(after, "sign-up", "115-003") != signed
