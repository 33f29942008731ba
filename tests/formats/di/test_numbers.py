"""發文字號: every shape of its elements, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from inservice_docs.formats.di.numbers import (
    add_bare_number,
    add_number,
    number_texts,
    read_number,
)

Xml = Callable[[str], etree._Element]
PARTS = "<文號><年度>115</年度><流水號>0001234</流水號></文號>"


@pytest.mark.parametrize(
    ("inside", "number"),
    [
        (f"<字>府教</字>{PARTS}", "府教字第1150001234號"),
        (f"<字>府教字</字>{PARTS}", "府教字第1150001234號"),
        (f"<字>府教字字第</字>{PARTS}", "府教字第1150001234號"),
        (f"<字> 府教\n 字 </字>{PARTS}", "府教字第1150001234號"),
        (f"<字>臺教師（二）</字>{PARTS}", "臺教師（二）字第1150001234號"),
        (f"<字/>{PARTS}", "1150001234"),
        ("<字>府教</字><文號><年度>99</年度><流水號>12</流水號></文號>", "府教字第9912號"),
        (
            "<字>府教</字><文號><年度>１１５</年度><流水號>０００１</流水號></文號>",
            "府教字第1150001號",
        ),
        ("<字>府教</字><文號><年度/><流水號>1150001234</流水號></文號>", "府教字第1150001234號"),
        ("<字>府教</字><文號><年度>1150001234</年度><流水號/></文號>", "府教字第1150001234號"),
        (
            "<字>府教</字><文號><年度>107</年度><流水號>0015854</流水號><支號>B</支號></文號>",
            "府教字第1070015854B號",
        ),
        ("<字>府教</字><文號><年度>115</年度><流水號> </流水號><支號/></文號>", ""),
        ("<字>府教</字><文號/>", ""),
        ("<字>府教字</字>", ""),
        ("<字>府教</字><文號>1150001234</文號>", "府教字第1150001234號"),
        ("<字>府教字第1150001234號</字><文號><年度/><流水號/></文號>", "府教字第1150001234號"),
        ("府教字第1150001234號", "府教字第1150001234號"),
        ("<文字>\n 府教字第1150001234號\n</文字>", "府教字第1150001234號"),
        ("<文字>府教字第號</文字>", ""),
        (f"<字>府\ufeff教\u200b</字>{PARTS}", "府教字第1150001234號"),
        (PARTS.replace("</文號>", "<支號>b</支號></文號>"), "1150001234B"),
        ("<文字>無文號</文字>", "無文號"),
        ("<文字>行政公告第11202004號</文字>", "行政公告第11202004號"),
        ("", ""),
    ],
)
def test_a_number_reads_with_one_zi(inside: str, number: str, xml: Xml) -> None:
    """Parts are joined as they stand, 字 stands once, and no serial means no number."""
    assert read_number(xml(f"<發文字號>{inside}</發文字號>")) == number


@pytest.mark.parametrize(
    ("inside", "number"),
    [
        ("<年度>115</年度><流水號>0000456</流水號>", "1150000456"),
        ("<年度>107</年度><流水號>0015854</流水號><支號>B</支號>", "1070015854B"),
        ("<年度></年度><流水號></流水號>", ""),
        ("1150000456", "1150000456"),
    ],
)
def test_a_memo_has_a_bare_number(inside: str, number: str, xml: Xml) -> None:
    """The 文號 of a 簽 has no word."""
    assert read_number(xml(f"<文號>{inside}</文號>")) == number


@pytest.mark.parametrize(
    "number",
    [
        "府教字第1150001234號",
        "臺教師（二）字第1070015854B號",
        "無文號",
        "",
        "府教字第9912號",
        "（待填）",
    ],
)
def test_a_number_comes_back_as_it_was_written(number: str, xml: Xml) -> None:
    """Regular numbers as parts, all others as text."""
    root = xml("<函/>")
    add_number(root, number)
    assert read_number(root[0]) == number
    assert (root[0].find("字") is not None) == (len(number) > 12)


@pytest.mark.parametrize(
    ("number", "read", "whole"),
    [
        ("1150000456", "1150000456", True),
        ("1070015854B", "1070015854B", True),
        ("", "", True),
        ("曉中教字第1150000456號", "1150000456", False),
        ("無文號", "", False),
    ],
)
def test_a_memo_holds_digits_only(number: str, read: str, whole: bool, xml: Xml) -> None:
    """A word, or a number that is none, cannot be held, and that is said."""
    root = xml("<簽/>")
    assert add_bare_number(root, number) is whole
    assert read_number(root[0]) == read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("府教字第1150001234號、投府教字第1150004321號", 2),
        ("府教字第115〓0001號、望府教學字第1150300101號", 2),
        ("無文號、乙", 2),
        ("甲 、乙", 1),
        ("、乙", 1),
        ("甲字第號、乙", 1),
        ("", 1),
    ],
)
def test_several_numbers_are_told_apart(text: str, parts: int, xml: Xml) -> None:
    """A field is split where each part reads as itself, and comes back either way."""
    numbers = number_texts(text)
    assert len(numbers) == parts
    root = xml("<函/>")
    for number in numbers:
        add_number(root, number)
    assert "、".join(read_number(element) for element in root) == text
