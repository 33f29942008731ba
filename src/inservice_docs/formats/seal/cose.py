"""COSE_Sign1 (RFC 9052 §4.2) with Ed25519 and nothing else: one way to write it, one to read it."""

from __future__ import annotations

from typing import Any, NamedTuple

import cbor2

ALGORITHM, KEY_ID = 1, 4
EDDSA = -8
TAG = 18
_SIGNATURE_BYTES = 64


class Message(NamedTuple):
    """A signed message, its signature not checked yet."""

    key_id: bytes
    payload: bytes
    signature: bytes
    to_be_signed: bytes


def to_be_signed(key_id: bytes, payload: bytes) -> bytes:
    """Return the Sig_structure: what the signature is over."""
    return cbor2.dumps(["Signature1", _protected(key_id), b"", payload])


def write(key_id: bytes, payload: bytes, signature: bytes) -> bytes:
    """Return the message; its key id stands in the protected header."""
    return cbor2.dumps(cbor2.CBORTag(TAG, [_protected(key_id), {}, payload, signature]))


def read(data: bytes) -> Message:
    """Return a message's parts; raises ValueError unless it is byte for byte what `write` writes.

    So there is one form of each certificate, and no byte can be changed without being noticed.
    """
    try:
        tagged = cbor2.loads(data)
        protected, _, payload, signature = tagged.value
        headers = cbor2.loads(protected)
        key_id = headers[KEY_ID]
    except Exception as problem:  # the decoder raises many kinds for what is no such message
        raise ValueError("no COSE message") from problem
    parts: tuple[Any, ...] = (key_id, payload, signature)
    if not all(isinstance(part, bytes) for part in parts) or len(signature) != _SIGNATURE_BYTES:
        raise ValueError("no signed message")
    if write(key_id, payload, signature) != data:
        raise ValueError("not in its one form")
    return Message(key_id, payload, signature, to_be_signed(key_id, payload))


def _protected(key_id: bytes) -> bytes:
    return cbor2.dumps({ALGORITHM: EDDSA, KEY_ID: key_id})
