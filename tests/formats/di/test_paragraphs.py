"""段落 and 條列 with all their levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.paragraphs import DEEPEST, full_label, read_paragraph
from inservice_docs.records.letter import Item, Paragraph

Xml = Callable[[str], etree._Element]


def test_nested_items(xml: Xml, notes: Notes) -> None:
    """Every level keeps its markers and texts; an empty 文字 is no text."""
    element = xml(
        "<段落 段名='說明：'><文字>\n</文字><條列 序號='一、'><文字>甲</文字>"
        "<條列 序號='（一）'><文字/><條列 序號=' 1、 '><文字>乙</文字></條列></條列></條列>"
        "<條列><文字>丙</文字></條列></段落>"
    )
    inner = Item(marker="（一）", items=(Item(marker="1、", text="乙"),))
    assert read_paragraph(element, notes) == Paragraph(
        label="說明：", items=(Item(marker="一、", text="甲", items=(inner,)), Item(text="丙"))
    )
    assert not notes.findings


@pytest.mark.parametrize(
    ("label", "full"),
    [
        ("說明", "說明："),
        ("說明:", "說明："),
        ("說明： ", "說明："),
        ("擬 辦：", "擬 辦："),
        ("", ""),
        ("　", ""),
    ],
)
def test_a_label_has_its_colon(label: str, full: str) -> None:
    """With or without 「：」, a label is the same."""
    assert full_label(label) == full


def test_sloppy_text_is_kept(xml: Xml, notes: Notes) -> None:
    """Text outside of 文字, a second 文字 and unknown elements are all accounted for."""
    element = xml("<段落>甲<文字>乙</文字><條列>丙</條列><表格>丁</表格></段落>")
    assert read_paragraph(element, notes, "備註") == Paragraph(
        label="備註：", text="甲", items=(Item(text="乙"), Item(text="丙"))
    )
    assert [each.code for each in notes.findings] == ["di-unmapped"]


def test_struck_out_words_are_no_text(xml: Xml, notes: Notes) -> None:
    """Words that a draft deleted with revision marks do not come back."""
    element = xml("<段落><文字>甲<mi act='del'>乙</mi><mi act='ins'>丙</mi>丁</文字></段落>")
    assert read_paragraph(element, notes).text == "甲丙丁"
    assert notes.findings


def test_bottomless_items_are_flattened(xml: Xml, notes: Notes) -> None:
    """Past any sensible depth the texts stay, side by side, and that is said."""
    depth = 100
    element = xml("<段落>" + "<條列><文字>甲</文字>" * depth + "</條列>" * depth + "</段落>")
    level, count = read_paragraph(element, notes).items, 0
    while len(level) == 1:
        count += 1
        level = level[0].items
    assert count + len(level) == depth
    assert count == DEEPEST - 1
    assert notes.findings[0].code == "di-depth"
