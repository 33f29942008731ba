"""Page numbers, stamps and headers are no part of a letter."""

from __future__ import annotations

import pytest

from inservice_docs.formats.letter_text.lines import Line
from inservice_docs.formats.letter_text.noise import is_noise, without_repeated


@pytest.mark.parametrize(
    "text",
    [
        "第 1 頁，共 2 頁",
        "第1頁 共2頁",
        "線上簽核文件列印 - 第1頁/共2頁",
        "- 1 -",
        "1/2",
        "2",
        "裝",
        "……裝……訂……線……",
        "┄┄訂┄┄",
    ],
)
def test_noise_anywhere(text: str) -> None:
    """Page numbers and the binding line are left out wherever they stand."""
    assert is_noise(text, in_text=True)


@pytest.mark.parametrize(
    "text",
    [
        "公文文號：1150009999",
        "收文日期：115年8月11日",
        "收文字號：範小教收字第1150002222號",
        "*1150009999*",
        "電子公文",
        "正本",
        "抄件",
        "第二層決行",
        "承辦單位　會辦單位　決行",
        "教務處 收文：115/08/11",
        "監印：王小範",
        "電 2026/08/05 文",
        "交 10:20:33 章",
        "電子公文交換章",
    ],
)
def test_stamps(text: str) -> None:
    """Stamps are left out above and below the text, never inside of it."""
    assert is_noise(text, in_text=False)
    assert not is_noise(text, in_text=True)


@pytest.mark.parametrize(
    "text", ["發文日期：115年8月5日", "正本：某校", "主旨：請查照。", "校長　王範例", "第1場研習"]
)
def test_no_noise(text: str) -> None:
    """What belongs to a letter is none."""
    assert not is_noise(text, in_text=False)


def page(number: int, *texts: str) -> list[Line]:
    """The lines of a page."""
    return [Line(text, page=number) for text in texts]


def test_headers_and_footers() -> None:
    """Further pages lose what the first begins with, all pages what they all end with."""
    lines = [
        *page(0, "甲校 函", "一、上文", "甲校地址", "文件 1"),
        *page(1, "甲校 函", "下文", "甲校地址", "文件 2"),
    ]
    assert [line.text for line in without_repeated(lines)] == ["甲校 函", "一、上文", "下文"]


def test_text_that_comes_twice_stays() -> None:
    """A line in the middle of a text may come again on another page."""
    lines = page(0, "甲校 函", "日期", "文號", "同一句話", "副本：")
    lines += [*page(1, "同一句話", "下文", "副本："), *page(2, "同一句話", "副本：")]
    assert without_repeated(lines) == lines


def test_one_page() -> None:
    """A letter of one page has nothing that repeats."""
    assert without_repeated(page(0, "甲", "甲")) == page(0, "甲", "甲")
    assert without_repeated([]) == []
