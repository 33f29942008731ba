"""Text files from elsewhere: read as far as can be, and what was lost is said."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.received_text import MARK, decode_received
from inservice_docs.formats.text_file import MOST_BYTES
from inservice_docs.records.finding import UserError

TEXT = "臺中市政府　函\n主旨：請查照。\n" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_the_encoding_is_told(encoding: str) -> None:
    """Whatever wrote the file, its text comes out the same and its encoding is named."""
    decoded = decode_received(TEXT.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


def test_what_no_document_can_hold_is_left_out() -> None:
    """Control characters go; a form feed stays, as it parts pages."""
    assert (
        decode_received(b"a\x00".replace(b"\x00", b"\x07") + b"\x0cb\r\nc", "").text == "a\x0cb\nc"
    )


def test_a_few_lost_characters_are_a_finding() -> None:
    """A user-defined character (造字) does not make the whole file unreadable."""
    data = TEXT.encode("cp950") + b"\xfa\x40"
    decoded = decode_received(data, "a.txt")
    assert decoded.text.startswith(TEXT)
    assert decoded.encoding in ("cp950", "big5hkscs")
    half = TEXT.encode() * 4 + b"\xe8\x87"
    assert [found.code for found in decode_received(half, "").findings] == ["encoding-lost"]
    assert decode_received(half, "").text.endswith(MARK)


def test_utf16_cut_in_the_middle() -> None:
    """A file that lost its last byte is read but for its last character."""
    decoded = decode_received((TEXT * 20).encode("utf-16")[:-1], "")
    assert decoded.text.startswith(TEXT)
    assert decoded.encoding == "utf-16"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf \r\n", "file-empty"),
        (b"a\x00b", "file-binary"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 9, "file-binary"),
        (bytes(range(128, 256)) * 9, "encoding-unreadable"),
        (b"x" * (MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    """What is no text at all is refused in words."""
    with pytest.raises(UserError) as caught:
        decode_received(data, "a.txt")
    assert [found.code for found in caught.value.findings] == [code]


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Nothing but a text or a refusal comes of any bytes."""
    with contextlib.suppress(UserError):
        decode_received(data, "a.txt")
