"""The exchange sheet: read in every shape, written for a letter."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.codes import Codes
from inservice_docs.formats.di.notes import Notes
from inservice_docs.formats.di.schema_check import schema_faults
from inservice_docs.formats.di.sheet import Addressee, build_sheet, read_sheet
from inservice_docs.records.letter import Letter

Xml = Callable[[str], etree._Element]
TABLE = Agencies({"甲府": ("3870Z0000A",), "各校聯盟": ("3870Z0001A",)})


def test_addressees_in_order(xml: Xml, notes: Notes) -> None:
    """Agencies, units and people, each with what follows."""
    root = xml(
        "<交換表單><機關代碼>9</機關代碼>"
        "<全銜>甲府</全銜><機關代碼>A</機關代碼><含附件>含附件</含附件>"
        "<本別><收發處理本別 代碼='正本'/></本別>"
        "<單位名>乙科</單位名><機關代碼>A</機關代碼><單位代碼>U</單位代碼><本別>副本</本別>"
        "<姓名>王</姓名><職稱>長</職稱><機關代碼>A</機關代碼><未知>x</未知><全銜/></交換表單>"
    )
    assert read_sheet(root, notes) == (
        Addressee("甲府", "A", "", "含附件", "正本"),
        Addressee("乙科", "A", "U", "", "副本"),
        Addressee("王", "A", title="長"),
    )
    assert [each.place.field for each in notes.findings] == ["交換表單/機關代碼", "交換表單/未知"]


def test_a_letter_s_sheet(notes: Notes) -> None:
    """Everybody who is one agency, with codes; copies say whether enclosures go along."""
    letter = Letter(originals=("甲府", "本縣各國民小學"), copies=("各校聯盟（含附件）", "丙校"))
    codes = Codes(TABLE)
    root = build_sheet(letter, codes, enclosed=True)
    assert schema_faults(root) == ()
    assert read_sheet(root, notes) == (
        Addressee("甲府", "3870Z0000A", role="正本"),
        Addressee("各校聯盟", "3870Z0001A", enclosure="含附件", role="副本"),
        Addressee("丙校", enclosure="不含附件", role="副本"),
    )
    assert codes.unknown == ["丙校"]


def test_a_sheet_is_never_empty() -> None:
    """Only a collective, or nobody: the format wants one addressee."""
    for letter in (Letter(originals=("各校",)), Letter()):
        root = build_sheet(letter, Codes(TABLE), enclosed=False)
        assert schema_faults(root) == ()
        assert len(root.findall("全銜")) == 1
