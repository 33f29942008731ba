"""The house style of every Word template: A4, 標楷體, exact line heights, nothing bold.

Page and type follow 政府文書格式參考規範 (105-04-01). A template is built on a small package of our
own, so that nothing of a word processor's defaults shines through.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from blank import BODY, FONTS, MADE, SMALL, TINY, TITLE, W, blank_package, put, twips
from docx import Document
from docx.oxml import parse_xml

__all__ = ["BODY", "SMALL", "TINY", "TITLE"]

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MARGIN_CM = 2.5


def new_document(*, landscape: bool = False, margin_cm: float = MARGIN_CM) -> Any:
    """Return an empty python-docx document in the house style."""
    return Document(io.BytesIO(blank_package(landscape, margin_cm)))


def add_style(
    document: Any,
    name: str,
    *,
    style_id: str,
    size: float = SMALL,
    line: float | None = None,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    right: float = 0,
    hanging: float = 0,
    align: str = "left",
    keep_next: bool = False,
    keep_lines: bool = False,
    break_before: bool = False,
    tabs: tuple[tuple[str, float], ...] = (),
    outline: int | None = None,
    next_id: str = "",
) -> str:
    """Add a paragraph style; lengths in points, `line` an exact line height. Returns its name."""
    parts = ["<w:keepNext/>" if keep_next else "", "<w:keepLines/>" if keep_lines else ""]
    parts.append("<w:pageBreakBefore/>" if break_before else "")
    if tabs:
        stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in tabs)
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    spacing = f'w:before="{twips(before)}" w:after="{twips(after)}"'
    spacing += f' w:line="{twips(line)}" w:lineRule="exact"' if line else ""
    parts.append(f"<w:spacing {spacing}/>")
    indent = f'w:left="{twips(left)}" w:right="{twips(right)}" '
    parts.append(f'<w:ind {indent}w:hanging="{twips(hanging)}"/>')
    parts.append(f'<w:jc w:val="{align}"/>')
    parts.append(f'<w:outlineLvl w:val="{outline}"/>' if outline is not None else "")
    half = round(size * 2)
    document.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:customStyle="1" w:styleId={quoteattr(style_id)}>'
            f'<w:name w:val={quoteattr(name)}/><w:basedOn w:val="Normal"/>'
            f"<w:next w:val={quoteattr(next_id or style_id)}/><w:qFormat/>"
            f"<w:pPr>{''.join(parts)}</w:pPr>"
            f'<w:rPr>{FONTS}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
        )
    )
    return name


def add_character_style(document: Any, name: str, *, style_id: str, size: float) -> str:
    """Add a character style of a size in points. Returns its name."""
    half = round(size * 2)
    document.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="character" w:customStyle="1" w:styleId={quoteattr(style_id)}>'
            f"<w:name w:val={quoteattr(name)}/><w:qFormat/>"
            f'<w:rPr>{FONTS}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
        )
    )
    return name


def add_paragraph(parent: Any, text: str, style: str) -> Any:
    """Add a paragraph in a style to a document, cell, header or footer."""
    return parent.add_paragraph(text, style)


def add_tag(parent: Any, tag: str) -> Any:
    """Add a paragraph that holds a tag of the template only (`{%p for … %}`): it prints nothing."""
    return parent.add_paragraph(tag, "範本標記")


def add_field(paragraph: Any, instruction: str, shown: str = "1") -> None:
    """Add a field (PAGE, NUMPAGES); `shown` stands there until the word processor works it out."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{escape(shown)}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))


def add_page_number(paragraph: Any) -> None:
    """Add 「第 1 頁，共 2 頁」 to a paragraph of a footer."""
    paragraph.add_run("第 ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" 頁，共 ")
    add_field(paragraph, "NUMPAGES")
    paragraph.add_run(" 頁")


def save(document: Any, path: Path, title: str) -> None:
    """Write a template; the same document always gives the same bytes."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.language = title, "", "", "zh-TW"
    core.created = core.modified = MADE
    buffer = io.BytesIO()
    document.save(buffer)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w") as out:
        for name in made.namelist():
            put(out, name, made.read(name))
