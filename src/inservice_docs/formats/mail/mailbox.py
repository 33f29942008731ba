"""A mailbox (信箱): an address that cannot smuggle anything into a message, and a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from email.headerregistry import Address

from inservice_docs.records.finding import UserError, error

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)*{_LABEL}")
_LONGEST = 254
"""The most characters of an address (RFC 5321, §4.5.3.1.3, less its brackets)."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address, and whose it is; `repr` shows neither."""

    address: str = field(repr=False)
    name: str = field(default="", repr=False)


def is_address(text: str) -> bool:
    """Tell whether a text is one plain e-mail address, such as chen@example.edu.tw."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None


def header_address(mailbox: Mailbox | str) -> Address:
    """Return a mailbox as a header takes it; UserError for what is no address.

    The message says nothing of the address itself: it is somebody's.
    """
    held = Mailbox(mailbox) if isinstance(mailbox, str) else mailbox
    address = unicodedata.normalize("NFKC", held.address).strip()
    if not is_address(address):
        raise UserError(
            error(
                "mail-address",
                "電子郵件地址不正確。",
                "改為一個完整的地址，例如 chen@example.edu.tw。",
            )
        )
    return Address(one_line(held.name), addr_spec=address)


def one_line(text: str) -> str:
    """Return a text as one line without control characters: what a header may hold."""
    plain = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"} else char for char in text
    )
    return " ".join(plain.split())
