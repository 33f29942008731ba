"""The bytes of an exchange file decide its encoding."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.di.decoding import MOST_BYTES, decode, too_large
from inservice_docs.records.finding import Finding, Place, UserError

TEXT = '<?xml version="1.0"?><函>臺中市政府</函>'


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        ("<函>臺</函>".encode("utf-16-le"), "utf-16-le"),
        ("<函>臺</函>".encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp950"), "cp950"),
    ],
)
def test_every_encoding_is_recognised(data: bytes, encoding: str) -> None:
    """With and without marks, whatever is declared."""
    decoded = decode(data, "x.di")
    assert decoded.encoding == encoding
    assert decoded.text in (TEXT, "<函>臺</函>")


def test_utf8_labelled_big5_is_a_hint() -> None:
    """A wrong label is said, and does no harm."""
    decoded = decode('<?xml version="1.0" encoding="big5"?><函>堃</函>'.encode(), "x.di")
    assert decoded.encoding == "utf-8"
    assert [each.code for each in decoded.findings] == ["di-encoding-label"]


def test_characters_that_nothing_can_hold_are_left_out() -> None:
    """Control characters go, with their first line."""
    decoded = decode("<函>\n甲\x0b乙\ufdd0丙\x1a</函>".encode(), "x.di")
    assert decoded.text == "<函>\n甲乙丙</函>"
    assert decoded.findings[0].code == "di-character"
    assert decoded.findings[0].place == Place("x.di", 2)


def test_utf16_cut_inside_a_character_goes_on() -> None:
    """That the file ends too soon is found later, with its line."""
    assert decode(TEXT.encode("utf-16")[:-1], "x.di").text == TEXT[:-1]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf \n", "file-empty"),
        (b"%PDF-1.7", "di-not-xml"),
        (b"\xd0\xcf\x11\xe0", "di-not-xml"),
        (b"{\\rtf1", "di-not-xml"),
        (b"<a>\0\0</a>", "encoding-unreadable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8\x41\x00\x41\x00", "encoding-unreadable"),
        (b" " * (MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_other_files_are_refused(
    data: bytes, code: str, refusal: Callable[[Callable[[], object]], Finding]
) -> None:
    """Empty, binary and huge files are refused by name."""
    assert refusal(lambda: decode(data, "x.di")).code == code


def test_the_limit_is_told() -> None:
    """The finding says how large a letter may be."""
    assert "4 MB" in too_large(Place("x.di")).message


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but a text or a refusal comes of any bytes."""
    with suppress(UserError):
        decode(data, "x.di")
