"""附件: words, and file names that lead nowhere else."""

from __future__ import annotations

import pytest

from inservice_docs.formats.di.enclosures import read_enclosures
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.xml_tree import parse_xml


def read(files: dict[str, str], inside: str, notes: Notes) -> tuple[str, list[str]]:
    """Read a 附件 in a file that declares files."""
    entities = "".join(f'<!ENTITY {key} SYSTEM "{name}" NDATA _X>' for key, name in files.items())
    tree = parse_xml(f"<!DOCTYPE 附件 [{entities}]><附件>{inside}</附件>".encode(), "x.di")
    return read_enclosures(tree.root, tree, notes)


def test_words_and_files(notes: Notes) -> None:
    """Several names in one attribute, several elements, and a name as text."""
    inside = (
        "<文字>如文</文字><附件檔名 附件名='A B'/><附件檔名 附件名='C'/><附件檔名>丁.odt</附件檔名>"
    )
    files = {"A": "甲.pdf", "B": "乙 丙.docx", "C": "c.ods"}
    assert read(files, inside, notes) == ("如文", ["甲.pdf", "乙 丙.docx", "c.ods", "丁.odt"])
    assert not notes.findings


def test_an_undeclared_enclosure_keeps_its_entity(notes: Notes) -> None:
    """That a file is meant is not lost."""
    assert read({}, "如文<附件檔名 附件名='A'/><數量>1</數量>", notes) == ("如文", ["A"])
    assert [each.code for each in notes.findings] == ["di-enclosure-undeclared", "di-unmapped"]


def test_an_undeclared_enclosure_is_no_way_out(notes: Notes) -> None:
    """Its entity's name can be made up as well."""
    assert read({}, "<附件檔名 附件名='../A /B/'/>", notes)[1] == ["A", ""]
    assert {each.code for each in notes.findings} == {
        "di-enclosure-undeclared",
        "di-enclosure-name",
    }


@pytest.mark.parametrize(
    ("written", "kept", "code"),
    [
        ("附件/甲.pdf", ["甲.pdf"], "di-enclosure-folder"),
        ("../../etc/passwd", ["passwd"], "di-enclosure-name"),
        ("/etc/passwd", ["passwd"], "di-enclosure-name"),
        (r"C:\Windows\evil.exe", ["evil.exe"], "di-enclosure-name"),
        ("C:evil.exe", ["evil.exe"], "di-enclosure-name"),
        (r"\\server\share\a.doc", ["a.doc"], "di-enclosure-name"),
        ("file:///etc/passwd", ["passwd"], "di-enclosure-name"),
        ("NUL", [""], "di-enclosure-name"),
        ("..", [""], "di-enclosure-name"),
    ],
)
def test_a_name_never_leads_elsewhere(
    written: str, kept: list[str], code: str, notes: Notes
) -> None:
    """Only the last part of a path stays, and where it pointed is said."""
    assert read({"A": written}, "<附件檔名 附件名='A'/>", notes)[1] == kept
    assert [each.code for each in notes.findings] == [code]


def test_a_full_name_from_a_comment_is_checked_too(notes: Notes) -> None:
    """A comment can be forged as well."""
    tree = parse_xml(
        '<!DOCTYPE 附件 [<!ENTITY A SYSTEM "A.pdf" NDATA _X><!--附件名稱 A＝../甲.pdf-->]>'
        "<附件><附件檔名 附件名='A'/></附件>".encode(),
        "x.di",
    )
    assert read_enclosures(tree.root, tree, notes)[1] == ["甲.pdf"]
    assert [each.code for each in notes.findings] == ["di-enclosure-name"]
