"""The fast way gives what docxtpl gives, part by part, whatever the template uses."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Cm, RGBColor
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from tests.support.docx_parts import assert_same_parts, build, parts_of, png, table, with_part

from inservice_docs.formats.docx.pictures import Picture
from inservice_docs.formats.docx.template import Template

PEOPLE = [
    {"姓名": "王小明", "學校": "甲國小", "課": [{"名": "國文"}, {"名": "數學"}], "到": True},
    {"姓名": "堃喆 & <峯>", "學校": "𠮷國中", "課": [], "到": False},
    {"姓名": "\"李\" '綉'", "學校": "丙“高中”", "課": [{"名": "體育"}], "到": True},
]
VALUES: dict[str, Any] = {
    "名稱": "生命教育 & 分享 <日>",
    "行": "第一行\n第二行\t跳格\n\n最後",
    "段": "一段\a二段\a三段",
    "頁": "前頁\f後頁",
    "空白": "  前後  中間   有  ",
    "數": 3,
    "時數": 1.5,
    "有": True,
    "無": False,
    "名單": PEOPLE,
    "欄": ["一", "二", "三", "四"],
    "色": "FFCC00",
    "寬": 2,
}

BUILDERS: list[Callable[[Any], object]] = []


def template(builder: Callable[[Any], object]) -> Callable[[Any], object]:
    """Add a template to those that are compared."""
    BUILDERS.append(builder)
    return builder


@template
def plain(d: Any) -> None:
    d.add_heading("{{ 名稱 }}", 1)
    d.add_paragraph("前 {{ 名稱 }} 中 {{ 數 }}{{時數}} 後")


@template
def split_runs(d: Any) -> None:
    p = d.add_paragraph("拆開 {")
    p.add_run("{ 名").bold = True
    p.add_run("稱 }").italic = True
    p.add_run("} 尾 {{").underline = True
    p.add_run(" 數 }}")


@template
def styled_runs(d: Any) -> None:
    run = d.add_paragraph("甲").add_run("{{ 行 }}")
    run.bold, run.font.color.rgb = True, RGBColor(0, 0, 255)
    p = d.add_paragraph("靠右 {{ 段 }}", style="List Bullet")
    p.paragraph_format.left_indent = Cm(2)


@template
def listings(d: Any) -> None:
    d.add_paragraph("{{ 行 }}|{{ 段 }}|{{ 頁 }}")
    d.add_paragraph("靜態\t跳格 {{ 名稱 }}")
    table(d, [["{{ 行 }}", "{{ 段 }}"]])


@template
def spaces(d: Any) -> None:
    d.add_paragraph("{{ 空白 }}")
    d.add_paragraph(" 前 {{ 空白 }}  後 ")


@template
def paragraph_loop(d: Any) -> None:
    d.add_paragraph("{%p for 人 in 名單 %}")
    d.add_paragraph("{{ loop.index }}. {{ 人.姓名 }}（{{ 人.學校 }}）")
    d.add_paragraph("{%p endfor %}")
    d.add_paragraph("完")


@template
def inline_loop(d: Any) -> None:
    d.add_paragraph(
        "{% for 人 in 名單 %}{{ 人.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。"
    )


@template
def row_loop(d: Any) -> None:
    table(
        d,
        [
            ["姓名", "學校"],
            ["{%tr for 人 in 名單 %}", ""],
            ["{{ 人.姓名 }}", "{{ 人['學校'] }}"],
            ["{%tr endfor %}", ""],
        ],
    )


@template
def row_loop_without_heading(d: Any) -> None:
    table(d, [["{%tr for 人 in 名單 %}", ""], ["{{ 人.姓名 }}", "x"], ["{%tr endfor %}", ""]])


@template
def row_condition(d: Any) -> None:
    table(
        d,
        [
            ["甲", "乙"],
            ["{%tr for 人 in 名單 if 人.到 %}", ""],
            ["{{ 人.姓名 }}", "{{ loop.index0 }}"],
            ["{%tr endfor %}", ""],
            ["{%tr if 無 %}", ""],
            ["不見", "了"],
            ["{%tr else %}", ""],
            ["可見", "{{ 數 }}"],
            ["{%tr endif %}", ""],
        ],
    )


@template
def column_loop(d: Any) -> None:
    made = table(
        d,
        [
            ["名", "{%tc for 格 in 欄 %}", "{{ 格 }}", "{%tc endfor %}"],
            ["值", "{%tc for 格 in 欄 %}", "{{ 格 }}{{ 格 }}", "{%tc endfor %}"],
        ],
    )
    for column in made.columns:
        column.width = Cm(4)


@template
def fewer_columns(d: Any) -> None:
    table(d, [["{%tc for 格 in 欄 if 格 == '一' %}", "{{ 格 }}", "{%tc endfor %}", "尾"]])


@template
def nested_loops(d: Any) -> None:
    table(
        d,
        [
            ["人", "課"],
            ["{%tr for 人 in 名單 %}", ""],
            ["{{ 人.姓名 }}", ""],
            ["{%tr for 課 in 人.課 %}", ""],
            ["", "{{ 課.名 }}{{ 人.姓名 }}"],
            ["{%tr endfor %}", ""],
            ["{%tr endfor %}", ""],
        ],
    )


@template
def loop_in_cell(d: Any) -> None:
    made = table(d, [["課", "內容"], ["甲", "{%p for 人 in 名單 %}"]])
    cell = made.cell(1, 1)
    cell.add_paragraph(
        "{{ 人.姓名 }}{% if 人.課 %}：{{ 人.課|map(attribute='名')|join('、') }}{% endif %}"
    )
    cell.add_paragraph("{%p endfor %}")


@template
def nested_table(d: Any) -> None:
    made = table(d, [["外", "裡"], ["{{ 名稱 }}", ""]])
    table(made.cell(1, 1), [["{%tr for 人 in 名單 %}"], ["{{ 人.姓名 }}"], ["{%tr endfor %}"]])
    made.cell(1, 1).add_paragraph("")


@template
def paragraph_condition(d: Any) -> None:
    for tag, text in (("有", "看得到 {{ 名稱 }}"), ("無", "看不到")):
        d.add_paragraph(f"{{%p if {tag} %}}")
        d.add_paragraph(text)
        d.add_paragraph("{%p else %}")
        d.add_paragraph("否則")
        d.add_paragraph("{%p endif %}")


@template
def condition_over_runs(d: Any) -> None:
    p = d.add_paragraph("始{% if 有 %}")
    p.add_run("粗 {{ 名稱 }}").bold = True
    p.add_run("{% else %}")
    p.add_run("斜").italic = True
    p.add_run("{% endif %}終")


@template
def glued_paragraphs(d: Any) -> None:
    d.add_paragraph("甲{%- if 有 -%}")
    d.add_paragraph("乙")
    d.add_paragraph("{%- endif -%}")
    d.add_paragraph("丙")


@template
def headers_and_footers(d: Any) -> None:
    section = d.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "頁首 {{ 名稱 }}\t右"
    section.first_page_header.paragraphs[0].text = "首頁 {{ 行 }}"
    section.footer.paragraphs[0].text = "{% for 人 in 名單 %}{{ 人.姓名 }} {% endfor %}"
    d.add_paragraph("本文不變")


@template
def sections(d: Any) -> None:
    d.add_paragraph("{{ 名稱 }}")
    second = d.add_section(WD_SECTION.NEW_PAGE)
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "第二節 {{ 數 }}"
    d.add_paragraph("{{ 行 }}")


@template
def merged_down(d: Any) -> None:
    table(
        d,
        [
            ["校", "人"],
            ["{%tr for 人 in 名單 %}", ""],
            ["{% vm %}{{ 名稱 }}", "{{ 人.姓名 }}"],
            ["{%tr endfor %}", ""],
        ],
    )


@template
def merged_across(d: Any) -> None:
    table(
        d,
        [
            ["{%tc for 格 in 欄 %}", "{% hm %}標題 {{ 名稱 }}", "{%tc endfor %}"],
            ["{%tc for 格 in 欄 %}", "{{ 格 }}", "{%tc endfor %}"],
        ],
    )


@template
def cell_colour(d: Any) -> None:
    made = table(d, [["{% cellbg 色 %}{{ 名稱 }}", "無色"], ["{% cellbg '00FF00' %}綠", "x"]])
    made.columns[0].width = Cm(3)


@template
def column_span(d: Any) -> None:
    table(
        d, [["{% colspan 寬 %}{{ 名稱 }}", "{%tc if 無 %}", "x", "{%tc endif %}"], list("甲乙丙丁")]
    )


@template
def comments_and_escapes(d: Any) -> None:
    d.add_paragraph("甲{# 註解 #}乙 {_{ 不是標記 }_} {_% 也不是 %_}")
    d.add_paragraph("{#p 整段註解 #}")
    d.add_paragraph("{{ '字' ~ 數 }}{{ 數 * 2 + 1 }}{{ 名稱|length }}{{ \"引號\" }}")


@template
def conditions_with_signs(d: Any) -> None:
    d.add_paragraph("{% if 數 > 2 and 數 < 5 %}大{% elif 數 == 1 %}一{% else %}小{% endif %}")
    d.add_paragraph("{% set 和 = 數 + 1 %}{{ 和 }}{{ '有' if 有 else '無' }}")


@template
def static(d: Any) -> None:
    d.add_paragraph("沒有任何標記\t跳格\n換行")
    table(d, [["甲", "乙"]])


@template
def pictures_in_template(d: Any) -> None:
    d.add_picture(io.BytesIO(png()), width=Cm(1))
    d.add_paragraph("{{ 名稱 }}").add_run().add_picture(io.BytesIO(png()), width=Cm(2))
    d.sections[0].footer.paragraphs[0].add_run("{{ 數 }}").add_picture(io.BytesIO(png()))


@template
def pictures_in_a_loop(d: Any) -> None:
    d.add_paragraph("{%p for 人 in 名單 %}")
    d.add_paragraph("{{ 人.姓名 }}").add_run().add_picture(io.BytesIO(png()), width=Cm(2))
    d.add_paragraph("{%p endfor %}")


@template
def hyphens_and_breaks(d: Any) -> None:
    p = d.add_paragraph("甲")
    p.add_run().add_break()
    p.add_run("{{ 名稱 }}\n乙")
    p.add_run("‑不斷行\u00a0空格\u3000全形")


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
