"""Bytes into text: encodings told apart, and files of other kinds refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from inservice_docs.formats.text_file import MOST_BYTES, decode, read_bytes
from inservice_docs.records.finding import UserError

TEXT = "研習名稱: 十二年一貫\n時數: 3\n"


def codes(data: bytes) -> list[str]:
    """Return the codes of what was refused."""
    with pytest.raises(UserError) as caught:
        decode(data, "p.yaml")
    return [found.code for found in caught.value.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_by_its_mark(encoding: str) -> None:
    """UTF-8 with and without a mark, and UTF-16 by its mark, give the same text."""
    data = TEXT.encode(encoding)
    if encoding in {"utf-16-le", "utf-16-be"}:
        data = "\ufeff".encode(encoding) + data
    assert decode(data, "") == (TEXT, ())


def test_line_ends() -> None:
    """Windows and old Mac line ends become line feeds."""
    assert decode(b"a\r\nb\rc\n", "")[0] == "a\nb\nc\n"


def test_cp950() -> None:
    """Big5 is read, and said."""
    text, findings = decode(TEXT.encode("cp950"), "p.yaml")
    assert text == TEXT
    assert [found.code for found in findings] == ["encoding-cp950"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\t\xef\xbb\xbf", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"PK\x03\x04rest", "file-binary"),
        (b"\xd0\xcf\x11\xe0rest", "file-binary"),
        (b"%PDF-1.7", "file-binary"),
        (b"a: 1\x00", "file-binary"),
        (TEXT.encode("utf-16-le"), "file-binary"),
        (b"\xff\xfea", "encoding-unreadable"),
        (b"a: \x80\x80\xff", "encoding-unreadable"),
        (TEXT.encode() + b"\xe7\xa0", "encoding-unreadable"),
        (b"x" * (MOST_BYTES + 1), "file-too-large"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    """Each kind of file that is no plan is refused with a code of its own."""
    assert codes(data) == [code]


def test_damaged_utf8_is_not_taken_for_cp950() -> None:
    """The line where UTF-8 breaks is named."""
    with pytest.raises(UserError) as caught:
        decode("研習名稱: 十二年一貫\n".encode() + b"\xe7\xa0: 1\n", "p.yaml")
    assert caught.value.findings[0].place.line == 2


def test_characters_no_document_can_hold() -> None:
    """Control characters and noncharacters are shown with line and column, several at once."""
    with pytest.raises(UserError) as caught:
        decode("a: \x07b\nc: \ufdd0\n".encode(), "p.yaml")
    places = [(found.place.line, found.place.column) for found in caught.value.findings]
    assert places == [(1, 4), (2, 4)]
    assert "U+0007" in caught.value.findings[0].message


def test_read_bytes(tmp_path: Path) -> None:
    """A file's bytes come back; missing, folder, unreadable and large ones are refused."""
    file = tmp_path / "p.yaml"
    file.write_bytes(b"a: 1")
    assert read_bytes(file) == b"a: 1"
    for path, most, code in [
        (tmp_path / "none.yaml", 10, "file-missing"),
        (tmp_path, 10, "file-is-folder"),
        (file, 3, "file-too-large"),
        (file / "below", 3, "file-unreadable"),
        (Path("a\x00b"), 3, "file-unreadable"),
    ]:
        with pytest.raises(UserError) as caught:
            read_bytes(path, most)
        assert caught.value.findings[0].code == code


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    """The size of a 50 MB file is refused by looking at it, with both sizes in the message."""
    file = tmp_path / "big.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(UserError) as caught:
        read_bytes(file)
    assert "50.0 MB" in caught.value.findings[0].message
