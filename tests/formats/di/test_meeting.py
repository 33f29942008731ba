"""The parts that only a notice of meeting has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from inservice_docs.formats.di.meeting import FACTS, read_contacts, read_fact
from inservice_docs.formats.di.notes import Notes

Xml = Callable[[str], etree._Element]


@pytest.mark.parametrize(
    ("fact", "label", "text"),
    [
        (
            "<開會時間><年月日>115年4月15日</年月日><星期>星期三</星期><時分>下午2時</時分></開會時間>",
            "開會時間：",
            "115年4月15日（星期三）下午2時",
        ),
        (
            "<會勘時間><年月日>115年4月15日</年月日><星期>（三）</星期></會勘時間>",
            "會勘時間：",
            "115年4月15日（星期三）",
        ),
        ("<開會時間>115年4月15日下午2時</開會時間>", "開會時間：", "115年4月15日下午2時"),
        ("<開會地點><文字>會議室</文字></開會地點>", "開會地點：", "會議室"),
        ("<主持人><姓名>范大方</姓名><職稱>局長</職稱></主持人>", "主持人：", "范大方局長"),
        ("<列席者><全銜>甲</全銜><總稱>各校</總稱></列席者>", "列席者：", "甲、各校"),
        ("<備註><段落 段名=''><文字>請帶計畫</文字></段落></備註>", "備註：", "請帶計畫"),
        ("<備註>請帶計畫</備註>", "備註：", "請帶計畫"),
    ],
)
def test_a_fact_becomes_a_paragraph(
    fact: str, label: str, text: str, xml: Xml, notes: Notes
) -> None:
    """Each stands under its own name."""
    element = xml(fact)
    assert element.tag in FACTS
    (paragraph,) = read_fact(element, notes)
    assert (paragraph.label, paragraph.text) == (label, text)
    assert not notes.findings


def test_what_is_unknown_inside_is_told(xml: Xml, notes: Notes) -> None:
    """An unknown part of a time is a finding; an empty fact is nothing."""
    assert not list(read_fact(xml("<開會時間><時區>臺北</時區></開會時間>"), notes))
    assert notes.findings[0].code == "di-unmapped"


def test_contacts(xml: Xml, notes: Notes) -> None:
    """People and telephones become lines."""
    element = xml(
        "<聯絡人及電話><姓名>周小範</姓名><職稱>科員</職稱><電話>04-22289111</電話>"
        "<姓名/><電話/><傳真>1</傳真></聯絡人及電話>"
    )
    lines = [line for line in read_contacts(element, notes) if line]
    assert lines == ["聯絡人：周小範科員", "電話：04-22289111"]
    assert notes.findings[0].code == "di-unmapped"
