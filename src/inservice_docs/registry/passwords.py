"""Passwords (密碼): Argon2id (RFC 9106), never kept or shown in clear."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from inservice_docs.records.finding import UserError, error

SHORTEST = 10
LONGEST = 128

_HASHER = PasswordHasher(type=Type.ID)  # the library's values: 64 MiB, 3 rounds, 4 lanes
_FEW = threading.BoundedSemaphore(4)
"""Checks at once: each takes 64 MiB, and strangers may ask for many."""


def hash_password(password: str) -> str:
    """Return what is kept of a password; raises UserError when it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(
            error(
                "password-length",
                f"密碼要有 {SHORTEST} 到 {LONGEST} 個字。",
                "用幾個不相干的詞組成一句，好記也安全。",
            )
        )
    return _HASHER.hash(password)


def password_fits(kept: str, password: str) -> bool:
    """Tell whether a password is the one that was kept."""
    try:
        with _FEW:
            return _HASHER.verify(kept, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Tell whether a password should be hashed anew, by today's measure."""
    return _HASHER.check_needs_rehash(kept)


def spend_time(password: str) -> None:
    """Take as long as a check would, so that nobody learns which accounts exist."""
    password_fits(_nobody(), password)


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody's password")
