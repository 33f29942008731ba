"""Every element finds its field by its full path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inservice_docs.formats.di.fields import read_fields
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.xml_tree import parse_xml
from inservice_docs.records.letter import Letter


@pytest.fixture
def read(notes: Notes) -> Callable[[str], Letter]:
    """Read the fields inside a 函."""

    def read(inside: str) -> Letter:
        return read_fields(parse_xml(f"<函>{inside}</函>".encode(), "x.di"), notes)[0]

    return read


@pytest.mark.parametrize(
    ("inside", "field", "value"),
    [
        ("<檔號><年度>112</年度><分類號>0406</分類號></檔號>", "file_number", "112/0406"),
        ("<檔號>112/0406</檔號>", "file_number", "112/0406"),
        ("<保存年限>5年</保存年限>", "retention", "5年"),
        ("<函類別 代碼='書函'/>", "kind", "書函"),
        ("<機關地址>甲路</機關地址>", "address", "甲路"),
        ("<聯絡方式>電話：1</聯絡方式><聯絡方式/>", "contacts", ("電話：1",)),
        ("<聯絡方式><電話>1</電話></聯絡方式><傳真>2</傳真>", "contacts", ("電話：1", "傳真：2")),
        ("<受文者><交換表 交換表單='表單'>如正本</交換表></受文者>", "receiver", "如正本"),
        ("<受文者>甲校</受文者>", "receiver", "甲校"),
        ("<受文者><姓名>王範例</姓名><職稱>校長</職稱></受文者>", "receiver", "王範例校長"),
        ("<發文機關>甲府</發文機關>", "sender", "甲府"),
        ("<機關><單位名>甲局</單位名></機關>", "sender", "甲局"),
        ("<單位><單位名>教務處</單位名></單位>", "unit", "教務處"),
        ("<速別 代碼='速件'/>", "speed", "速件"),
        ("<速別>速件</速別>", "speed", "速件"),
        ("<速別 代碼=''/>", "speed", ""),
        ("<密等及解密條件><密等 代碼='密'/></密等及解密條件>", "secrecy", "密"),
        ("<密等及解密條件或保密期限>密</密等及解密條件或保密期限>", "secrecy", "密"),
        ("<密等>機密</密等>", "secrecy", "機密"),
        ("<密等及解密條件><解密條件>甲</解密條件></密等及解密條件>", "declassification", "甲"),
        ("<解密條件>乙</解密條件>", "declassification", "乙"),
        ("<附件><文字>如文</文字></附件>", "attachment_text", "如文"),
        ("<主旨>甲</主旨>", "subject", "甲"),
        ("<開會事由><文字>乙</文字></開會事由>", "subject", "乙"),
        (
            "<敬陳><職稱>主任</職稱><職稱>校長</職稱><姓名>王</姓名></敬陳>",
            "submitted_to",
            "主任、校長王",
        ),
        ("<正本>甲、乙</正本>", "originals", ("甲、乙",)),
        ("<出席者><全銜>甲</全銜></出席者>", "originals", ("甲",)),
        ("<副本><全銜>甲</全銜><含附件>含附件</含附件></副本>", "copies", ("甲（含附件）",)),
        ("<署名>市長</署名><署名>縣長</署名><署名>　</署名>", "signature", "市長\n縣長"),
        ("<發文字號/><發文字號>無文號</發文字號>", "number", "無文號"),
    ],
)
def test_a_field(
    inside: str, field: str, value: object, read: Callable[[str], Letter], notes: Notes
) -> None:
    """Each shape of each element gives its field, with nothing to remark."""
    assert getattr(read(inside), field) == value
    assert not notes.findings


@pytest.mark.parametrize(
    ("inside", "label", "text"),
    [
        ("<段落 段名='說明'><文字>甲</文字></段落>", "說明：", "甲"),
        ("<說明><段落><文字>乙</文字></段落></說明>", "說明：", "乙"),
        ("<公告事項><文字>丙</文字></公告事項>", "公告事項：", "丙"),
        ("<開會地點><文字>丁</文字></開會地點>", "開會地點：", "丁"),
    ],
)
def test_a_paragraph(inside: str, label: str, text: str, read: Callable[[str], Letter]) -> None:
    """段落 and what stands for one."""
    (paragraph,) = read(inside).paragraphs
    assert (paragraph.label, paragraph.text) == (label, text)


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("<未知>甲</未知>", "函/未知"),
        ("<主旨><表格>甲</表格></主旨>", "函/主旨/表格"),
        ("<主旨>甲</主旨><主旨>乙</主旨>", "函/主旨"),
        ("<密等及解密條件><甲>乙</甲></密等及解密條件>", "函/密等及解密條件/甲"),
        ("<敬陳><甲>乙</甲></敬陳>", "函/敬陳/甲"),
        ("<文號>1150000001</文號><發文字號>甲字第1150000002號</發文字號>", "函/文號"),
        ("<年月日>115年1月1日</年月日><發文日期>115年1月2日</發文日期>", "函/年月日"),
        ("<聯絡人及電話><甲>乙</甲></聯絡人及電話>", "函/聯絡人及電話/甲"),
    ],
)
def test_nothing_is_dropped_silently(
    inside: str, path: str, read: Callable[[str], Letter], notes: Notes
) -> None:
    """What has no field, or comes a second time, is named with its path."""
    read(inside)
    assert [each.place.field for each in notes.findings] == [path]


def test_codes_are_kept_by_name(notes: Notes) -> None:
    """機關代碼 beside a name is there for the table of codes."""
    text = "<函><發文機關><全銜>甲府</全銜><機關代碼>3870Z0000A</機關代碼></發文機關></函>"
    assert read_fields(parse_xml(text.encode(), "x"), notes)[1] == {"甲府": "3870Z0000A"}
