"""The check code of a name (核對碼): on the paper alone, so that the seal tells a changed name.

The seal shows a name masked, so that whoever reads the code learns no more. It also holds a keyed
hash (HMAC-SHA-256, RFC 2104) of the full name; the key stands on the paper and nowhere else. With
the paper every changed letter is told; without it the hash tells nothing of the name.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata

BYTES = 8
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Without those that are taken for one another."""
_HALF = 5
_FOUND = re.compile(f"核對碼:?([{_LETTERS}]{{{_HALF}}})-?([{_LETTERS}]{{{_HALF}}})")


def new_check() -> str:
    """Return a fresh check code: K7QXM-2PDAB."""
    halves = ("".join(secrets.choice(_LETTERS) for _ in range(_HALF)) for _ in range(2))
    return "-".join(halves)


def name_digest(check: str, name: str) -> bytes:
    """Return the keyed hash of a name; white space and width do not matter."""
    key = plain(check).replace("-", "").encode()
    return hmac.digest(key, plain(name).encode("utf-8", "replace"), hashlib.sha256)[:BYTES]


def find_checks(page: str) -> tuple[str, ...]:
    """Return the check codes in the plain text of a page."""
    return tuple("-".join(found) for found in _FOUND.findall(page))


def plain(text: str) -> str:
    """Return a text without white space, full-width letters as half-width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
