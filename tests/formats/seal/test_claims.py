"""What a seal vouches for: compact, masked, and read back as it was."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.seals import certificate

from inservice_docs.formats.seal.claims import decode, encode


def test_the_facts_come_back_masked() -> None:
    """Everything but the head, who is not part of the facts; the name hides its middle."""
    sealed = decode(encode(certificate()))
    assert sealed == certificate(name="林○範", head="")


def test_neither_name_nor_id_is_in_the_bytes() -> None:
    """Even when a full ID came in by mistake."""
    data = encode(certificate(name="歐陽家範", id_masked="B210000016"))
    assert "歐陽家範".encode() not in data
    assert b"B210000016" not in data
    assert decode(data).id_masked == "B21000****"


@given(
    st.decimals("0.5", "99", places=1),
    st.dates(dt.date(1912, 1, 1), dt.date(2199, 12, 31)),
    st.text(st.characters(categories=["L", "N"]), max_size=40),
)
def test_every_value_comes_back(hours: Decimal, day: dt.date, study: str) -> None:
    """Half hours, days before 1970 and rare characters too."""
    sealed = decode(encode(certificate(hours=hours, issued_on=day, study=study)))
    assert (sealed.hours, sealed.issued_on) == (hours, day)
    assert sealed.study == certificate(study=study).study


def test_missing_facts_stay_missing() -> None:
    """A certificate of credits has no hours; one without a date has none."""
    sealed = decode(encode(certificate(hours=None, credits=Decimal(2), issued_on=None)))
    assert (sealed.hours, sealed.credits, sealed.issued_on) == (None, Decimal(2), None)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {1: "x"},
        {0: 2, 1: "x"},
        {0: 1, 99: "x"},
        {0: 1, 1: 5},
        {0: 1, 7: "many"},
        {0: 1, 9: "today"},
        {0: 1, 9: 10**12},
        {0: 1, "number": "x"},
        [1],
        "text",
    ],
)
def test_other_facts_are_refused(facts: object) -> None:
    """What this version does not write, it does not believe."""
    with pytest.raises(ValueError):  # noqa: PT011 - any of them, pydantic's too
        decode(cbor2.dumps(facts))


@given(st.binary(max_size=60))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    """Anything else than facts is a ValueError."""
    try:
        decode(data)
    except ValueError:
        return
