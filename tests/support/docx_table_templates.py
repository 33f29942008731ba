"""Small templates with tables: loops over rows and columns, merged and coloured cells."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm
from tests.support.docx_parts import table
from tests.support.docx_templates import BUILDERS, template

__all__ = ["BUILDERS"]


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
