"""Devices that accounts have been signed in from."""

from __future__ import annotations

from inservice_docs.workflow.known_devices import MOST, known_device, remember_device
from inservice_docs.workflow.register import Register


def test_a_device_is_known_for_the_accounts_signed_in_there(register: Register) -> None:
    """Each by its own number; for no other account, and not by a token of somebody's making."""
    ring = register.store.ring
    one = remember_device(ring, "chen", "")
    both = remember_device(ring, "wang", one)
    assert known_device(ring, "chen", both) == known_device(ring, "chen", one) != ""
    assert known_device(ring, "wang", both)
    assert not known_device(ring, "lin", both)
    for forged in ("", "x", "-", "1-aaaaaaaaaaaaaaaaaaaaaaaaaa", "1-中文", one.replace("-", "0-")):
        assert not known_device(ring, "chen", forged)


def test_a_device_remembers_few_accounts(register: Register) -> None:
    """Signed in again, an account has one token; the latest few accounts are kept."""
    ring, tokens = register.store.ring, "what somebody else wrote. .中文"
    for login in ("a", "b", "b", "c", "d", "e"):
        tokens = remember_device(ring, login, tokens)
    assert len(tokens.split(".")) == MOST
    assert [bool(known_device(ring, each, tokens)) for each in "abcde"] == [False, *[True] * 4]
    assert len(tokens) < 250
