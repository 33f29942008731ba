"""The envelope of a protected backup: a passphrase, and pieces that cannot be swapped or cut.

The key is made from the passphrase by scrypt (RFC 7914). Each piece is sealed by AES-256-GCM under
its number and whether it is the last (the STREAM construction), together with the header. An
empty piece in the header tells a wrong passphrase from a file that was cut short.
"""

from __future__ import annotations

import io
import json
import os
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"inservice-docs backup 1\n"
PIECE = 1 << 20
TAG = 16
COST = {"n": 1 << 16, "r": 8, "p": 1}
MOST_COST = 1 << 20


class WrongPassphraseError(Exception):
    """The passphrase does not open the envelope."""


class BrokenEnvelopeError(Exception):
    """The envelope was cut short or changed."""


class Sealer(io.RawIOBase):
    """A file to write into; what is written is sealed piece by piece. `finish` it at the end."""

    def __init__(
        self, file: IO[bytes], passphrase: str, cost: dict[str, int] | None = None
    ) -> None:
        """Write the header."""
        super().__init__()
        settings: dict[str, Any] = {**(cost or COST), "salt": os.urandom(16).hex()}
        settings["prefix"] = os.urandom(7).hex()
        self._file, self._cipher = file, _cipher(settings, passphrase)
        settings["check"] = self._cipher.encrypt(_check_nonce(settings), b"", MAGIC).hex()
        self._header = _header(settings)
        self._prefix, self._number = bytes.fromhex(settings["prefix"]), 0
        self._waiting = bytearray()
        file.write(self._header)

    def writable(self) -> bool:
        """It can be written to, and nothing else."""
        return True

    def write(self, data: Any) -> int:
        """Take bytes; whole pieces go to the file."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def finish(self) -> None:
        """Write the last piece; without it the envelope counts as cut short."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, last=last)
        self._file.write(self._cipher.encrypt(nonce, piece, self._header))
        self._number += 1


def is_envelope(start: bytes) -> bool:
    """Tell whether a file that starts like this is a protected backup."""
    return start.startswith(MAGIC)


def open_envelope(file: IO[bytes], passphrase: str, into: IO[bytes]) -> None:
    """Write what an envelope holds `into` a file.

    Raises WrongPassphraseError, or BrokenEnvelopeError when it was cut short or changed.
    """
    header, settings = _read_header(file)
    cipher, prefix = _cipher(settings, passphrase), bytes.fromhex(settings["prefix"])
    known = _is_right(cipher, settings)
    number, piece = 0, file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            nonce = _nonce(prefix, number, last=not following)
            into.write(cipher.decrypt(nonce, piece, header))
        except InvalidTag:
            if not known and number == 0 and (following or len(piece) < PIECE + TAG):
                raise WrongPassphraseError from None
            raise BrokenEnvelopeError from None
        if not following:
            return
        number, piece = number + 1, following


def _header(settings: dict[str, Any]) -> bytes:
    return MAGIC + json.dumps(settings, sort_keys=True).encode() + b"\n"


def _read_header(file: IO[bytes]) -> tuple[bytes, dict[str, Any]]:
    header = file.readline(100) + file.readline(1000)
    try:
        settings = json.loads(header[len(MAGIC) :])
        fitting = all(0 < int(settings[name]) <= MOST_COST for name in ("n", "r", "p"))
        fitting = fitting and settings["n"] * settings["r"] <= MOST_COST
        fitting = fitting and len(bytes.fromhex(settings["prefix"])) == 7
    except (ValueError, KeyError, TypeError):
        raise BrokenEnvelopeError from None
    if not fitting or not header.endswith(b"\n"):
        raise BrokenEnvelopeError
    return header, settings


def _cipher(settings: dict[str, Any], passphrase: str) -> AESGCM:
    cost = {name: int(settings[name]) for name in ("n", "r", "p")}
    try:
        kdf = Scrypt(bytes.fromhex(settings["salt"]), 32, **cost)
    except ValueError:
        raise BrokenEnvelopeError from None
    return AESGCM(kdf.derive(passphrase.encode()))


def _is_right(cipher: AESGCM, settings: dict[str, Any]) -> bool:
    """Tell whether the passphrase is known to be right; envelopes of before do not say.

    Raises WrongPassphraseError when it is not.
    """
    if "check" not in settings:
        return False
    try:
        cipher.decrypt(_check_nonce(settings), bytes.fromhex(settings["check"]), MAGIC)
    except (InvalidTag, ValueError, TypeError):
        raise WrongPassphraseError from None
    return True


def _check_nonce(settings: dict[str, Any]) -> bytes:
    return bytes.fromhex(settings["prefix"]) + b"\xff\xff\xff\xff\x02"


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")
