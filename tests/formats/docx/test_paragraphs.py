"""Reading a document's text back."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.docx_parts import build, table, with_part

from inservice_docs.formats.docx.paragraphs import read_parts, read_text
from inservice_docs.records.finding import UserError


def test_order_and_signs() -> None:
    """Paragraphs come in order, those of tables in place, tabs and breaks kept."""

    def write(d: Any) -> None:
        p = d.add_paragraph("一\t二\n三")
        p.paragraph_format.tab_stops.add_tab_stop(100)
        table(d, [["甲", "乙"], ["", " 丙 "]])
        d.add_paragraph("")
        d.add_paragraph("尾")
        d.sections[0].header.paragraphs[0].text = "首"

    data = build(write)
    assert read_text(data) == ["一\t二\n三", "甲", "乙", "", " 丙 ", "", "尾"]
    parts = read_parts(data)
    assert parts["word/header1.xml"] == ["首"]
    assert parts["word/document.xml"] == read_text(data)


def test_text_boxes_and_changes() -> None:
    """A text box's paragraphs come once, deleted text not at all, inserted text does."""
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>盒'
        "</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>"
        "<w:t>盒</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>刪</w:delText></w:r></w:del>"
        '<w:hyperlink r:id="x"><w:r><w:t>連</w:t><w:noBreakHyphen/><w:cr/></w:r></w:hyperlink>'
    )
    data = with_part(
        build(lambda d: d.add_paragraph("甲")),
        "word/document.xml",
        lambda x: x.replace("甲</w:t></w:r>", f"甲</w:t></w:r>{box}"),
    )
    assert read_text(data) == ["甲增連-\n", "盒"]


def test_no_document() -> None:
    """What is no Word document is refused."""
    data = build(lambda d: d.add_paragraph("甲"))
    broken = with_part(data, "_rels/.rels", lambda x: x.replace("word/document.xml", "nowhere"))
    with pytest.raises(UserError, match="缺少本文"):
        read_text(broken)
