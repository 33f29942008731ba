"""The signed message: COSE_Sign1 as RFC 9052 has it, in one form only."""

from __future__ import annotations

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.seal import cose

# cose-wg/Examples, eddsa-examples/eddsa-sig-01: key "11", its secret, and the message.
SECRET = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")


def test_the_structure_is_that_of_the_standard() -> None:
    """Tag 18, protected header as bytes, empty unprotected header, payload, 64 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(SECRET)
    signature = key.sign(cose.to_be_signed(b"11", b"This is the content."))
    message = cose.write(b"11", b"This is the content.", signature)
    tagged = cbor2.loads(message)
    protected, unprotected, payload, signed = tagged.value
    assert tagged.tag == 18
    assert cbor2.loads(protected) == {1: -8, 4: b"11"}
    assert (unprotected, payload, signed) == ({}, b"This is the content.", signature)
    structure = ["Signature1", protected, b"", payload]
    key.public_key().verify(signed, cbor2.dumps(structure))
    assert cose.read(message).to_be_signed == cbor2.dumps(structure)


def test_every_other_form_is_refused() -> None:
    """A longer length, another header, no tag, a tail: the same content, and yet refused."""
    message = cose.write(b"12345678", b"payload", bytes(64))
    tagged = cbor2.loads(message)
    protected, _, payload, signature = tagged.value
    forms = [
        message + b"\x00",
        message[1:],
        message[:-1],
        message.replace(b"\x47payload", b"\x58\x07payload"),
        cbor2.dumps(cbor2.CBORTag(18, [protected, {5: 1}, payload, signature])),
        cbor2.dumps(cbor2.CBORTag(98, [protected, {}, payload, signature])),
        cbor2.dumps(
            cbor2.CBORTag(18, [cbor2.dumps({1: -7, 4: b"12345678"}), {}, payload, signature])
        ),
        cose.write(b"12345678", b"payload", bytes(63)),
        b"",
    ]
    for form in forms:
        with pytest.raises(ValueError, match=r"COSE|signed|form"):
            cose.read(form)


@given(st.binary(max_size=120))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    """Anything else than a message is a ValueError."""
    with pytest.raises(ValueError, match=r"COSE|signed|form"):
        cose.read(data)
