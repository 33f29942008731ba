"""Slips in YAML, line by line: named with their column, and nothing else taken for one."""

from __future__ import annotations

import pytest

from inservice_docs.formats.plan_file.yaml_slips import (
    bracket_slip,
    comment_cut,
    flow_slip,
    key_slip,
    line_slip,
    start_slip,
    tab_indent,
)
from inservice_docs.records.finding import Finding


def said(found: Finding | None) -> tuple[str, int | None] | None:
    """Return code and column."""
    return (found.code, found.place.column) if found else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("研習名稱：分享日", ("yaml-colon-wide", 5)),
        ("  - 日期：99-03-23", ("yaml-colon-wide", 7)),
        ("研習名稱 ：分享日", ("yaml-colon-wide", 6)),
        ("時數:3", ("yaml-colon-space", 3)),
        ("  - 日期:99-03-23", ("yaml-colon-space", 7)),
        ("－ 國小", ("yaml-list-mark", 1)),
        ("  • 國小", ("yaml-list-mark", 3)),
        ("\u3000日期: 1", ("yaml-wide-indent", 1)),
        ("\t日期: 1", ("yaml-tab", 1)),
        ("研習名稱: 分享日", None),
        ("  - 日期: 99-03-23", None),
        ("# 說明：註解", None),
        ("時數:", None),
        ("——", None),
        ("網址: http://example.edu.tw", None),
        ("這一行是很長很長的一段說明文字，裡面有冒號：但不是欄名", None),
    ],
)
def test_lines(line: str, expected: tuple[str, int] | None) -> None:
    """The first slip of a line is found where it stands."""
    assert said(line_slip(line, 7, "p.yaml")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: [國小，國中]", ("yaml-wide-mark", 7)),
        ("a: ［國小]", ("yaml-wide-mark", 4)),
        ("a: {姓名：陳}", ("yaml-colon-wide", 7)),
        ("a: {姓名: 陳, 電話:1}", ("yaml-colon-space", 14)),
        ("a: 甲，乙", None),
        ("a: [國小, 國中]", None),
    ],
)
def test_flow(line: str, expected: tuple[str, int] | None) -> None:
    """Full-width marks count only inside brackets."""
    assert said(flow_slip(line, 1, "p.yaml")) == expected


def test_starts_of_values() -> None:
    """A value that begins its line with a full-width mark or space is a slip, and so is ［."""
    assert said(start_slip("－國小", 1, 3, "")) == ("yaml-list-mark", 3)
    assert said(start_slip("\u3000甲", 1, 3, "")) == ("yaml-wide-indent", 3)
    assert start_slip("國小", 1, 3, "") is None
    assert said(bracket_slip("［甲", 1, 4, "")) == ("yaml-wide-mark", 4)
    assert bracket_slip("甲", 1, 4, "") is None


def test_keys() -> None:
    """A colon that became part of a key is found."""
    assert said(key_slip("姓名：陳", 1, 5, "")) == ("yaml-colon-wide", 7)
    assert said(key_slip("姓名:陳", 1, 5, "")) == ("yaml-colon-space", 7)
    assert key_slip("姓名", 1, 5, "") is None


def test_extensions_cut_as_comments() -> None:
    """Only a space, # and digits up to the line's end are an extension."""
    assert said(comment_cut(" #301", 1, 9, "")) == ("yaml-comment-cut", 9)
    assert said(comment_cut("  #301 \n", 1, 9, "")) == ("yaml-comment-cut", 9)
    assert comment_cut(" # 301", 1, 9, "") is None
    assert comment_cut(" #301室", 1, 9, "") is None
    assert comment_cut("", 1, 9, "") is None


def test_tabs() -> None:
    """Only a tab in the indentation counts."""
    assert said(tab_indent("  \tx", 1, "")) == ("yaml-tab", 3)
    assert tab_indent("x\ty", 1, "") is None
