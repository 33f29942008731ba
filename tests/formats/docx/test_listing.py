"""Special characters in values, and gaps shown in red."""

from __future__ import annotations

import pytest

from inservice_docs.formats.docx.listing import check_text, resolve
from inservice_docs.records.gap import gap
from inservice_docs.wording.problem import PhraseError

RED = '<w:color w:val="FF0000"/>'


def run(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_untouched() -> None:
    """XML without special characters is not touched."""
    assert resolve(run("甲 乙")) == run("甲 乙")


def test_gap_is_a_red_run() -> None:
    """A gap becomes a run of its own, red, between the texts around it."""
    assert resolve(run(f"前{gap('時數')}後")) == (
        '<w:p><w:r><w:t xml:space="preserve">前</w:t></w:r>'
        f'<w:r><w:rPr>{RED}</w:rPr><w:t xml:space="preserve">（待填：時數）</w:t></w:r>'
        '<w:r><w:t xml:space="preserve">後</w:t></w:r></w:p>'
    )


def test_gap_alone_leaves_no_empty_runs() -> None:
    """A gap that is all there is leaves nothing around it."""
    assert resolve(run(gap(""))) == (
        f'<w:p><w:r><w:rPr>{RED}</w:rPr><w:t xml:space="preserve">（待填）</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("properties", "reddened"),
    [
        ("<w:rPr/>", f"<w:rPr>{RED}</w:rPr>"),
        ("<w:rPr><w:b/><w:sz w:val='2'/></w:rPr>", f"<w:rPr><w:b/>{RED}<w:sz w:val='2'/></w:rPr>"),
        ("<w:rPr><w:b/></w:rPr>", f"<w:rPr><w:b/>{RED}</w:rPr>"),
        (
            '<w:rPr><w:color w:val="0000FF" w:themeColor="a"/><w:u w:val="s"/></w:rPr>',
            f'<w:rPr>{RED}<w:u w:val="s"/></w:rPr>',
        ),
    ],
)
def test_gap_keeps_the_other_properties(properties: str, reddened: str) -> None:
    """The red run keeps font, size and the rest, in the order that the schema wants."""
    made = resolve(run(f"甲{gap('x')}", properties))
    assert f"<w:r>{reddened}<w:t" in made
    assert f"<w:r>{properties}<w:t" in made


def test_gaps_with_breaks_and_tabs() -> None:
    """Line breaks and tabs around a gap stay where they are."""
    made = resolve(run(f"一\n{gap('甲')}\t{gap('乙')}\n二"))
    plain = made.replace('<w:t xml:space="preserve">', "").replace("</w:t>", "")
    order = [plain.index(x) for x in ("一", "<w:br/>", "待填：甲", "<w:tab/>", "待填：乙", "二")]
    assert order == sorted(order)
    assert plain.count("<w:br/>") == 2


def test_gap_outside_text() -> None:
    """A gap in an attribute shows as plain words."""
    assert resolve(f'<w:x w:v="{gap("甲")}"/>') == '<w:x w:v="（待填：甲）"/>'


def test_line_ends() -> None:
    """The line ends of Windows and old Macs count as one line break."""
    assert check_text("一\r\n二\r三\n四", "甲") == "一\n二\n三\n四"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\ufdd0", "\ufdd1"])
def test_unholdable(bad: str) -> None:
    """A character that XML cannot hold is refused, its placeholder and code point named."""
    with pytest.raises(PhraseError, match=rf"「備註」.*U\+{ord(bad):04X}"):
        check_text(f"甲{bad}乙", "備註")


def test_marks_of_docxtpl_are_allowed() -> None:
    """docxtpl's own marks for new paragraphs and pages may stand in a value, and so may gaps."""
    text = f"一\a二\f三\t四{gap('五')}"
    assert check_text(text, "甲") == text
