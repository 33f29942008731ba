"""Records in one document that can be cut apart again: what each needs, and what forbids it."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests.support.docx_fields import field
from tests.support.docx_parts import build, parts_of, table

from inservice_docs.formats.docx.apart import bookmark
from inservice_docs.formats.docx.template import Template
from inservice_docs.records.finding import UserError

PEOPLE = [{"名": f"甲{n}", "頁": n == 2} for n in range(3)]


def body_of(data: bytes) -> str:
    return parts_of(data)["word/document.xml"].decode()


def apart(data: bytes) -> str:
    made = Template.read(data, "範本.docx").render_apart(PEOPLE).document
    docx.Document(io.BytesIO(made))
    return body_of(made)


def test_a_bookmark_stands_at_each_record() -> None:
    """In order, one each; those of the template are gone, so that none is there twice."""
    data = build(lambda d: (d.add_paragraph("{{ 名 }}"), d.add_paragraph("完")))
    xml = apart(data)
    assert re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]*)"', xml) == [
        bookmark(n) for n in range(3)
    ]
    assert re.findall("甲[0-9]|完", xml) == ["甲0", "完", "甲1", "完", "甲2", "完"]
    assert xml.count("<w:pageBreakBefore/>") == 2
    assert xml.count("<w:sectPr") == 1


@pytest.mark.parametrize("first", ["table", "paragraph", "before"])
def test_each_starts_on_a_new_page_whatever_comes_first(first: str) -> None:
    """Before a table stands a paragraph too small to be seen; and one break is enough."""

    def write(d: Any) -> None:
        if first == "table":
            table(d, [["{{ 名 }}"]])
        else:
            d.add_paragraph("題", style="Title").paragraph_format.page_break_before = (
                first == "before"
            )
        d.add_paragraph("{{ 名 }}")

    breaks = apart(build(write)).count("<w:pageBreakBefore/>")
    assert breaks == (3 if first == "before" else 2)


def test_numbered_pages_make_sections() -> None:
    """A page number in the footer begins at 1 in every record."""

    def write(d: Any) -> None:
        d.add_paragraph("{{ 名 }}")
        field(d.sections[0].footer.paragraphs[0], " PAGE ")

    made = Template.read(build(write), "範本.docx").render_apart(PEOPLE).document
    document = docx.Document(io.BytesIO(made))
    assert len(document.sections) == 3
    starts = [each._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for each in document.sections]
    assert starts == ["1", "1", "1"]
    assert {each.start_type for each in document.sections} == {
        docx.enum.section.WD_SECTION.NEW_PAGE
    }
    links = re.findall(r'<w:footerReference[^>]*r:id="([^"]*)"', body_of(made))
    assert len(links) == 3
    assert len(set(links)) == 1


def test_a_section_needs_a_paragraph_to_stand_in() -> None:
    """Where a record ends with a table it cannot be closed, and that is told."""

    def write(d: Any) -> None:
        field(d.sections[0].footer.paragraphs[0], " PAGE ")
        table(d, [["{{ 名 }}"]])

    with pytest.raises(UserError, match="段落") as problem:
        apart(build(write))
    assert problem.value.findings[0].code == "template-not-mergeable"


@pytest.mark.parametrize("simple", [False, True])
@pytest.mark.parametrize("words", ["NUMPAGES", "SEQ 表", "PAGEREF a", "TOC", "AUTONUMLGL"])
def test_fields_that_reach_beyond_a_record_forbid_it(words: str, simple: bool) -> None:
    """The number of all pages, a running number or a reference would come out otherwise."""

    def write(d: Any) -> None:
        d.add_paragraph("{{ 名 }}")
        field(d.sections[0].footer.paragraphs[0], f" {words} ", simple)

    template = Template.read(build(write), "範本.docx")
    assert any(words.split(maxsplit=1)[0] in why for why in template.inseparable)
    assert not template.unmergeable
    with pytest.raises(UserError) as problem:
        template.render_apart(PEOPLE)
    assert {found.code for found in problem.value.findings} == {"template-not-mergeable"}


def test_plain_words_are_no_fields() -> None:
    """A text that speaks of NUMPAGES counts nothing."""
    data = build(lambda d: d.add_paragraph("NUMPAGES {{ 名 }}"))
    assert Template.read(data, "範本.docx").inseparable == ()
