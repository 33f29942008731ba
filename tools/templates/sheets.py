"""Build the templates of the sheets: `python tools/templates/sheets.py`.

The committed templates are this script's output; a test rebuilds and compares them. Tables of
names hold one prototype column, `{{ 欄名 }}` over `{{ 格 }}`, that is fitted to the chosen columns.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import certificate
import house
from docx.shared import Cm, RGBColor
from house import add_paragraph, add_style, add_tag
from letters import ITEMS, layout_name
from tables import CM, Cell, Grid, Row, add_grid, cell, tag_row

RED = RGBColor(0xC0, 0, 0)
LIST_MARGIN_CM = 1.5
FORM_MARGIN_CM = 2.0
PLAN_SIZE, PLAN_LINE = 14, 24
SHADE = "EDEDED"


def build_name_list(row_height: float) -> Any:
    """Return a list of names: title and notes in heading rows, so that they head every page.

    `row_height` is in points: a row to sign in needs more than one to read.
    """
    document = house.new_document(margin_cm=LIST_MARGIN_CM)
    _table_styles(document)
    add_style(document, "名冊標題", style_id="ListTitle", size=18, line=27, after=4, align="center")
    add_style(document, "名冊說明", style_id="ListNote", size=12, line=18, after=3)
    _after_table(document)
    section = document.sections[0]
    section.bottom_margin, section.footer_distance = Cm(2), Cm(1)
    width = (21 - 2 * LIST_MARGIN_CM) * CM
    head = Cell(
        (
            ("{{ 標題 }}", "ListTitle"),
            ("{%p for 行 in 說明 %}", "TemplateTag"),
            ("{{ 行 }}", "ListNote"),
            ("{%p endfor %}", "TemplateTag"),
        ),
        borders=("bottom",),
    )
    rows = (
        Row((head,), heading=True),
        Row((cell("{{ 欄名 }}", "CellHeading", shade=SHADE),), 26, heading=True),
        tag_row("{%tr for 列 in 名單 %}", 1),
        Row((cell("{{ 格 }}", "CellText"),), row_height),
        tag_row("{%tr endfor %}", 1),
    )
    add_grid(document, Grid((width,), rows))
    add_paragraph(document, "", "表後")
    _footer(document)
    return document


def build_study_plan() -> Any:
    """Return study_plan.docx: numbered items, the timetable among them."""
    document = house.new_document()
    _table_styles(document)
    _after_table(document)
    _titles(document)
    em = PLAN_SIZE
    for level, (start, widths) in ITEMS.items():
        for width in widths:
            add_style(
                document, layout_name(level, width), style_id=f"Item{level}W{width * 10:g}",
                size=PLAN_SIZE, line=PLAN_LINE, before=4 if level == 1 else 0,
                left=(start + width) * em, hanging=width * em,
            )  # fmt: skip
    add_paragraph(document, "{{ 學校名稱 }}", "學校")
    add_paragraph(document, "{{ 標題 }}", "標題")
    add_tag(document, "{%p for 行 in 本文 %}")
    names = [layout_name(level, width) for level, (_, all_) in ITEMS.items() for width in all_]
    for number, name in enumerate(names):
        add_tag(document, f'{{%p {"elif" if number else "if"} 行.版式 == "{name}" %}}')
        add_paragraph(document, "{{ 行.序號 }}{{ 行.文字 }}", name)
    add_tag(document, '{%p elif 行.版式 == "課程表" %}')
    add_paragraph(document, "", "空行")
    rows = (
        Row((cell("{{ 欄名 }}", "CellHeading", shade=SHADE),), 24, heading=True),
        tag_row("{%tr for 列 in 課程表 %}", 1),
        Row((cell("{{ 格 }}", "CellText"),), 26),
        tag_row("{%tr endfor %}", 1),
    )
    add_grid(document, Grid((16 * CM,), rows))
    add_paragraph(document, "", "表後")
    add_tag(document, "{%p else %}")
    add_paragraph(document, "{{ 行.序號 }}{{ 行.文字 }}", names[0])
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endfor %}")
    _footer(document)
    return document


def build_signup_form() -> Any:
    """Return signup_form.docx: the study, the school, a block for each person, remarks."""
    document = house.new_document(margin_cm=FORM_MARGIN_CM)
    _table_styles(document)
    _titles(document)
    _after_table(document)
    line: dict[str, Any] = {"size": 12, "line": 20}
    add_style(document, "研習資料", style_id="About", **line, left=60, hanging=60)
    add_style(document, "注意事項", style_id="Remark", **line, left=18, hanging=18)
    add_style(
        document, "簽章", style_id="SignOff", **line, before=18, tabs=(("left", 170), ("left", 330))
    )
    add_paragraph(document, "{{ 學校名稱 }}", "學校")
    add_paragraph(document, "{{ 標題 }}", "標題")
    _loop(document, "行", "研習資料", "{{ 行 }}", "研習資料")
    add_paragraph(document, "", "空行")
    width = (21 - 2 * FORM_MARGIN_CM) * CM
    label, value = 80, (width - 160) / 2
    widths = (label, value, label, value)
    school = (
        Row(
            (_label("服務學校"), cell("", "CellText"), _label("學校電話"), cell("", "CellText")), 28
        ),
    )
    add_grid(document, Grid(widths, school))
    add_tag(document, "{%p for 人 in 人員 %}")
    add_paragraph(document, "", "空行")
    person = (
        Row((cell("{{ 人.標題 }}", "CellHeading", span=4, shade=SHADE),), 22),
        tag_row("{%tr for 列 in 人.列 %}", 4),
        tag_row("{%tr if 列.寬 %}", 4),
        Row((_label("{{ 列.欄一 }}"), cell("{{ 列.值一 }}", "CellText", span=3)), 28),
        tag_row("{%tr else %}", 4),
        Row(
            (
                _label("{{ 列.欄一 }}"),
                cell("{{ 列.值一 }}", "CellText"),
                _label("{{ 列.欄二 }}"),
                cell("{{ 列.值二 }}", "CellText"),
            ),
            28,
        ),
        tag_row("{%tr endif %}", 4),
        tag_row("{%tr endfor %}", 4),
    )
    add_grid(document, Grid(widths, person))
    add_tag(document, "{%p endfor %}")
    add_paragraph(document, "填表人：\t單位主管：\t校長：", "簽章")
    add_paragraph(document, "", "空行")
    _loop(document, "項", "注意事項", "{{ loop.index }}、{{ 項 }}", "注意事項")
    _footer(document)
    return document


def build_course_entry() -> Any:
    """Return course_entry.docx: what is still empty, then the fields of each screen."""
    document = house.new_document(margin_cm=FORM_MARGIN_CM)
    _table_styles(document)
    _titles(document)
    _after_table(document)
    add_style(
        document, "待填", style_id="StillEmpty", size=12, line=20, left=60, hanging=60, after=6
    )
    add_style(
        document,
        "步驟",
        style_id="Step",
        size=14,
        line=24,
        before=8,
        after=2,
        keep_next=True,
        outline=1,
    )
    add_style(document, "備註", style_id="CellNote", size=10, line=14)
    add_style(document, "代碼", style_id="CellCode", size=12, line=17, align="center")
    add_paragraph(document, "{{ 學校名稱 }}", "學校")
    add_paragraph(document, "研習課程登錄表", "標題")
    add_tag(document, "{%p if 待填 %}")
    warn = add_paragraph(document, "尚待填寫：{{ 待填 }}", "待填")
    warn.runs[0].font.color.rgb = RED
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p for 步 in 步驟 %}")
    add_paragraph(document, "{{ 步.標題 }}", "步驟")
    width = (21 - 2 * FORM_MARGIN_CM) * CM
    widths = (112, width - 112 - 40 - 136, 40, 136)
    head = tuple(
        cell(word, "CellHeading", shade=SHADE) for word in ("欄位", "填入內容", "代碼", "備註")
    )
    rows = (
        Row(head, 22, heading=True),
        tag_row("{%tr for 欄 in 步.欄位 %}", 4),
        Row(
            (
                cell("{{ 欄.欄名 }}", "CellText"),
                cell("{{ 欄.值 }}", "CellText"),
                cell("{{ 欄.代碼 }}", "CellCode"),
                cell("{{ 欄.備註 }}", "CellNote"),
            ),
            22,
        ),
        tag_row("{%tr endfor %}", 4),
    )
    add_grid(document, Grid(widths, rows))
    add_paragraph(document, "", "表後")
    add_tag(document, "{%p endfor %}")
    _footer(document)
    return document


def _label(text: str) -> Cell:
    return cell(text, "CellHeading", shade=SHADE)


def _table_styles(document: Any) -> None:
    add_style(document, "欄名", style_id="CellHeading", size=12, line=16, align="center")
    add_style(document, "儲存格", style_id="CellText", size=12, line=16)


def _titles(document: Any) -> None:
    add_style(document, "學校", style_id="SchoolName", size=16, line=28, align="center")
    add_style(
        document,
        "標題",
        style_id="SheetTitle",
        size=18,
        line=30,
        after=8,
        align="center",
        outline=0,
    )


def _after_table(document: Any) -> None:
    """Word wants a paragraph after a table: one takes no room to speak of, one parts two tables."""
    add_style(document, "表後", style_id="AfterTable", size=1, line=1)
    add_style(document, "空行", style_id="Gap", size=4, line=6, keep_next=True)


def _loop(document: Any, name: str, values: str, text: str, style: str) -> None:
    add_tag(document, f"{{%p for {name} in {values} %}}")
    add_paragraph(document, text, style)
    add_tag(document, "{%p endfor %}")


def _footer(document: Any) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "footer"
    house.add_page_number(paragraph)


def main(folder: Path = house.TEMPLATES) -> None:
    """Write all templates."""
    rosters = folder / "rosters"
    house.save(build_name_list(0.95 * CM), rosters / "sign_in_sheet.docx", "簽到表")
    house.save(build_name_list(0.75 * CM), rosters / "participants_list.docx", "參加人員名單")
    house.save(build_study_plan(), rosters / "study_plan.docx", "實施計畫")
    house.save(build_signup_form(), rosters / "signup_form.docx", "報名表")
    house.save(build_course_entry(), rosters / "course_entry.docx", "課程登錄表")
    house.save(certificate.build(), folder / "certificates" / "hours_certificate.docx", "研習證明")


if __name__ == "__main__":
    main(*(Path(folder) for folder in sys.argv[1:2]))
