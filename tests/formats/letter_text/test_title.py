"""Titles: who sends what kind of letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.title import Title, is_organisation, read_title, read_unit


@pytest.mark.parametrize(
    ("line", "sender", "kind"),
    [
        ("臺中市政府教育局　函", "臺中市政府教育局", "函"),
        ("臺 中 市 政 府   函", "臺中市政府", "函"),
        ("臺中市政府函", "臺中市政府", "函"),
        ("國立示範大學附設實驗國民小學　書 函（稿）", "國立示範大學附設實驗國民小學", "書函"),
        ("示範縣政府公告", "示範縣政府", "公告"),
        ("教育部　令", "教育部", "令"),
        ("# 示範國中 開會通知單", "示範國中", "開會通知單"),
        ("臺中市政府教育局函稿", "臺中市政府教育局", "函"),
        ("臺中市政府（函）", "臺中市政府", "函"),
        ("104資訊股份有限公司　函", "104資訊股份有限公司", "函"),
        ("臺北市政府、新北市政府 函", "臺北市政府、新北市政府", "函"),
    ],
)
def test_titles(line: str, sender: str, kind: str) -> None:
    """The sender's name and the kind, spaced out or not."""
    assert read_title(line) == Title(kind, sender)


@pytest.mark.parametrize(
    ("above", "line", "sender"),
    [
        (["臺中市私立示範女子", "高級中學"], "函", "臺中市私立示範女子高級中學"),
        (["臺中市政府"], "教育局　函", "臺中市政府教育局"),
        (["臺北市政府"], "新北市政府　函", "臺北市政府、新北市政府"),
        (["臺中市政府教育局"], "臺中市政府教育局　函", "臺中市政府教育局"),
        (["臺中市政府"], "臺中市政府教育局　函", "臺中市政府教育局"),
        (["40462臺中市北區1號", "正本"], "臺中市政府　函", "臺中市政府"),
    ],
)
def test_titles_on_several_lines(above: list[str], line: str, sender: str) -> None:
    """A name broken in two is one sender; two whole names are two."""
    title = read_title(line, above)
    assert title is not None
    assert title.sender == sender


@pytest.mark.parametrize(
    "line",
    ["函", "來函", "請惠予復函", "貴校115年8月5日來函", "受文者：某校函", "公函", "", "開會通知單"],
)
def test_no_titles(line: str) -> None:
    """A kind without a sender, or the end of a sentence, is no title."""
    assert read_title(line) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("簽　於教務處", Title("簽", unit="教務處")),
        ("簽　於　教務處\t中華民國115年8月5日", Title("簽", "", "教務處", "中華民國115年8月5日")),
        ("簽於宗教輔導室 日期：115年8月5日", Title("簽", "", "宗教輔導室", "115年8月5日")),
        ("簽", Title("簽")),
        ("簽呈", Title("簽")),
        ("示範高中　輔導室　簽", Title("簽", "示範高中", "輔導室")),
        ("示範國中 簽", Title("簽", "示範國中")),
    ],
)
def test_memos(line: str, title: Title) -> None:
    """A 簽 names its unit, and often its date, on the line of its heading."""
    assert read_title(line) == title


def test_a_school_above_a_memo() -> None:
    """The school's name right above the heading is the sender."""
    assert read_title("簽　於教務處", ["示範國民中學"]) == Title("簽", "示範國民中學", "教務處")


def test_units() -> None:
    """The unit and the date stand in either order."""
    assert read_unit("中華民國九十九年三月二十四日 於輔導室") == (
        "輔導室",
        "中華民國九十九年三月二十四日",
    )
    assert read_unit("於教務處　115.9.1") == ("教務處", "115.9.1")
    assert read_unit("教務處") == ("教務處", "")


def test_organisations() -> None:
    """An agency or school by its last word; a person or an address is none."""
    assert is_organisation("示範縣政府教育處（學管科）")
    assert not is_organisation("校長王範例")
    assert not is_organisation("臺中市北區範例路1號")


@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=5))
def test_any_line(line: str, above: list[str]) -> None:
    """No line is too odd to be looked at."""
    read_title(line, above)
