"""Issued certificates in lists: masked unless asked for, with keys that stay."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.support.issued import awarded, issued
from tests.support.samples import id_number

from inservice_docs.records.certificate import Certificate
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.list_certificates import (
    amount_words,
    certificate_json,
    facts_json,
    find_certificate,
    list_certificates,
)
from inservice_docs.workflow.register import Register
from inservice_docs.workflow.revoke_certificate import revoke_certificate


def test_they_are_listed_page_by_page(register: Register, tmp_path: Path) -> None:
    """Newest first, of a plan, a person, or those revoked."""
    plan = awarded(register, 3)
    first, second, third = issued(register, plan, tmp_path).certificates
    assert list_certificates(register) == (third, second, first)
    assert list_certificates(register, plan, before=third.id, limit=1) == (second,)
    assert list_certificates(register, person=id_number(1)) == (first,)
    revoked = revoke_certificate(register, second.number, reason="有誤").value
    assert list_certificates(register, plan, revoked=True) == (revoked,)
    assert find_certificate(register, first.number) == first
    with pytest.raises(UserError):
        list_certificates(register, "115-099")


def test_a_listing_masks_the_name(register: Register, tmp_path: Path) -> None:
    """The ID number always, the name unless the clerk asks; the keys stay the same."""
    (held,) = issued(register, awarded(register, 1), tmp_path).certificates
    answer = certificate_json(held)
    assert (answer["name"], answer["id_number_masked"]) == ("王○○1", "A10000****")
    assert certificate_json(held, full=True) == {**answer, "name": "王範例1"}
    assert (answer["state"], answer["hours"], answer["credits"]) == ("valid", 3.0, None)
    assert held.code not in str(answer)
    bare = certificate_json(held.model_copy(update={"certificate": None}))
    assert set(bare) == set(answer)


def test_amounts_in_words() -> None:
    """Hours or credits, and nothing where nothing is known."""
    assert amount_words(Certificate(hours=Decimal("1.5"))) == "1.5小時"
    assert amount_words(Certificate(credits=Decimal(2))) == "2學分"
    assert amount_words(Certificate()) == amount_words(None) == ""
    assert facts_json(None) == {}
