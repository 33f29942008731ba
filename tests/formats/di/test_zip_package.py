"""ZIPs are looked into, never unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.di.decoding import MOST_BYTES
from inservice_docs.formats.di.zip_package import MOST_MEMBERS, is_zip, open_zip
from inservice_docs.records.finding import Finding, Place, UserError

PLACE = Place("x.zip")
Refusal = Callable[[Callable[[], object]], Finding]


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of some members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_names_and_contents() -> None:
    """Chinese names, folders left out, what Macs add left out."""
    data = packed({"公文/": b"", "公文/函.di": b"1", "__MACOSX/._函.di": b"2", "._函.di": b"3"})
    names, read = open_zip(io.BytesIO(data), PLACE)
    assert names == ["公文/函.di"]
    assert read("公文/函.di") == b"1"
    assert is_zip(data)
    assert not is_zip(b"<?xml")


def test_big5_names_are_recognised() -> None:
    """Names that Windows tools wrote without saying in what, 許功蓋 among them."""
    name = "許功蓋.di".encode("cp950")
    data = packed({"x" * len(name): b"1"}).replace(b"x" * len(name), name)
    assert open_zip(io.BytesIO(data), PLACE)[0] == ["許功蓋.di"]


def test_a_bomb_is_read_no_further_than_a_letter_goes() -> None:
    """A member of any size costs no more than the limit."""
    data = packed({"a.di": bytes(MOST_BYTES * 10)})
    _, read = open_zip(io.BytesIO(data), PLACE)
    assert len(read("a.di")) == MOST_BYTES + 1


def test_too_many_members_are_refused(refusal: Refusal) -> None:
    """Before they are listed."""
    data = packed({f"{number}": b"" for number in range(MOST_MEMBERS + 1)}, zipfile.ZIP_STORED)
    assert refusal(lambda: open_zip(io.BytesIO(data), PLACE)).code == "di-zip-large"


def test_damaged_zips_are_refused(refusal: Refusal) -> None:
    """Cut, scrambled, or packed in a way that nobody uses here."""
    data = packed({"a.di": b"123" * 100})
    for bad in (data[:-30], b"PK\x05\x06", data[:10] + b"\xff" * 60 + data[70:]):

        def step(bad: bytes = bad) -> object:
            names, read = open_zip(io.BytesIO(bad), PLACE)
            return [read(name) for name in names]

        assert refusal(step).code == "di-zip-unreadable"
    names, read = open_zip(io.BytesIO(packed({"a.di": b"1"}, zipfile.ZIP_LZMA)), PLACE)
    assert refusal(lambda: read(names[0])).code == "di-zip-unreadable"


def test_a_member_without_a_name_is_passed_over() -> None:
    """As in a ZIP whose directory is damaged."""
    data = bytearray(packed({"a": b"1"}))
    end = data.index(b"PK\x05\x06")
    at = data.index(b"PK\x01\x02")
    data[at + 28] = 0
    del data[at + 46]
    data[end - 1 + 12] -= 1
    names, _ = open_zip(io.BytesIO(bytes(data)), PLACE)
    assert names == [""]


def test_a_locked_zip_says_so(refusal: Refusal) -> None:
    """A password is named as the reason."""
    data = bytearray(packed({"a.di": b"123"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        data[at] |= 1
    names, read = open_zip(io.BytesIO(bytes(data)), PLACE)
    assert "密碼" in refusal(lambda: read(names[0])).message


@given(st.data())
def test_any_damage_is_refused_or_read(data: st.DataObject) -> None:
    """Whatever byte is changed, only a refusal comes of it."""
    whole = bytearray(packed({"函.di": b"<a/>" * 9, "b.sw": b""}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UserError):
        names, read = open_zip(io.BytesIO(bytes(whole)), PLACE)
        for name in names:
            read(name)


@pytest.mark.parametrize("size", [0, 4, 21])
def test_stubs_are_refused(size: int, refusal: Refusal) -> None:
    """A few bytes are no ZIP."""
    data = (b"PK\x05\x06" + bytes(18))[:size]
    assert refusal(lambda: open_zip(io.BytesIO(data), PLACE)).code == "di-zip-unreadable"
