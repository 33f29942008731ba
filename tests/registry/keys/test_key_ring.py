"""The key ring: what it seals, only it opens, and only in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.registry.keys.key_ring import KeyRing, MasterKey, SealError

RING = KeyRing.new()
PLACE = "participants.phone:17"


@given(st.binary(max_size=300), st.text(max_size=40))
def test_what_is_sealed_opens_again(value: bytes, place: str) -> None:
    """Any bytes, any place; never twice the same."""
    place = place.encode("utf-8", "ignore").decode()
    assert RING.open(RING.seal(value, place), place) == value
    assert RING.seal(value, place) != RING.seal(value, place)


@given(st.data())
def test_a_changed_value_does_not_open(data: st.DataObject) -> None:
    """Whichever bit was turned, wherever it was cut."""
    sealed = RING.seal(b"0912-345678", PLACE)
    at = data.draw(st.integers(0, len(sealed) - 1))
    turned = (
        sealed[:at] + bytes([sealed[at] ^ (1 << data.draw(st.integers(0, 7)))]) + sealed[at + 1 :]
    )
    for broken in (turned, sealed[:at]):
        with pytest.raises(SealError):
            RING.open(broken, PLACE)


def test_a_value_opens_in_its_own_place_only() -> None:
    """Not in another row, column or table."""
    sealed = RING.seal(b"0912-345678", PLACE)
    for place in ("participants.phone:18", "participants.email:17", "applicants.phone:17", ""):
        with pytest.raises(SealError):
            RING.open(sealed, place)


def test_another_ring_opens_nothing() -> None:
    """Nor does it find anything by the blind index."""
    with pytest.raises(SealError):
        KeyRing.new().open(RING.seal(b"x", PLACE), PLACE)
    assert KeyRing.new().index("A123456789") != RING.index("A123456789")


def test_a_rotated_ring_opens_the_old_and_seals_with_the_new() -> None:
    """The former key opens only what it sealed itself."""
    rotated = RING.rotated()
    assert rotated.open(RING.seal(b"old", PLACE), PLACE) == b"old"
    with pytest.raises(SealError):
        RING.open(rotated.seal(b"new", PLACE), PLACE)
    assert set(RING.indexes("A123456789")) < set(rotated.indexes("A123456789"))
    assert rotated.led_by(RING.active_id) is not None
    assert RING.led_by(rotated.active_id) is None
    assert RING.merged(rotated).led_by(rotated.active_id) is not None


def test_uses_have_keys_of_their_own() -> None:
    """A hash for one use says nothing about another."""
    assert len({RING.mac(use, b"x") for use in (b"index", b"trail", b"trail head")}) == 3
    with pytest.raises(SealError):
        RING.mac(b"trail", b"x", KeyRing.new().active_id)


def test_a_ring_is_kept_as_text() -> None:
    """There and back, and nothing else is taken for one."""
    assert KeyRing.from_text(RING.rotated().to_text()) is not None
    assert KeyRing.from_text(RING.to_text()) == RING


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"format":1,"keys":[]}', '{"format":1,"keys":["eA=="]}',
     '{"format":1,"keys":["*"]}', '{"format":1,"keys":[1]}', '{"format":2,"keys":[]}'],
)  # fmt: skip
def test_other_text_is_no_ring(text: str) -> None:
    """A spoilt key file is noticed."""
    assert KeyRing.from_text(text) is None


def test_a_ring_does_not_show_its_keys() -> None:
    """Printed in an error report, it tells nothing."""
    key = MasterKey(b"s" * 32)
    assert "sss" not in repr(KeyRing((key,)))
    assert RING.keys[0].id.hex() == RING.active_id
