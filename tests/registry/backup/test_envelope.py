"""The envelope of a protected backup."""

from __future__ import annotations

import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.registry.backup.envelope import (
    MAGIC,
    PIECE,
    TAG,
    BrokenEnvelopeError,
    Sealer,
    WrongPassphraseError,
    is_envelope,
    open_envelope,
)

CHEAP = {"n": 2, "r": 8, "p": 1}
OLD = (
    "696e736572766963652d646f6373206261636b757020310a7b226e223a20322c202270223a20312c2022707265"
    "666978223a20226637373461386364363039373739222c202272223a20382c202273616c74223a202237303137"
    "65656333633037303663366462303937346332626665366663636564227d0a431a6d5bcd2f2334ae30f6278ea0"
    "a2c5188662"
)
"""An envelope that the program made before its header had a check."""


def sealed(data: bytes, passphrase: str = "開門") -> bytes:
    """Data in an envelope, quickly made."""
    file = io.BytesIO()
    sealer = Sealer(file, passphrase, CHEAP)
    sealer.write(data)
    sealer.finish()
    return file.getvalue()


def opened(data: bytes, passphrase: str = "開門") -> bytes:
    """What an envelope holds."""
    into = io.BytesIO()
    open_envelope(io.BytesIO(data), passphrase, into)
    return into.getvalue()


@given(st.binary(max_size=200))
def test_what_is_put_in_comes_out(data: bytes) -> None:
    """Any bytes, also none."""
    assert opened(sealed(data)) == data


@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17])
def test_large_content_goes_in_pieces(size: int) -> None:
    """Just under, at and above the size of a piece."""
    data = os.urandom(size)
    assert opened(sealed(data)) == data


def test_the_content_is_hidden() -> None:
    """Nothing of it can be read, and the envelope is known by its start."""
    whole = sealed(b"A123456789" * 10)
    assert b"A123456789" not in whole
    assert is_envelope(whole[:64])
    assert not is_envelope(b"PK\x03\x04")


def test_a_wrong_passphrase_is_told_from_damage() -> None:
    """For a small and for a large one."""
    for data in (b"x", os.urandom(2 * PIECE)):
        with pytest.raises(WrongPassphraseError):
            opened(sealed(data), "關門")


def test_an_envelope_cut_short_is_no_wrong_passphrase() -> None:
    """However little is left of it."""
    for size in (300, 2 * PIECE):
        whole = sealed(os.urandom(size))
        for left in (whole.index(b"\n", len(MAGIC)) + 1, len(whole) // 2, len(whole) - 1):
            with pytest.raises(BrokenEnvelopeError):
                opened(whole[:left])


def test_envelopes_of_before_open() -> None:
    """Their header has nothing to know a wrong passphrase by."""
    data = bytes.fromhex(OLD)
    assert opened(data) == b"old"
    with pytest.raises(WrongPassphraseError):
        opened(data, "關門")


def test_pieces_cannot_be_cut_off_swapped_or_doubled() -> None:
    """Each is sealed with its number and with whether it is the last."""
    whole = sealed(os.urandom(2 * PIECE + 5))
    start = whole.index(b"\n", len(MAGIC)) + 1
    head, rest, size = whole[:start], whole[start:], PIECE + TAG
    one, two, three = rest[:size], rest[size : 2 * size], rest[2 * size :]
    for pieces in (
        (one,),
        (one, two),
        (one, two, three[:-1]),
        (one, three),
        (one, one, two, three),
        (one, two, two, three),
    ):
        with pytest.raises((BrokenEnvelopeError, WrongPassphraseError)):
            opened(head + b"".join(pieces))


@pytest.mark.parametrize(
    "change",
    [
        {"n": 3},
        {"n": 1 << 40},
        {"r": 0},
        {"p": 1 << 30},
        {"salt": "x"},
        {"prefix": "00"},
        {"n": "2"},
    ],
)
def test_a_hostile_header_is_refused(change: dict[str, object]) -> None:
    """It cannot ask for all the memory of the machine."""
    whole = sealed(b"data")
    end = whole.index(b"\n", len(MAGIC))
    settings = json.loads(whole[len(MAGIC) : end]) | change
    with pytest.raises((BrokenEnvelopeError, WrongPassphraseError)):
        opened(MAGIC + json.dumps(settings).encode() + whole[end:])


@pytest.mark.parametrize("rest", [b"", b"\n", b"{}\n", b"[]\n", b"{" * 2000, b"null\n"])
def test_a_broken_header_is_refused(rest: bytes) -> None:
    """Cut short, empty, or something else."""
    with pytest.raises(BrokenEnvelopeError):
        opened(MAGIC + rest)
