"""Names of agencies, units, people and collectives, whatever stands inside and beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from inservice_docs.formats.di.names import (
    Name,
    bare_name,
    is_collective,
    join_names,
    read_names,
    split_enclosure,
)
from inservice_docs.formats.di.notes import Notes

Xml = Callable[[str], etree._Element]


def test_names_with_what_follows_them(xml: Xml, notes: Notes) -> None:
    """Codes, titles and remarks belong to the name before them."""
    element = xml(
        "<副本><全銜>甲府</全銜><機關代碼>3870Z0000A</機關代碼><含附件>含附件</含附件>"
        "<單位名>乙科</單位名><單位代碼>U1</單位代碼>"
        "<姓名>王範例</姓名><職稱>校長</職稱><總稱>各校</總稱><含附件/><全銜/></副本>"
    )
    assert list(read_names(element, notes)) == [
        Name("甲府", "3870Z0000A", "", "含附件"),
        Name("乙科", "", "U1"),
        Name("王範例校長"),
        Name("各校"),
    ]
    assert not notes.findings


def test_what_is_inside_a_name_is_not_part_of_it(xml: Xml, notes: Notes) -> None:
    """Address and delivery inside 全銜 are told, not mixed into the name."""
    element = xml(
        "<正本><全銜 發文方式='紙本'>甲會\n<傳送方式>紙本</傳送方式><郵遞區號/>"
        "<通訊錄名稱>甲會</通訊錄名稱><含附件>Y</含附件></全銜>"
        "<全銜><文字>乙會</文字><含附件>N</含附件></全銜><未知>丙</未知></正本>"
    )
    assert [name.printed() for name in read_names(element, notes)] == ["甲會（含附件）", "乙會"]
    assert [each.place.field for each in notes.findings] == ["正本/全銜/傳送方式", "正本/未知"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("含附件", "甲（含附件）"),
        ("是", "甲（含附件）"),
        ("Y", "甲（含附件）"),
        ("不含附件", "甲（不含附件）"),
        ("", "甲"),
        ("否", "甲"),
        ("N", "甲"),
    ],
)
def test_the_remark_on_enclosures(value: str, printed: str, xml: Xml, notes: Notes) -> None:
    """Every way of saying yes prints 含附件; no is not printed."""
    element = xml(f"<副本><全銜>甲</全銜><含附件>{value}</含附件></副本>")
    assert [name.printed() for name in read_names(element, notes)] == [printed]


def test_a_remark_is_never_printed_twice() -> None:
    """A name that ends in its remark already stays."""
    assert Name("甲(含附件)", enclosure="含附件").printed() == "甲(含附件)"


def test_a_remark_comes_off_again() -> None:
    """Only the form that we print goes into an element; for looking up, any form goes."""
    assert split_enclosure("甲（含附件）") == ("甲", "含附件")
    assert split_enclosure("甲（均不含附件）") == ("甲", "均不含附件")
    assert split_enclosure("甲(含附件)") == ("甲(含附件)", "")
    assert split_enclosure("（含附件）") == ("（含附件）", "")
    assert bare_name("甲(含附件)") == "甲"


@pytest.mark.parametrize(
    "name",
    [
        "臺中縣市國民小學",
        "臺中縣市、彰化縣各國民中學",
        "本縣各國民小學",
        "所屬各級學校",
        "各縣市政府",
    ],
)
def test_collectives(name: str) -> None:
    """A name for many is told apart."""
    assert is_collective(name)


@pytest.mark.parametrize(
    "name",
    [
        "臺中市政府",
        "私立曉明女子高級中學",
        "南投縣立文林國民小學",
        "國立臺灣大學",
        "教育部",
        "本局人事室",
    ],
)
def test_single_names(name: str) -> None:
    """A name for one is not taken for many."""
    assert not is_collective(name)


def test_joined_names() -> None:
    """Empty ones are left out."""
    assert join_names(["甲", "", "乙"]) == "甲、乙"
