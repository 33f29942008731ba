"""Build templates/letters/letter.docx (函) and memo.docx (簽): `python tools/templates/letters.py`.

The committed templates are this script's output; a test rebuilds and compares them. The layouts of
the items must be those of `inservice_docs.documents.letters.layout`, which the same test checks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import house
from blank import W, twips
from docx.oxml import parse_xml
from house import BODY, SMALL, TINY, TITLE, add_paragraph, add_style, add_tag

LINE, SMALL_LINE, TINY_LINE, TITLE_LINE = 25, 15, 12, 36
"""Exact line heights in points: text, small fields, 檔號, title."""

CONTACT_AT, CONTACT_PAST = 230, 6
"""Where the contact block starts, right of the middle of the type area, and how far it may run into
the margin, which has ±0.3 cm to give (points): so that a usual address takes one line."""
FILE_AT = 335

DRAFT = 14
DRAFT_BORDER = f'<w:bdr {W} w:val="single" w:sz="6" w:space="2" w:color="auto"/>'
BINDING_LINE, BINDING_DOTS = 12, 13
CM = 72 / 2.54
BINDING_FRAME = (
    f'<w:framePr {W} w:w="{twips(TINY)}" w:hSpace="0" w:wrap="around" w:vAnchor="page"'
    f' w:hAnchor="page" w:x="{twips(1.5 * CM - TINY / 2)}" w:y="{twips(2.5 * CM)}"/>'
)
"""Where the binding line stands: 1.5 cm from the paper's left edge, the text 1 cm further in."""

ITEMS: dict[int, tuple[float, tuple[float, ...]]] = {
    1: (0, (2, 3, 4)),
    2: (1, (2, 3, 4, 5)),
    3: (4, (1, 1.5, 2, 2.5)),
    4: (5, (1.5, 2, 2.5, 3)),
    5: (7.5, (2,)),
    6: (8.5, (2, 3)),
}
"""Level of an item -> where its number starts, and the widths of number that have a layout (em)."""


def layout_name(level: int, width: float) -> str:
    """Return the name of the layout of an item: 條列2-3字 hangs three em under （一）."""
    return f"條列{level}-{width:g}字"


def build_letter() -> Any:
    """Return letter.docx: the parts of a 函 in their order."""
    document = house.new_document()
    _styles(document)
    _file_number(document)
    add_paragraph(document, "{{ 發文機關 }}　{{ 文別 }}", "標題")
    add_paragraph(document, "機關地址：{{ 機關地址 }}", "聯絡方式")
    add_tag(document, "{%p for 列 in 聯絡方式 %}")
    add_paragraph(document, "{{ 列 }}", "聯絡方式")
    add_tag(document, "{%p endfor %}")
    add_paragraph(document, "受文者：{{ 受文者 }}", "受文者")
    add_paragraph(document, "發文日期：{{ 發文日期 }}", "欄位")
    add_paragraph(document, "發文字號：{{ 發文字號 }}", "欄位")
    add_paragraph(document, "速別：{{ 速別 }}", "欄位")
    add_paragraph(document, "密等及解密條件或保密期限：{{ 密等 }}", "欄位")
    add_paragraph(document, "附件：{{ 附件 }}", "欄位")
    _text(document)
    add_tag(document, "{%p if 正本很長 %}")
    add_paragraph(document, "正本：{{ 正本 }}", "正本（多）")
    add_tag(document, "{%p else %}")
    add_paragraph(document, "正本：{{ 正本 }}", "正本")
    add_tag(document, "{%p endif %}")
    add_paragraph(document, "副本：{{ 副本 }}", "副本")
    _optional(document, "署名", "{{ 署名 }}", "署名")
    _headers(document)
    _footers(document)
    return document


def build_memo() -> Any:
    """Return memo.docx: the parts of a 簽 in their order."""
    document = house.new_document()
    _styles(document)
    _file_number(document)
    heading = add_paragraph(document, "簽　於{{ 單位 }}\t", "簽首")
    heading.add_run("{{ 發文日期 }}", "日期")
    for name, label in (("發文字號", "文號"), ("速別", "速別"), ("密等", "密等"), ("附件", "附件")):
        _optional(document, name, f"{label}：{{{{ {name} }}}}", "欄位")
    _text(document)
    _optional(document, "敬陳", "敬陳　{{ 敬陳 }}", "敬陳")
    _optional(document, "署名", "{{ 署名 }}", "署名")
    _headers(document)
    _footers(document)
    return document


def _styles(document: Any) -> None:
    small: dict[str, Any] = {"size": SMALL, "line": SMALL_LINE}
    text: dict[str, Any] = {"size": BODY, "line": LINE}
    em = BODY
    add_style(document, "檔號", style_id="FileNumber", size=TINY, line=TINY_LINE, left=FILE_AT)
    add_style(
        document, "標題", style_id="LetterTitle", size=TITLE, line=TITLE_LINE, align="center",
        before=4, after=4, outline=0,
    )  # fmt: skip
    add_style(
        document, "聯絡方式", style_id="Contact", **small,
        left=CONTACT_AT + 5 * SMALL, hanging=5 * SMALL, right=-CONTACT_PAST,
    )  # fmt: skip
    add_style(
        document, "受文者", style_id="Receiver", **text, before=6, after=2,
        left=4 * em, hanging=4 * em,
    )  # fmt: skip
    add_style(document, "欄位", style_id="Field", **small, left=5 * SMALL, hanging=5 * SMALL)
    add_style(
        document, "簽首", style_id="MemoTitle", size=TITLE, line=TITLE_LINE, before=4, after=4,
        tabs=(("right", 453),), outline=0,
    )  # fmt: skip
    house.add_character_style(document, "日期", style_id="MemoDate", size=SMALL)
    add_style(document, "主旨", style_id="Subject", **text, before=8, left=3 * em, hanging=3 * em)
    add_style(document, "段落", style_id="BodyText", **text, left=3 * em, hanging=3 * em)
    add_style(document, "段名", style_id="BodyLabel", **text, keep_next=True)
    for level, (start, widths) in ITEMS.items():
        for width in widths:
            add_style(
                document, layout_name(level, width), style_id=f"Item{level}W{width * 10:g}",
                **text, left=(start + width) * em, hanging=width * em,
            )  # fmt: skip
    # A long list of recipients may run on over the page; what follows stays together.
    for name, style_id, before, keep in (
        ("正本", "Originals", 8, True),
        ("正本（多）", "ManyOriginals", 8, False),
        ("副本", "Copies", 2, True),
    ):
        add_style(
            document, name, style_id=style_id, **small, before=before, keep_next=keep,
            left=3 * SMALL, hanging=3 * SMALL,
        )  # fmt: skip
    add_style(document, "敬陳", style_id="SubmittedTo", **text, before=14, keep_next=True)
    add_style(document, "署名", style_id="Signature", **small, before=14, keep_lines=True)


def _file_number(document: Any) -> None:
    add_paragraph(document, "檔　　號：{{ 檔號 }}", "檔號")
    add_paragraph(document, "保存年限：{{ 保存年限 }}", "檔號")


def _optional(document: Any, name: str, text: str, style: str) -> None:
    """Add a paragraph that stands only when its value is not empty."""
    add_tag(document, f"{{%p if {name} %}}")
    add_paragraph(document, text, style)
    add_tag(document, "{%p endif %}")


def _text(document: Any) -> None:
    """Add 主旨 and the loop through the lines of 說明, 辦法 or 擬辦, a layout for each."""
    add_paragraph(document, "主旨：{{ 主旨 }}", "主旨")
    add_tag(document, "{%p for 行 in 本文 %}")
    names = ["段名", "段落"]
    names += [layout_name(level, width) for level, (_, all_) in ITEMS.items() for width in all_]
    for number, name in enumerate(names):
        add_tag(document, f'{{%p {"elif" if number else "if"} 行.版式 == "{name}" %}}')
        add_paragraph(document, "{{ 行.序號 }}{{ 行.文字 }}", name)
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endfor %}")


def _headers(document: Any) -> None:
    """Add what may stand in the margin of every page: the draft's mark, the binding line."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    add_style(document, "草稿", style_id="DraftMark", size=DRAFT, line=DRAFT + 6)
    add_style(document, "裝訂線", style_id="BindingLine", size=TINY, line=BINDING_LINE)
    for header in (section.first_page_header, section.header):
        empty = header.paragraphs[0]
        empty.style = "範本標記"
        empty.add_run("{%p if 草稿 %}")
        mark = add_paragraph(header, "", "草稿")
        run = mark.add_run("草　稿")
        run._r.get_or_add_rPr().append(parse_xml(DRAFT_BORDER))
        add_tag(header, "{%p endif %}")
        add_tag(header, "{%p if 裝訂線 %}")
        line = add_paragraph(header, "", "裝訂線")
        # LibreOffice takes a frame from the paragraph only, not from its style.
        line._p.get_or_add_pPr().append(parse_xml(BINDING_FRAME))
        for number, char in enumerate(_binding()):
            if number:
                line.add_run().add_break()
            line.add_run(char)
        add_tag(header, "{%p endif %}")
        # A header needs a paragraph of its own when both are left out.
        add_paragraph(header, "", "範本標記")


def _binding() -> str:
    """Return the binding line from top to bottom: dots with 裝, 訂 and 線 among them."""
    dots = "︰" * BINDING_DOTS
    return dots + "裝" + dots + "訂" + dots + "線" + dots


def _footers(document: Any) -> None:
    """Number every page of a letter of two pages or more, and none of a letter of one page.

    The first page has a footer of its own, which stays empty when the letter is sure to fit on it;
    whether it does is worked out beforehand, as LibreOffice does not know conditional fields.
    """
    section = document.sections[0]
    section.different_first_page_header_footer = True
    first = section.first_page_footer.paragraphs[0]
    first.style = "footer"
    first.add_run("{%r if 多頁 %}")
    house.add_page_number(first)
    first.add_run("{%r endif %}")
    other = section.footer.paragraphs[0]
    other.style = "footer"
    house.add_page_number(other)


def main(folder: Path = house.TEMPLATES / "letters") -> None:
    """Write both templates."""
    house.save(build_letter(), folder / "letter.docx", "函")
    house.save(build_memo(), folder / "memo.docx", "簽")


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:]))
