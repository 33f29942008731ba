"""The certificate of hours (研習證明書): a framed A4 page with a place for the seal."""

from __future__ import annotations

from typing import Any

import code_place
import house
import ornament
from blank import W, twips
from docx.oxml import parse_xml
from docx.shared import Cm, RGBColor
from house import add_paragraph, add_style, add_tag
from tables import CM, Cell, Grid, Row, add_grid, cell

FAINT = RGBColor(0xA6, 0xA6, 0xA6)
MARGIN_CM = 3.0
BOTTOM_CM = 2.3
SEAL_CM = 5.4
TEXT_CM = 11.0
"""How high the text may grow before it would push the seal down."""
CODE_MM = 28
CODE_AT_MM = (152, 232)
"""The QR code of a sealed certificate: its size, and its place on the page (right of the date)."""

_TEXT = (
    "　　茲證明　{{ 姓名 }}{{ 證件 }}　君於民國{{ 研習日期 }}參加{{ 主辦單位 }}主辦之"
    "{{ 研習案名 }}，共計{{ 核給 }}。"
)


def build() -> Any:
    """Return hours_certificate.docx: one certificate fills one page."""
    document = house.new_document(margin_cm=MARGIN_CM)
    document.sections[0].bottom_margin = Cm(BOTTOM_CM)
    _styles(document)
    add_paragraph(document, "{{ 證號 }}", "證號")
    add_paragraph(document, "研　習　證　明　書", "證明書")
    width, seal = (21 - 2 * MARGIN_CM) * CM, SEAL_CM * CM
    lines = (
        ("{%p if 長文 %}", "TemplateTag"),
        (_TEXT, "CertTextSmall"),
        ("{%p else %}", "TemplateTag"),
        (_TEXT, "CertText"),
        ("{%p endif %}", "TemplateTag"),
        ("　　特此證明", "CertClose"),
    )
    text = Cell(lines, span=3, borders=(), valign="top")
    issuer = Cell(
        (("{{ 主辦單位 }}", "CertIssuer"), ("{{ 首長職稱 }}　{{ 首長姓名 }}", "CertHead")),
        borders=(),
    )
    place = cell("（印信）", "CertSeal", dotted=True)
    rows = (
        Row((text,), TEXT_CM * CM),
        Row((place, cell("", "CertSeal", borders=()), issuer), seal),
    )
    add_grid(document, Grid((seal, 18, width - seal - 18), rows, margin=0, borders=False))
    _add_check(document)
    last = add_paragraph(document, "{{ 發證日期 }}", "發證日期")
    _spread(last.runs[0])
    code_place.add_code_place(last, CODE_AT_MM, CODE_MM)
    ornament.add_frame(document.sections[0].header)
    return document


def _add_check(document: Any) -> None:
    """Let the check code of a sealed certificate float under its QR code."""
    across, down = CODE_AT_MM
    frame = {"w": CODE_MM + 12, "x": across - 6, "y": down + CODE_MM + 1}
    places = " ".join(f'w:{name}="{round(mm * 1440 / 25.4)}"' for name, mm in frame.items())
    add_tag(document, "{%p if 核對碼 %}")
    paragraph = add_paragraph(document, "核對碼 {{ 核對碼 }}", "核對碼")
    floating = f'<w:framePr {W} {places} w:wrap="around" w:vAnchor="page" w:hAnchor="page"/>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(floating),
        *("w:widowControl", "w:numPr", "w:pBdr", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )
    add_tag(document, "{%p endif %}")


def _styles(document: Any) -> None:
    add_style(document, "證號", style_id="CertNumber", size=12, line=18, align="right")
    add_style(
        document, "證明書", style_id="CertTitle", size=40, line=56, before=26, after=26,
        align="center", outline=0,
    )  # fmt: skip
    add_style(document, "證明文", style_id="CertText", size=21, line=40)
    add_style(document, "證明文（長）", style_id="CertTextSmall", size=16, line=28)
    add_style(document, "特此證明", style_id="CertClose", size=21, line=40, before=6)
    add_style(document, "主辦", style_id="CertIssuer", size=18, line=30)
    add_style(document, "首長", style_id="CertHead", size=20, line=34, before=14)
    add_style(document, "印信", style_id="CertSeal", size=9, line=14, align="center")
    document.styles["印信"].font.color.rgb = FAINT
    add_style(document, "核對碼", style_id="CertCheck", size=8, line=11, align="center")
    add_style(
        document, "發證日期", style_id="CertDate", size=18, line=30, before=26, align="center"
    )


def _spread(run: Any) -> None:
    """Set the date wide, as certificates do."""
    run._r.get_or_add_rPr().append(parse_xml(f'<w:spacing {W} w:val="{twips(4)}"/>'))
