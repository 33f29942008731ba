"""Files of every other kind, damaged and dangerous ones: refused in words, and quickly."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from tests.formats.tables.lists import EXPORT, WANG, workbook

from inservice_docs.formats.tables.opening import MOST_BYTES
from inservice_docs.formats.tables.roster import read_roster
from inservice_docs.records.finding import UserError


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_roster(path)
    (found,) = caught.value.findings
    assert found.fix, "every refusal has its cure"
    return found.code


def changed(path: Path, old: bytes, new: bytes) -> Path:
    """Rewrite the parts of a workbook."""
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry).replace(old, new))
    return path


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"  \n", "file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file-kind"),
        (b"%PDF-1.7", "file-kind"),
        (b"<html><p>no table", "xml-unreadable"),
        (b"<a><b></a>", "xml-unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "file-kind"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file-locked"),
        (bytes(range(256)), "encoding-unreadable"),
        (b"a,b\0c", "encoding-unreadable"),
        (b"PK\x03\x04" + bytes(50), "file-damaged"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, data: bytes, code: str) -> None:
    """Whatever it is called, the content tells what it is."""
    path = tmp_path / "名單.xlsx"
    path.write_bytes(data)
    assert refusal(path) == code


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """No traceback for a wrong path."""
    assert refusal(tmp_path / "沒有.csv") == "file-missing"
    assert refusal(tmp_path) == "file-unreadable"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """The size is looked at first."""
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        os.truncate(file.fileno(), MOST_BYTES + 1)
    assert refusal(path) == "file-too-large"


def test_an_unclosed_quote_swallows_nobody(tmp_path: Path) -> None:
    """Not even the rest of a long file: it is named with its line, and everybody is read."""
    path = tmp_path / "a.csv"
    path.write_text('姓名,學校\n王,甲\n李,"乙\n' + "丙,丁\n" * 60_000, encoding="utf-8")
    read = read_roster(path)
    assert len(read.value.people) == 60_002
    assert read.value.people[1].school == "乙"
    assert [(each.code, each.place.line) for each in read.findings[:1]] == [("csv-quote", 3)]


def test_a_cell_in_the_farthest_corner_is_refused(tmp_path: Path) -> None:
    """Such a cell would make the reader end the whole program."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    changed(path, b'r="H2"', b'r="XFD1048576"')
    changed(path, b'<row r="2"', b'<row r="1048576"')
    assert refusal(path) == "workbook-too-wide"


@pytest.mark.parametrize(
    "spelling", [b"r='XFD1048576'", b'r = "&#88;FD1048576"', b'r="xfd1048576"']
)
def test_other_spellings_of_the_corner(tmp_path: Path, spelling: bytes) -> None:
    """Quotes, spaces, entities and small letters hide nothing."""
    path = changed(workbook(tmp_path / "a.xlsx", EXPORT, WANG), b'r="H2"', spelling)
    assert refusal(path) == "workbook-too-wide"


def test_formatting_far_out_does_no_harm(tmp_path: Path) -> None:
    """Empty cells that somebody coloured, and a boastful size, are no reason to refuse a list."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    changed(
        path,
        b"</row></sheetData>",
        b'</row><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
    )
    changed(path, b'ref="A1:H2"', b'ref="A1:XFD1048576"')
    assert len(read_roster(path).value.people) == 1


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """A small file that unpacks to a huge one is stopped at the limit."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    data = path.read_bytes()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry))
        target.writestr("xl/extra.xml", bytes(170_000_000))
    assert path.stat().st_size < 300_000
    assert refusal(path) == "workbook-too-large"


def test_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    """Half a download is damaged, not empty."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    path.write_bytes(path.read_bytes()[:2000])
    assert refusal(path) == "file-damaged"


def test_a_plain_zip_is_refused(tmp_path: Path) -> None:
    """An archive is not a workbook."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "姓名\n王")
    assert refusal(path) == "not-a-workbook"


@pytest.mark.parametrize("broken", [b"</row>", b'<row r="2">', b't="inlineStr"'])
def test_broken_xml_is_refused(tmp_path: Path, broken: bytes) -> None:
    """The reader's complaints never reach the clerk."""
    path = changed(workbook(tmp_path / "a.xlsx", EXPORT, WANG), broken, b"<<")
    assert refusal(path) == "file-damaged"


def test_locked_entries_are_refused(tmp_path: Path) -> None:
    """A workbook zipped with a password says so."""
    path = workbook(tmp_path / "a.xlsx", EXPORT, WANG)
    data = bytearray(path.read_bytes())
    for start in range(len(data) - 10):
        if data[start : start + 4] == b"PK\x01\x02":
            data[start + 8] |= 1
        elif data[start : start + 4] == b"PK\x03\x04":
            data[start + 6] |= 1
    path.write_bytes(bytes(data))
    assert refusal(path) == "file-damaged"
