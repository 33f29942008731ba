"""The key ring: sealing single values, and the keyed hash by which a sealed one is found.

AES-256-GCM (NIST SP 800-38D) with a random nonce; the place of a value (table, column, row) is
authenticated with it, so that none can be moved to another. Each use has a key of its own, derived
from the master key by HKDF (RFC 5869).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = b"\x01"
KEY_ID = 8
NONCE = 12
FORMAT_OF_FILE = 1


class SealError(Exception):
    """A sealed value that no key of the ring opens: tampered with, moved, or of another ring."""


@dataclass(frozen=True)
class MasterKey:
    """One master key; its id is a fingerprint, so that a wrong key is noticed at once."""

    secret: bytes = field(repr=False)

    @cached_property
    def id(self) -> bytes:
        """Return the key's fingerprint."""
        return self._derive(b"key id")[:KEY_ID]

    @cached_property
    def cipher(self) -> AESGCM:
        """Return the cipher that seals values."""
        return AESGCM(self._derive(b"values"))

    def mac(self, use: bytes, data: bytes) -> bytes:
        """Return the keyed hash of `data` for one use."""
        return hmac.digest(self._mac_key(use), data, hashlib.sha256)

    def _mac_key(self, use: bytes) -> bytes:
        keys = self.__dict__.setdefault("_mac_keys", {})
        if use not in keys:
            keys[use] = self._derive(b"hash " + use)
        return bytes(keys[use])

    def _derive(self, use: bytes) -> bytes:
        return HKDF(SHA256(), 32, None, b"inservice-docs " + use).derive(self.secret)


@dataclass(frozen=True)
class KeyRing:
    """Every key that a register has had; the first is the one that seals now."""

    keys: tuple[MasterKey, ...]

    @classmethod
    def new(cls) -> KeyRing:
        """Make a ring with one fresh key."""
        return cls((MasterKey(os.urandom(32)),))

    def rotated(self) -> KeyRing:
        """Return the ring with a fresh key in front; the others still open what they sealed."""
        return KeyRing((MasterKey(os.urandom(32)), *self.keys))

    def merged(self, other: KeyRing) -> KeyRing:
        """Return the ring with the other's keys behind its own, each once."""
        own = {key.id for key in self.keys}
        return KeyRing((*self.keys, *(key for key in other.keys if key.id not in own)))

    def led_by(self, key_id: str) -> KeyRing | None:
        """Return the ring with the named key in front, None when it has no such key."""
        leader = [key for key in self.keys if key.id.hex() == key_id]
        others = tuple(key for key in self.keys if key.id.hex() != key_id)
        return KeyRing((leader[0], *others)) if leader else None

    @property
    def active_id(self) -> str:
        """Return the fingerprint of the key that seals now."""
        return self.keys[0].id.hex()

    def seal(self, value: bytes, place: str) -> bytes:
        """Seal a value for a place such as `participants.phone:17`."""
        key, nonce = self.keys[0], os.urandom(NONCE)
        return FORMAT + key.id + nonce + key.cipher.encrypt(nonce, value, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Return a value sealed for this very place; raises SealError for any other."""
        key = self._named(sealed[1 : 1 + KEY_ID])
        start = 1 + KEY_ID + NONCE
        if sealed[:1] != FORMAT or key is None:
            raise SealError
        try:
            return key.cipher.decrypt(sealed[1 + KEY_ID : start], sealed[start:], place.encode())
        except (InvalidTag, ValueError):
            raise SealError from None

    def index(self, text: str) -> bytes:
        """Return the blind index of a text: equal for equal texts, telling nothing else."""
        return self.keys[0].mac(b"index", text.encode())

    def indexes(self, text: str) -> tuple[bytes, ...]:
        """Return the blind index of a text under every key."""
        return tuple(key.mac(b"index", text.encode()) for key in self.keys)

    def mac(self, use: bytes, data: bytes, key_id: str | None = None) -> bytes:
        """Return the keyed hash of `data`; raises SealError when the ring lacks the named key."""
        key = self.keys[0] if key_id is None else self._named(bytes.fromhex(key_id))
        if key is None:
            raise SealError
        return key.mac(use, data)

    def to_text(self) -> str:
        """Return the ring as it is kept in a key file or the system's key ring."""
        secrets = [base64.b64encode(key.secret).decode() for key in self.keys]
        return json.dumps({"format": FORMAT_OF_FILE, "keys": secrets})

    @classmethod
    def from_text(cls, text: str) -> KeyRing | None:
        """Read what `to_text` wrote; None when it is anything else."""
        try:
            held = json.loads(text)
            secrets = [base64.b64decode(each, validate=True) for each in held["keys"]]
        except (ValueError, KeyError, TypeError, binascii.Error):
            return None
        if held.get("format") != FORMAT_OF_FILE or not secrets:
            return None
        if any(len(secret) != 32 for secret in secrets):
            return None
        return cls(tuple(MasterKey(secret) for secret in secrets))

    def _named(self, key_id: bytes) -> MasterKey | None:
        return next((key for key in self.keys if key.id == key_id), None)
