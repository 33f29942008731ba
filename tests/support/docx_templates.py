"""Small templates that use what docxtpl can do, and values for all of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx.enum.section import WD_SECTION
from docx.shared import Cm, RGBColor
from tests.support.docx_parts import png, table

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
