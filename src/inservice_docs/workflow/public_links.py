"""Addresses for people without an account (公開網址): signed, so that none can be guessed.

They hold the numbers of a plan or of a row and a keyed hash, never anything about a person. What
was signed under an earlier key of the register still holds: posters are not printed again.
"""

from __future__ import annotations

import base64
import hmac
import re

from inservice_docs.records.finding import Finding, UserError, error
from inservice_docs.registry.keys.key_ring import KeyRing, MasterKey
from inservice_docs.workflow.register import Register

LENGTH = 12
"""Letters of a hash, five bits each: nobody finds one by trying."""
_SLUG = re.compile(r"([0-9]{1,3}-[0-9]{1,6})-([a-z2-7]{12,26})")


def sign(ring: KeyRing, use: str, text: str, length: int = LENGTH) -> str:
    """Return the keyed hash of a text for one use, in letters that an address holds."""
    return _hash(ring.keys[0], use, text, length)


def is_signed(ring: KeyRing, use: str, text: str, signature: str, length: int = LENGTH) -> bool:
    """Tell whether a hash is that of a text, under any key that the register has had."""
    given = signature.encode()
    return any(
        hmac.compare_digest(_hash(key, use, text, length).encode(), given) for key in ring.keys
    )


def plan_slug(register: Register, use: str, number: str, extra: str = "") -> str:
    """Return the last part of a plan's public address for one use: 115-003-k7f2…"""
    return f"{number}-{sign(register.store.ring, use, f'{number} {extra}')}"


def slug_number(slug: str) -> str:
    """Return the plan number that a slug states, signed or not; empty when it states none."""
    found = _SLUG.fullmatch(slug)
    return found.group(1) if found else ""


def plan_of_slug(register: Register, use: str, slug: str, extra: str = "") -> str:
    """Return the plan number of a slug. Raises UserError for one that was not made here."""
    found = _SLUG.fullmatch(slug)
    if found and is_signed(register.store.ring, use, f"{found.group(1)} {extra}", found.group(2)):
        return found.group(1)
    raise UserError(wrong_link())


def row_token(register: Register, use: str, number: str, id: int) -> str:
    """Return the token of one row of a plan (an application, a participant)."""
    return f"{id}-{sign(register.store.ring, use, f'{number} {id}')}"


def row_of_token(register: Register, use: str, number: str, token: str) -> int:
    """Return the row of a token. Raises UserError for one that was not made here."""
    id, _, signature = token.partition("-")
    ring, is_number = register.store.ring, id.isascii() and id.isdigit() and len(id) < 12
    if is_number and is_signed(ring, use, f"{number} {int(id)}", signature):
        return int(id)
    raise UserError(wrong_link())


def wrong_link() -> Finding:
    """Say that an address was not made here; it does not say what is wrong with it."""
    return error(
        "link-unknown",
        "這個網址不正確。",
        "請從公文、海報或 QR 碼重新進入；有疑問請洽承辦單位。",
    )


def _hash(key: MasterKey, use: str, text: str, length: int) -> str:
    digest = key.mac(b"public link", f"{use}\0{text}".encode())
    return base64.b32encode(digest).decode().lower()[:length]
