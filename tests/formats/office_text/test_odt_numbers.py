"""Automatic numbers of lists in an odt."""

from __future__ import annotations

from tests.support.office_files import odt

from inservice_docs.formats.office_text.odt import read_odt

STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..."'
    ' style:num-prefix="（" style:num-suffix="）"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="、"'
    ' text:start-value="3"/><text:list-level-style-number text:level="4" style:num-format=""/>'
    '<text:list-level-style-number text:level="99" style:num-format="1"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def items(*contents: str, start: str = "") -> str:
    """Make list items; a content may hold lists of its own."""
    attribute = f' text:start-value="{start}"' if start else ""
    return "".join(f"<text:list-item{attribute}>{each}</text:list-item>" for each in contents)


def p(text: str) -> str:
    """Make a paragraph."""
    return f"<text:p>{text}</text:p>"


def read(body: str) -> list[str]:
    """Return the lines of a text with the list styles above."""
    return read_odt(odt(body, STYLES), "a.odt").body


def test_levels() -> None:
    """Each level counts in its own style from where it begins."""
    third = f"<text:list>{items(p('d'), p('e'))}</text:list>"
    second = f"<text:list>{items(p('b') + third, p('f'))}</text:list>"
    body = f'<text:list text:style-name="L">{items(p("a") + second, p("g"))}</text:list>'
    assert read(body) == ["一、a", "（一）b", "3、d", "4、e", "（二）f", "二、g"]


def test_lists_that_go_on() -> None:
    """A list goes on where it says so, by its style or by name, and begins anew otherwise."""
    first = f'<text:list xml:id="i" text:style-name="L">{items(p("a"))}</text:list>'
    again = (
        f'<text:list text:style-name="L" text:continue-numbering="true">{items(p("b"))}</text:list>'
    )
    new = f'<text:list text:style-name="L">{items(p("c"))}</text:list>'
    named = f'<text:list text:style-name="L" text:continue-list="i">{items(p("d"))}</text:list>'
    assert read(first + p("x") + again + new + named) == ["一、a", "x", "二、b", "一、c", "三、d"]


def test_start_values_and_headers() -> None:
    """An item may state its number; a list's header and later paragraphs have none."""
    body = (
        f'<text:list text:style-name="L"><text:list-header>{p("頭")}</text:list-header>'
        f"{items(p('a') + p('續'), start='5')}{items(p('b'))}</text:list>"
    )
    assert read(body) == ["頭", "五、a", "續", "六、b"]


def test_bullets_and_unknown_styles() -> None:
    """They show no number."""
    for style in ("B", "X"):
        assert read(f'<text:list text:style-name="{style}">{items(p("a"))}</text:list>') == ["a"]
