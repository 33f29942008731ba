"""Which encoding a list is in."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.tables.decoding import decode_list
from inservice_docs.records.finding import UserError

TEXT = "姓名,學校\n王範例,甲國小\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp950"), "cp950"),
        ((TEXT + "姚嘅\n").encode("big5hkscs"), "big5-hkscs"),
        ("姓名,单位\n王范例,第一小学\n".encode("gb18030"), "gb18030"),
    ],
)
def test_encodings_in_use(data: bytes, encoding: str) -> None:
    """Said as Python names it; the older ones with how the text begins."""
    read = decode_list(data, "a.csv")
    assert read.encoding == encoding
    assert read.text.lstrip("\ufeff").startswith("姓名,")
    older = encoding in {"cp950", "big5-hkscs", "gb18030"}
    assert [found.code for found in read.findings] == [f"encoding-{encoding}"] * older
    assert all("姓名" in found.message for found in read.findings)


def test_lists_joined_from_two_encodings() -> None:
    """Each line is read in its own; which were Big5 is said."""
    data = TEXT.encode() + "李範二,乙國小\n".encode("cp950")
    read = decode_list(data, "a.csv")
    assert read.text == TEXT + "李範二,乙國小\n"
    assert [(found.code, found.place.line) for found in read.findings] == [("encoding-mixed", 3)]


def test_a_broken_line_is_kept_and_named() -> None:
    """Nothing else is lost for it."""
    read = decode_list(TEXT.encode() + b"\xff\xff,x\n", "a.csv")
    assert [(found.code, found.place.line) for found in read.findings] == [("encoding-broken", 3)]
    assert read.text.endswith("\ufffd\ufffd,x\n")


def test_the_preview_shows_no_number() -> None:
    """IDs and telephones in the first lines stay hidden."""
    data = "姓名,身分證字號\n王範例,A123456789\n".encode("cp950")
    assert "123456789" not in decode_list(data, "a.csv").findings[0].message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing else happens."""
    with suppress(UserError):
        assert isinstance(decode_list(data, "a.csv").text, str)
