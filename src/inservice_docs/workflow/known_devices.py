"""Devices that somebody has signed in from (用過的裝置): strangers cannot lock their users out.

Wrong passwords of an account are limited; with one limit alone, whoever knows the account's name
could use it up again and again, and its owner would never come in. So a browser in which the
account has been signed in carries a signed token, and its tries are counted by themselves.
"""

from __future__ import annotations

import secrets

from inservice_docs.registry.accounts import tidy_login
from inservice_docs.registry.keys.key_ring import KeyRing
from inservice_docs.workflow.public_links import is_signed, sign

MOST = 4
"""Accounts that one browser is known for."""
_USE, _LENGTH, _BETWEEN = "device", 26, "."


def known_device(ring: KeyRing, login: str, tokens: str) -> str:
    """Return the number of a device that an account has been signed in from, empty for any other.

    `tokens` is what the browser carries, from `remember_device`; anything else is no device.
    """
    login = tidy_login(login)
    for each in tokens.split(_BETWEEN)[:MOST]:
        number, _, signature = each.partition("-")
        if signature.isascii() and is_signed(ring, _USE, f"{login} {number}", signature, _LENGTH):
            return number
    return ""


def remember_device(ring: KeyRing, login: str, tokens: str) -> str:
    """Return what a browser is to carry from now on, in which an account was just signed in."""
    login = tidy_login(login)
    kept = [each for each in tokens.split(_BETWEEN)[:MOST] if each and len(each) < 80]
    others = [each for each in kept if each.isascii() and not known_device(ring, login, each)]
    number = secrets.token_hex(8)
    own = f"{number}-{sign(ring, _USE, f'{login} {number}', _LENGTH)}"
    return _BETWEEN.join([own, *others][:MOST])
