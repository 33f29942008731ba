"""A letter becomes the elements of its kind."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from inservice_docs.formats.agencies import Agencies
from inservice_docs.formats.di.build import (
    build_letter,
    build_memo,
    date_words,
    split_names,
)
from inservice_docs.formats.di.codes import Codes
from inservice_docs.records.letter import Letter

TABLE = Agencies({"甲府": ("3870Z0000A",), "各校聯盟": ("3870Z0001A",)})


def letter(**values: object) -> etree._Element:
    """Build a 函 of some fields."""
    return build_letter(Letter.model_validate(values), Codes(TABLE), ())


def test_codes_stand_beside_known_names() -> None:
    """The rest stays empty."""
    root = letter(sender="甲府、乙府")
    assert [each.text for each in root.findall("發文機關/全銜")] == ["甲府", "乙府"]
    assert [each.text for each in root.findall("發文機關/機關代碼")] == ["3870Z0000A", None]


def test_recipients_are_told_apart() -> None:
    """A collective is 總稱, unless the table knows it; the remark has its element."""
    root = letter(originals=("本縣各國民小學", "各校聯盟"), copies=("丙校（含附件）", "丁校"))
    assert [(each.tag, each.text) for each in root.find("正本")] == [  # type: ignore[union-attr]
        ("總稱", "本縣各國民小學"),
        ("全銜", "各校聯盟"),
    ]
    assert [(each.tag, each.text) for each in root.find("副本")] == [  # type: ignore[union-attr]
        ("全銜", "丙校"),
        ("含附件", "含附件"),
        ("全銜", "丁校"),
    ]


def test_what_is_blank_is_left_out_where_it_may_be() -> None:
    """No empty 速別, 密等, 附件, 副本 or 署名; never 「字第號」."""
    root = letter()
    tags = {element.tag for element in root}
    assert not tags & {"速別", "密等及解密條件或保密期限", "附件", "副本", "署名", "段落"}
    assert root.find("發文字號/字") is None
    assert root.findtext("發文字號/文字") == ""


def test_a_code_of_no_list_is_not_written() -> None:
    """普通 is no 速別 and no 密等."""
    tags = {element.tag for element in letter(speed="普通", secrecy="普通")}
    assert not tags & {"速別", "密等及解密條件或保密期限"}
    root = letter(declassification="115年底")
    assert root.find("密等及解密條件或保密期限/密等").attrib == {}  # type: ignore[union-attr]


def test_a_memo_is_of_a_unit_or_an_agency() -> None:
    """單位 first; a receiver only where there is one."""
    root = build_memo(Letter(unit="教務處", sender="甲府"), Codes(TABLE), ())
    assert [each.tag for each in root] == ["單位", "文號", "主旨", "署名", "年月日"]
    root = build_memo(Letter(sender="甲府", receiver="乙處"), Codes(TABLE), ())
    assert [each.tag for each in root][:2] == ["發文機關", "受文者"]


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (Letter(date=dt.date(2026, 8, 5)), "中華民國115年8月5日"),
        (Letter(date=dt.date(2026, 8, 5), date_text="115.8.5"), "115.8.5"),
        (Letter(date=dt.date(1900, 1, 1)), "1900-01-01"),
        (Letter(), ""),
    ],
)
def test_the_date_in_words(letter: Letter, words: str) -> None:
    """Its own words come first."""
    assert date_words(letter) == words


def test_joined_names_come_apart_only_whole() -> None:
    """Where a part would be empty or spaced, the text stays one."""
    assert split_names("甲、乙") == ["甲", "乙"]
    assert split_names("甲、") == ["甲、"]
    assert split_names("甲、 乙") == ["甲、 乙"]
