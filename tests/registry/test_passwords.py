"""Passwords."""

from __future__ import annotations

from inservice_docs.registry.passwords import (
    hash_password,
    is_outdated,
    password_fits,
    spend_time,
)


def test_only_the_right_password_fits() -> None:
    """Equal passwords have different hashes, and both fit."""
    one, two = hash_password("correct horse"), hash_password("correct horse")
    assert one != two
    assert password_fits(one, "correct horse")
    assert password_fits(two, "correct horse")
    assert not password_fits(one, "correct horsf")
    assert not is_outdated(one)


def test_a_spoilt_hash_fits_nothing() -> None:
    """A register that was tampered with lets nobody in."""
    assert not password_fits("", "correct horse")
    assert not password_fits("$argon2id$broken", "correct horse")


def test_chinese_passwords_work() -> None:
    """Any characters count, and a check of nobody's password only takes time."""
    assert password_fits(hash_password("今天天氣很好我們去爬山"), "今天天氣很好我們去爬山")
    spend_time("今天天氣很好我們去爬山")
