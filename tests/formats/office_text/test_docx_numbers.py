"""Word's automatic numbers: shown before the text, and nowhere written in it."""

from __future__ import annotations

from tests.support.office_files import WORD, docx, paragraph

from inservice_docs.formats.office_text.docx import read_docx

LEVELS = (
    ("taiwaneseCountingThousand", "%1、"),
    ("taiwaneseCountingThousand", "（%2）"),
    ("decimal", "%3、"),
    ("ideographTraditional", "%4、"),
)


def definition(number: str = "7", extra: str = "") -> str:
    """The numbering part: one list of four levels, and list `7` of it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text) in enumerate(LEVELS)
    )
    bullet = (
        '<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
        '<w:lvl w:ilvl="x"/><w:lvl w:ilvl="99"/>'
    )
    return (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="1">{levels}{bullet}'
        f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="1"/></w:num>'
        f"{extra}</w:numbering>"
    )


def item(text: str, level: int | str, number: str = "7") -> str:
    """A numbered paragraph."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def read(*paragraphs: str, numbering: str | None = None, styles: str = "") -> list[str]:
    """Return the lines of numbered paragraphs."""
    parts = {"numbering": definition() if numbering is None else numbering}
    if styles:
        parts["styles"] = f"<w:styles {WORD}>{styles}</w:styles>"
    return read_docx(docx("".join(paragraphs), **parts), "a.docx").body


def test_levels_count_on_and_begin_anew() -> None:
    """A level begins anew under each item above it."""
    assert read(
        item("a", 0), item("b", 1), item("c", 1), item("d", 2), item("e", 0), item("f", 1)
    ) == ["一、a", "（一）b", "（二）c", "1、d", "二、e", "（一）f"]


def test_paragraphs_without_a_number_between() -> None:
    """The count goes on after them; a bullet shows nothing that is a number."""
    assert read(item("a", 0), paragraph("x"), item("b", 4), item("c", 0)) == [
        "一、a",
        "x",
        "b",
        "二、c",
    ]


def test_a_list_that_begins_anew() -> None:
    """Another list of the same definition counts on, unless it says where it begins."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    more = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{extra}</w:num>'
        for number, extra in (("8", ""), ("9", override.format(1)), ("10", override.format("x")))
    )
    assert read(
        item("a", 0), item("b", 0, "8"), item("c", 0, "9"), item("d", 0, "9"), item("e", 0, "10"),
        numbering=definition(extra=more),
    ) == ["一、a", "二、b", "一、c", "二、d", "三、e"]  # fmt: skip


def test_numbers_of_a_style() -> None:
    """A paragraph is numbered by its style too, or by the one that style is based on."""
    own = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="A">{own}</w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="D"/></w:style>'
        '<w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>'
    )
    made = [paragraph(name, f'<w:pStyle w:val="{name}"/>') for name in "ABCE"]
    assert read(*made, styles=styles) == ["一、A", "二、B", "C", "E"]


def test_unknown_lists() -> None:
    """A list that is not defined, or number 0 (none), shows nothing."""
    assert read(item("a", 0, "0"), item("b", 0, "99"), item("c", 8), item("d", "x")) == [
        "a",
        "b",
        "c",
        "一、d",
    ]
    assert read(item("a", 0), numbering=f"<w:numbering {WORD}/>") == ["a"]
