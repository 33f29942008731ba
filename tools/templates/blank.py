"""The empty package that every Word template starts from: styles, settings, fonts, one section."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.oxml.ns import nsdecls

CHINESE = "標楷體"
LATIN = CHINESE
"""The standard allows Times New Roman or the same face for digits and Latin. The same face is half
an em wide everywhere, so that numbers keep to the hanging indents, and needs no second font."""

BODY, SMALL, TINY, TITLE = 16, 12, 10, 20
"""Type sizes in points: text, small fields, 檔號, title."""

A4_CM = (21.0, 29.7)
MADE = datetime(2000, 1, 1, tzinfo=UTC)
W = nsdecls("w")
FONTS = (
    f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{LATIN}"'
    ' w:hint="eastAsia"/>'
)

_EPOCH = (1980, 1, 1, 0, 0, 0)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(points: float) -> int:
    """Return a length in points as twentieths of a point."""
    return round(points * 20)


def put(archive: zipfile.ZipFile, name: str, data: str | bytes) -> None:
    """Add a part to an archive with a fixed date, so that the bytes are always the same."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    archive.writestr(info, data)


def blank_package(landscape: bool, margin_cm: float) -> bytes:
    """Return the bytes of a document without a paragraph."""
    width, height = reversed(A4_CM) if landscape else A4_CM
    margin = twips(margin_cm / 2.54 * 72)
    orientation = ' w:orient="landscape"' if landscape else ""
    edges = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    section = (
        f'<w:sectPr><w:pgSz w:w="{twips(width / 2.54 * 72)}" w:h="{twips(height / 2.54 * 72)}"'
        f'{orientation}/><w:pgMar {edges} w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    }
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>'
            for part, kind in overrides.items()
        )
        + "</Types>",
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("fontTable", "fontTable.xml")
        ),
        "word/document.xml": f"<w:document {nsdecls('w', 'r')}><w:body>{section}</w:body>"
        "</w:document>",
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, xml in parts.items():
            put(archive, name, _HEAD + xml)
    return buffer.getvalue()


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _built_in(kind: str, style_id: str, name: str, inner: str, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"{inner}</w:style>"
    )


def _styles() -> str:
    """Return styles.xml: defaults, the built-in names, and the style of template tags."""

    centre = '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    cell = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    headings = "".join(
        _built_in(
            "paragraph",
            f"Heading{level}",
            f"heading {level}",
            f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/>'
            f'</w:pPr><w:rPr>{FONTS}<w:sz w:val="{size * 2}"/></w:rPr>',
        )
        for level, size in ((1, TITLE), (2, BODY), (3, BODY))
    )
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{FONTS}"
        f'<w:sz w:val="{SMALL * 2}"/><w:szCs w:val="{SMALL * 2}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-TW" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + _built_in(
            "paragraph",
            "Normal",
            "Normal",
            f"<w:qFormat/><w:rPr>{FONTS}</w:rPr>",
            default=True,
        )
        + _built_in("character", "DefaultParagraphFont", "Default Paragraph Font", "", default=True)
        + _built_in("table", "TableNormal", "Normal Table", cell, default=True)
        + _built_in("numbering", "NoList", "No List", "", default=True)
        + headings
        + _built_in("paragraph", "Header", "header", centre)
        + _built_in("paragraph", "Footer", "footer", centre)
        + _built_in(
            "table",
            "TableGrid",
            "Table Grid",
            '<w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>",
        )
        + _built_in(
            "paragraph",
            "TemplateTag",
            "範本標記",
            '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr>'
            f'<w:rPr>{FONTS}<w:color w:val="808080"/><w:sz w:val="18"/></w:rPr>',
        )
        + "</w:styles>"
    )


def _settings() -> str:
    """Return settings.xml: no squeezing of punctuation, which would upset hanging indents."""
    compatible = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {W}><w:defaultTabStop w:val="480"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{compatible}" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/></w:settings>'
    )


def _font_table() -> str:
    return (
        f'<w:fonts {W}><w:font w:name="{CHINESE}"><w:altName w:val="DFKai-SB"/>'
        '<w:charset w:val="88"/><w:family w:val="script"/><w:pitch w:val="fixed"/>'
        "</w:font></w:fonts>"
    )
