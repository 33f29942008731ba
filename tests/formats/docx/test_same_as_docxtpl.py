"""The fast way gives what docxtpl gives, part by part, whatever the template uses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from tests.support.docx_parts import assert_same_parts, build, parts_of, png, table, with_part
from tests.support.docx_table_templates import BUILDERS
from tests.support.docx_templates import VALUES

from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.template import Template


def docxtpls(data: bytes, values: dict[str, Any]) -> bytes:
    """Return what docxtpl itself makes, with its own environment, escaping on."""
    reference = DocxTemplate(io.BytesIO(data))
    reference.render(values, autoescape=True)
    buffer = io.BytesIO()
    reference.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda builder: builder.__name__)
def test_same_parts(builder: Callable[[Any], object]) -> None:
    """Each template gives the same parts as docxtpl, and takes the fast way."""
    data = build(builder)
    made = Template.read(data)
    assert made.slow_because == ()
    assert_same_parts(made.render(VALUES), docxtpls(data, VALUES))


@pytest.mark.parametrize("builder", BUILDERS, ids=lambda builder: builder.__name__)
def test_slow_way_is_the_same(builder: Callable[[Any], object]) -> None:
    """The slow way gives the same parts as the fast one."""
    made = Template.read(build(builder))
    fast = made.render(VALUES)
    made.slow_because = ("測試",)
    assert_same_parts(fast, made.render(VALUES), but=())


def test_rich_text() -> None:
    """docxtpl's rich text and listings take the fast way, escaped and in place."""
    data = build(lambda d: (d.add_paragraph("前{{r 富 }}後"), d.add_paragraph("{{ 列 }}")))
    rich = RichText("紅 & <字>", color="FF0000", bold=True)
    rich.add("\n體", font="eastAsia:標楷體", italic=True, size=28)
    values = {"富": rich, "列": Listing("一 & 二\n三\a四")}
    assert_same_parts(Template.read(data).render(values), docxtpls(data, values))


def test_rich_text_in_rows() -> None:
    """Rich text within a loop of rows is the same too."""
    data = build(
        lambda d: table(d, [["甲"], ["{%tr for x in 列 %}"], ["{{r x }}"], ["{%tr endfor %}"]])
    )
    values = {"列": [RichText("a\tb", style="Strong"), RichText("<c>")]}
    assert_same_parts(Template.read(data).render(values), docxtpls(data, values))


def test_images() -> None:
    """A picture among the values is placed by docxtpl, as its own inline image would be."""
    data = build(lambda d: (d.add_paragraph("圖 {{ 圖 }} {{ 名 }}"), d.add_paragraph("{{ 圖 }}")))
    reference = DocxTemplate(io.BytesIO(data))
    image = InlineImage(reference, io.BytesIO(png()), width=Cm(2), height=Cm(1))
    reference.render({"圖": image, "名": "<甲>"}, autoescape=True)
    buffer = io.BytesIO()
    reference.save(buffer)
    made = Template.read(data)
    ours = made.render({"圖": Picture(png(), width=20, height=10), "名": "<甲>"})
    assert_same_parts(ours, buffer.getvalue())
    foreign = InlineImage(DocxTemplate(io.BytesIO(data)), io.BytesIO(png()), Cm(2), Cm(1))
    assert_same_parts(made.render({"圖": foreign, "名": "<甲>"}), ours, but=())
    assert ours == made.render({"圖": Picture(png(), width=20, height=10), "名": "<甲>"})


def inner(d: Any) -> None:
    """Write a document to be put into others: words, a table, a picture and a style of its own."""
    d.add_heading("附件 & 說明", 2)
    d.add_paragraph("第一點", style="List Number")
    table(d, [["甲", "乙"], ["<丙>", "丁"]])
    d.add_picture(io.BytesIO(png()), width=Cm(2))


def test_sub_documents() -> None:
    """A document within a document takes the slow way by itself and is what docxtpl makes of it."""
    data = build(
        lambda d: (
            d.add_paragraph("前 {{ 名 }}"),
            d.add_paragraph("{{p 附 }}"),
            d.add_paragraph("後"),
        )
    )
    reference = DocxTemplate(io.BytesIO(data))
    whole = reference.new_subdoc(io.BytesIO(build(inner)))
    reference.render({"附": whole, "名": "<甲>"}, autoescape=True)
    buffer = io.BytesIO()
    reference.save(buffer)
    made = Template.read(data)
    assert made.slow_because == ()
    twin = DocxTemplate(io.BytesIO(data))
    ours = made.render({"附": twin.new_subdoc(io.BytesIO(build(inner))), "名": "<甲>"})
    assert_same_parts(ours, buffer.getvalue())
    assert "附件 &amp; 說明" in parts_of(ours)["word/document.xml"].decode()
    assert any(name.startswith("word/media/") for name in parts_of(ours))
    fast = made.render({"附": "無", "名": "<甲>"})
    assert "附件" not in parts_of(fast)["word/document.xml"].decode()


def test_sub_documents_in_lists() -> None:
    """So is one in a list, written by hand."""
    data = build(lambda d: d.add_paragraph("{{p 附[0].文 }}"))
    results: list[bytes] = []
    for ours in (False, True):
        template = DocxTemplate(io.BytesIO(data))
        part = template.new_subdoc()
        part.add_paragraph("自己寫的 & <字>")
        values = {"附": [{"文": part}]}
        if ours:
            results.append(Template.read(data).render(values))
        else:
            template.render(values, autoescape=True)
            buffer = io.BytesIO()
            template.save(buffer)
            results.append(buffer.getvalue())
    assert_same_parts(*results)


def test_footnotes() -> None:
    """Footnotes with tags are rendered too."""
    data = with_footnotes(build(lambda d: d.add_paragraph("本文 {{ 數 }}")))
    ours = Template.read(data).render(VALUES)
    assert "註 生命教育 &amp; 分享" in parts_of(ours)["word/footnotes.xml"].decode()
    assert_same_parts(ours, docxtpls(data, VALUES))


def with_footnotes(data: bytes) -> bytes:
    """Return a document with a part of footnotes, which python-docx cannot make."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    note = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<w:footnotes xmlns:w="{main}"><w:footnote w:id="1"><w:p><w:r><w:t>註 {{{{ 名稱 }}}}'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        lambda x: x.replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{link}" Target="footnotes.xml"/></Relationships>',
        ),
    )
    data = with_part(
        data,
        "[Content_Types].xml",
        lambda x: x.replace(
            "</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
        ),
    )
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/footnotes.xml", note)
    return buffer.getvalue()
