"""Opening docx and odt: only what is asked for, and never more than a letter needs."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.support.office_files import package

from inservice_docs.formats.office_text import package as module
from inservice_docs.formats.office_text.package import MOST_PART, MOST_TAGS, Package
from inservice_docs.records.finding import UserError


def refusal(data: bytes, part: str = "a.xml") -> str:
    """Return the code of what was refused."""
    with pytest.raises(UserError) as caught:
        Package(data, "a.docx").xml(part)
    assert caught.value.findings[0].place.file == "a.docx"
    assert caught.value.findings[0].fix
    return caught.value.findings[0].code


def test_parts() -> None:
    """A part's bytes and its root; a part that is not there is empty."""
    opened = Package(package({"a.xml": "<a>1</a>"}), "a.docx")
    root = opened.xml("a.xml")
    assert root is not None
    assert root.text == "1"
    assert opened.part("b.xml") == b""
    assert opened.xml("b.xml") is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<a>", "office-damaged"),
        ("", "no"),
        ("<a>" + "<b/>" * MOST_TAGS + "</a>", "office-too-large"),
        ("x" * (MOST_PART + 1), "office-too-large"),
        ("<a " + " ".join(f'a{n}=""' for n in range(400_001)) + "/>", "office-too-large"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "office-hostile"),
        ('<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>', "office-hostile"),
    ],
)
def test_bounds(content: str, code: str) -> None:
    """What no letter has is refused before it costs anything."""
    if not content:
        assert Package(package({"a.xml": content}), "").xml("a.xml") is None
        return
    assert refusal(package({"a.xml": content})) == code


def test_too_many_parts() -> None:
    """A directory of thousands of parts is not even listed."""
    data = package({f"{n}": "" for n in range(module.MOST_PARTS + 1)})
    assert refusal(data) == "office-too-large"


def test_damaged_archives() -> None:
    """Cut short, spoilt in the middle, or packed in an unusual way."""
    data = package({"a.xml": "<a>" + "<b/>" * 500 + "</a>"})
    assert refusal(data[:-30]) == "office-damaged"
    assert refusal(b"PK\x03\x04") == "office-damaged"
    spoilt = bytearray(data)
    spoilt[40:60] = b"\xff" * 20
    assert refusal(bytes(spoilt)) == "office-damaged"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xml", "<a/>")
    assert refusal(stream.getvalue()) == "office-damaged"


def test_locked_parts() -> None:
    """A password is named as what it is."""
    data = bytearray(package({"a.xml": "<a/>"}))
    data[6] |= 1
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == "office-locked"
