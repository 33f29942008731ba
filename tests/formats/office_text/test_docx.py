"""The lines of a docx: what Word shows, in the order in which it is read."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.office_files import WORD, docx, package, paragraph

from inservice_docs.formats.office_text.docx import read_docx
from inservice_docs.records.finding import UserError

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def lines(body: str) -> list[str]:
    """Return the lines of a body."""
    return read_docx(docx(body), "a.docx").body


def test_paragraphs() -> None:
    """Tabs, line breaks and hyphens are kept; empty paragraphs are left out."""
    run = "<w:r><w:t>主旨：</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r>"
    assert lines(f"<w:p>{run}</w:p><w:p/>") == ["主旨：\t甲\n乙-"]


def test_what_is_not_shown() -> None:
    """Struck out, moved away, hidden text and field codes are no text; insertions are."""
    body = (
        "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>刪</w:delText>"
        "<w:t>刪</w:t></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText>"
        "</w:r><w:hyperlink><w:r><w:t>連結</w:t></w:r></w:hyperlink></w:p>"
    )
    assert lines(body) == ["增連結"]


def test_tables() -> None:
    """A row is a line; a cell that holds a table, or several paragraphs, comes by itself."""
    cell = "<w:tc>{}</w:tc>".format
    inner = f"<w:tbl><w:tr>{cell(paragraph('內'))}{cell(paragraph('層'))}</w:tr></w:tbl>"
    wrapped = f"<w:sdt><w:sdtContent>{cell(paragraph('丁'))}</w:sdtContent></w:sdt>"
    body = (
        f"<w:tbl><w:tr>{cell(paragraph('甲'))}{cell(paragraph('乙'))}</w:tr>"
        f"<w:tr>{cell(paragraph('丙') + inner)}{wrapped}</w:tr></w:tbl>"
    )
    assert lines(body) == ["甲\t乙", "丙", "內\t層", "丁"]


def test_text_boxes() -> None:
    """A box comes after its paragraph, once, though Word stores it twice."""
    box = f"<w:txbxContent>{paragraph('檔號：1')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>函</w:t></w:r><w:r><x:AlternateContent xmlns:x="{MC}"><x:Choice>{box}'
        f"</x:Choice><x:Fallback>{box}</x:Fallback></x:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["函", "檔號：1"]


def test_boxes_in_boxes_cost_nothing() -> None:
    """Boxes nested in boxes are read once each."""
    body = paragraph("底")
    for _ in range(40):
        body = f"<w:p><w:r><w:txbxContent>{body}</w:txbxContent></w:r></w:p>"
    assert lines(body) == ["底"]


def test_page_headers() -> None:
    """A letterhead may hold the title."""
    header = f"<w:hdr {WORD}>{paragraph('甲校 函')}</w:hdr>"
    text = read_docx(docx(paragraph("主旨：乙"), header1=header), "a.docx")
    assert (text.headers, text.body) == (["甲校 函"], ["主旨：乙"])


@pytest.mark.parametrize(
    "data",
    [
        package({"readme.txt": "x"}),
        package({"[Content_Types].xml": "<a/>", "_rels/.rels": "<a/>"}),
        docx("", document="<a/>"),
        package({"_rels/.rels": '<a><b Type="x" Target="word/document.xml"/></a>'}),
    ],
)
def test_no_word_document(data: bytes) -> None:
    """A renamed zip, or one without a text, is said to be no Word document."""
    with pytest.raises(UserError) as caught:
        read_docx(data, "a.docx")
    assert caught.value.findings[0].code in ("docx-not-word", "office-damaged")


@given(st.integers(0, 900), st.integers(0, 255))
def test_a_spoilt_file(position: int, value: int) -> None:
    """A byte changed anywhere gives lines or a refusal."""
    data = bytearray(docx(paragraph("主旨：請查照。")))
    data[position % len(data)] = value
    with contextlib.suppress(UserError):
        read_docx(bytes(data), "a.docx")
