"""Keys of a seal (簽章金鑰): the private one signs, the published ones verify, old ones too."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from inservice_docs.records.finding import UserError, error

_ID_BYTES = 8


def key_id(public: bytes) -> bytes:
    """Return the id of a public key: the first bytes of its SHA-256."""
    return hashlib.sha256(public).digest()[:_ID_BYTES]


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that anyone may have: whose it is, and the days on which it signed.

    `until` is None for a key in use. A later key never takes the place of an earlier one.
    """

    key: bytes
    issuer: str
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def id(self) -> bytes:
        """Return its id, as it stands in every message it signed."""
        return key_id(self.key)

    def verifies(self, signature: bytes, data: bytes) -> bool:
        """Tell whether the private key signed this very data."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, data)
        except InvalidSignature:
            return False
        return True

    def signed_on(self, day: dt.date) -> bool:
        """Tell whether it was in use on a day."""
        return (self.since or day) <= day <= (self.until or day)

    def as_json(self) -> dict[str, Any]:
        """Return it with the keys of the published list."""
        return {
            "id": self.id.hex(),
            "issuer": self.issuer,
            "algorithm": "Ed25519",
            "key": base64.urlsafe_b64encode(self.key).decode().rstrip("="),
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """The published list of keys, by id."""

    keys: tuple[PublicKey, ...] = ()

    def find(self, wanted: bytes) -> PublicKey | None:
        """Return the key with an id, or None."""
        return next((key for key in self.keys if key.id == wanted), None)

    def as_json(self) -> dict[str, Any]:
        """Return the list as it is published."""
        return {"keys": [key.as_json() for key in self.keys]}

    @classmethod
    def from_json(cls, data: Any) -> PublicKeys:
        """Read a published list; raises UserError for one that is damaged."""
        try:
            return cls(tuple(_read(entry) for entry in data["keys"]))
        except (KeyError, TypeError, ValueError) as problem:
            raise UserError(
                error("keys-unreadable", "公開金鑰清單格式不正確。", "向發證學校重新取得清單。")
            ) from problem


def _read(entry: Mapping[str, Any]) -> PublicKey:
    text = str(entry["key"])
    key = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if entry["algorithm"] != "Ed25519" or len(key) != 32 or key_id(key).hex() != entry["id"]:
        raise ValueError("the id does not fit the key")
    since, until = (
        dt.date.fromisoformat(entry[name]) if entry.get(name) else None
        for name in ("since", "until")
    )
    return PublicKey(key, str(entry["issuer"]), since, until)


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key that signs; it travels to the processes that make documents and shows in no message."""

    secret: bytes = field(repr=False)
    issuer: str

    @classmethod
    def generate(cls, issuer: str) -> PrivateKey:
        """Make a new key for an issuer (the school's name as it stands on certificates)."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw(), issuer)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of some data; the same data gives the same signature."""
        return self.opened().sign(data)

    def opened(self) -> Ed25519PrivateKey:
        """Return the key as the library knows it."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    def public(self, since: dt.date | None = None, until: dt.date | None = None) -> PublicKey:
        """Return the key to be published."""
        return PublicKey(self.opened().public_key().public_bytes_raw(), self.issuer, since, until)
