"""One part: compiled, filled, and its paragraphs found."""

from __future__ import annotations

from inservice_docs.formats.docx.part import Part, by_paragraph, paragraph_at
from inservice_docs.formats.docx.source import Source
from inservice_docs.formats.docx.template import docx_environment


def part(text: str) -> Part:
    """Compile a part."""
    return Part(docx_environment(), Source("header", "x.xml", "<甲>", text, "</甲>"))


def test_static() -> None:
    """A part without tags is static; docxtpl's way to write braces comes out as braces."""
    made = part("<w:p>{_{ x }_} {_% y %_}</w:p>")
    assert made.static
    assert made.whole({}).decode() == "<甲><w:p>{{ x }} {% y %}</w:p></甲>"
    assert part("<w:p>{# 註 #}</w:p>").static


def test_values_are_never_unescaped() -> None:
    """A value that looks like docxtpl's own marks stays as it is."""
    made = part("<w:p>{{ a }}</w:p>")
    assert not made.static
    assert made.fill({"a": "{_{ x }_}"}) == "<w:p>{_{ x }_}</w:p>"
    assert made.whole({"a": "{_{ x }_}"}).decode() == "<甲><w:p>{_{ x }_}</w:p></甲>"


def test_paragraphs() -> None:
    """A line of the text by paragraph leads back to the words of its paragraph or cell."""
    text = by_paragraph(
        "<w:body><w:p>一 {{ a }}</w:p>{% for x in y %}<w:tbl><w:tc><w:p x='1'>二\n三</w:p></w:tc>"
        "</w:tbl></w:body>"
    )
    lines = text.split("\n")
    told = [paragraph_at(text, number) for number in range(1, len(lines) + 1)]
    assert told == ["", "段落「一 {{ a }}」", "段落「{% for x in y %}」", "表格「二 三」", ""]
    assert paragraph_at(text, None) == paragraph_at(text, 99) == ""
    assert paragraph_at("甲" * 99, 1) == f"段落「{'甲' * 60}…」"
