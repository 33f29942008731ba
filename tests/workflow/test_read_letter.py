"""Letters of every format are read back as they were; what holds no letter is named."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.support.office_files import WORD, docx, odt, package, paragraph
from tests.support.pdf_files import drawn, pdf
from tests.support.received_letters import received_letters

from inservice_docs.formats.di.write import write_di
from inservice_docs.formats.letter_file import letter_json
from inservice_docs.formats.pdf import extract
from inservice_docs.records.finding import UserError
from inservice_docs.records.letter import Letter
from inservice_docs.workflow.letter_files import letter_files
from inservice_docs.workflow.read_letter import MOST_BYTES, read_letter
from inservice_docs.workflow.workspace import open_workspace

CASES = Path(__file__).parents[1] / "data" / "letters_read"
LETTERS = received_letters()
LINES = (
    "示範縣政府　函",
    "發文日期：中華民國115年8月5日",
    "發文字號：示府教學字第1150050001號",
    "主旨：請查照。",
)


def saved(folder: Path, name: str, data: bytes) -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(data)
    return path


@cache
def printed(form: str) -> dict[str, bytes]:
    """Return all letters in a format, made as the program makes them, in one call."""
    made = letter_files(list(LETTERS.items()), (form,), open_workspace(None))
    return {document.name: document.data for document in made.value}


def check(form: str, folder: Path) -> None:
    """Every field of every letter comes back as it was, and nothing is missed."""
    assert len(LETTERS) >= 20
    for name, letter in LETTERS.items():
        outcome = read_letter(saved(folder, f"{name}.{form}", printed(form)[f"{name}.{form}"]))
        # The name of the school is printed on a letter, not on a memo.
        expected = letter.model_copy(update={"sender": ""}) if letter.is_memo else letter
        assert outcome.value.letter == expected, name
        assert outcome.value.format == form
        assert not outcome.findings


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_letters_of_our_own(form: str, tmp_path: Path) -> None:
    """What the program writes it reads back."""
    check(form, tmp_path)


@pytest.mark.system
@pytest.mark.parametrize("form", ["pdf", "odt"])
def test_letters_that_went_through_libreoffice(form: str, tmp_path: Path) -> None:
    """Broken into lines and pages, or with every style renamed, a letter is the same."""
    check(form, tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "form", "encoding"),
    [
        ("a.txt", "\n".join(LINES).encode("cp950"), "txt", "cp950"),
        ("a", "\r\n".join(LINES).encode("utf-16"), "txt", "utf-16"),
        ("a.pdf", docx("".join(map(paragraph, LINES))), "docx", ""),
        ("a.docx", odt("".join(f"<text:p>{line}</text:p>" for line in LINES)), "odt", ""),
        ("a.doc", pdf(drawn(*((72, 700 - 30 * n, t) for n, t in enumerate(LINES)))), "pdf", ""),
    ],
)
def test_the_content_tells_the_format(
    name: str, data: bytes, form: str, encoding: str, tmp_path: Path
) -> None:
    """A file with a wrong ending is read as what it is."""
    read = read_letter(saved(tmp_path, name, data)).value
    assert (read.format, read.encoding) == (form, encoding)
    assert read.letter == Letter(
        sender="示範縣政府",
        date="2026-08-05",
        number="示府教學字第1150050001號",
        subject="請查照。",
    )


def test_a_head_laid_out_as_a_table(tmp_path: Path) -> None:
    """Labels in one column and values in the other, with and without colons."""
    rows = (("發文日期：", "115年8月5日"), ("發文字號", "甲字第1150000001號"), ("速別", ""))
    cells = (f"<w:tc>{paragraph(text)}</w:tc>" for row in rows for text in row)
    table = "".join(
        f"<w:tr>{label}{value}</w:tr>" for label, value in zip(cells, cells, strict=True)
    )
    body = f"{paragraph(LINES[0])}<w:tbl>{table}</w:tbl>{paragraph('附件')}{paragraph(LINES[3])}"
    letter = read_letter(saved(tmp_path, "a.docx", docx(body))).value.letter
    assert (letter.sender, letter.number) == ("示範縣政府", "甲字第1150000001號")
    assert (letter.date_text, letter.speed, letter.subject) == ("115年8月5日", "", "請查照。")


def test_a_title_in_the_page_header(tmp_path: Path) -> None:
    """A letterhead may hold the sender's name."""
    header = f"<w:hdr {WORD}>{paragraph(LINES[0])}</w:hdr>"
    data = docx("".join(map(paragraph, LINES[1:])), header1=header)
    assert read_letter(saved(tmp_path, "a.docx", data)).value.letter.sender == "示範縣政府"
    useless = docx("".join(map(paragraph, LINES[1:])), header1=header.replace("函", "信箋"))
    found = read_letter(saved(tmp_path, "b.docx", useless)).findings
    assert [each.code for each in found] == ["letter-lacks-sender"]


def test_a_letter_given_in_full(tmp_path: Path) -> None:
    """The JSON of a letter that was read is a letter too."""
    letter = LETTERS["letter-00"]
    data = json.dumps(letter_json(letter), ensure_ascii=False).encode()
    read = read_letter(saved(tmp_path, "a.json", data)).value
    assert read.format == "yaml"
    assert read.letter.model_copy(update={"date_text": ""}) == letter


def test_exchange_files(tmp_path: Path) -> None:
    """A .di file, a folder of its parts and a ZIP of them give the same letter."""
    letter = LETTERS["letter-09"]
    made = write_di(letter).value
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in made.files.items():
        saved(folder, name, data)
    lone = saved(tmp_path, "a.txt", made.letter)
    for path in (folder, lone, saved(tmp_path, "a.zip", made.as_zip())):
        read = read_letter(path).value
        assert (read.format, read.encoding) == ("di", "utf-8")
        assert read.letter.number == letter.number
        assert read.letter.subject == letter.subject


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", package({"readme.txt": "x"}), "letter-is-zip"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "letter-is-old-word"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 99, "letter-is-ole"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "letter-is-image"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "letter-is-image"),
        ("a.rtf", b"{\\rtf1}", "letter-is-rtf"),
        ("a.htm", b"<!doctype html><p>", "letter-is-html"),
        ("a.xlsx", package({"[Content_Types].xml": "", "xl/a": ""}), "letter-is-workbook"),
        ("a.pdf", pdf(b""), "pdf-is-scan"),
        ("a.txt", "研習實施計畫\n一、目的".encode(), "not-a-letter"),
        ("a.docx", docx(paragraph("研習實施計畫")), "not-a-letter"),
        ("a.txt", b"", "file-empty"),
        ("a.bin", bytes(range(256)) * 9, "file-binary"),
        ("a.sw", "<交換表單><全銜>甲校</全銜></交換表單>".encode(), "di-sheet-only"),
        ("a.xml", b"<a><b/></a>", "di-not-letter"),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 50, "di-zip-unreadable"),
    ],
)
def test_what_holds_no_letter(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    """Each kind of file is named for what it is, with a cure of its own."""
    with pytest.raises(UserError) as caught:
        read_letter(saved(tmp_path, name, data))
    found = caught.value.findings[0]
    assert found.code == code
    assert found.fix
    assert name in found.place.file


def test_what_is_not_there(tmp_path: Path) -> None:
    """A missing file, and a folder without a letter."""
    with pytest.raises(UserError, match="找不到"):
        read_letter(tmp_path / "a.txt")
    with pytest.raises(UserError, match="沒有"):
        read_letter(tmp_path)


@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<?xml version='1.0'?>"])
def test_huge_files(start: bytes, tmp_path: Path) -> None:
    """200 MB are refused before any of them is read."""
    path = saved(tmp_path, "a.di", start)
    os.truncate(path, 200_000_000)
    with pytest.raises(UserError, match="太大"):
        read_letter(path)
    assert MOST_BYTES < 200_000_000


BOMBS = {
    "tags.docx": docx("<w:p/>" * 1_500_000),
    "text.docx": docx(paragraph("函" * 5_000_000)),
    "parts.docx": package({f"{n}": "" for n in range(4_000)} | {"[Content_Types].xml": ""}),
    "tags.odt": odt("<text:p/>" * 1_500_000),
    "entities.docx": docx("", document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "fetch.docx": docx("", document='<!DOCTYPE a SYSTEM "http://example.invalid/a"><a/>'),
    "endless.pdf": pdf(b"BT /K 9 Tf (aaaa) Tj ET\n" * 800_000),
    "bomb.pdf": pdf(b"(A) Tj " * 10_000_000),
}
_MEASURED = """
import sys
from pathlib import Path
from inservice_docs.records.finding import UserError
from inservice_docs.workflow.read_letter import read_letter
try:
    read_letter(Path(sys.argv[1]))
except UserError as problem:
    status = Path("/proc/self/status").read_text()
    print(status.partition("VmHWM:")[2].split()[0], problem.findings[0].code)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="measured on Linux")
@pytest.mark.parametrize("name", BOMBS)
def test_hostile_files_cost_little(name: str, tmp_path: Path) -> None:
    """What is made to take everything is refused in 300 MB; PDFs have a bound of their own."""
    path = saved(tmp_path, name, BOMBS[name])
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], capture_output=True, check=True, text=True
    )
    kilobytes, code = done.stdout.split()
    assert int(kilobytes) * 1024 + extract.MOST_MEMORY < 300_000_000
    assert code.startswith(("office-", "pdf-"))
