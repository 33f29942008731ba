"""Recipients one by one, and the signature after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.recipients import (
    are_titles,
    is_signature,
    more_names,
    split_names,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲校、乙校（含附件）", ("甲校", "乙校（含附件）")),
        ("各校（國中、國小）、教育局", ("各校（國中、國小）", "教育局")),
        ("甲校；乙校\n丙校", ("甲校", "乙校", "丙校")),
        ("示範國中，示範國小", ("示範國中", "示範國小")),
        ("陳主任，兼代", ("陳主任，兼代",)),
        ("", ()),
        ("、", ()),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    """What stands in brackets stays whole; commas part only names of agencies."""
    assert split_names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "校長　王範例",
        "局長 ○○○",
        "縣長　王　範　例",
        "代理校長 林小範（甲）",
        "臺中市私立示範高級中學校長　王範例",
        "校長王範例",
        "職 陳小範 敬上",
        "校長　瓦歷斯．諾幹",
    ],
)
def test_signatures(text: str) -> None:
    """An office and the name of its holder."""
    assert is_signature(text)


@pytest.mark.parametrize(
    "text", ["臺中市政府", "校長", "敬請校長 蒞臨，並致詞", "主任、組長 各一名", "教務處", ""]
)
def test_no_signatures(text: str) -> None:
    """An agency, an office alone or a sentence is none."""
    assert not is_signature(text)


def test_titles() -> None:
    """A line of offices and nothing else goes on after 敬陳."""
    assert are_titles("教務主任")
    assert are_titles("主任　校長")
    assert not are_titles("校長 王範例")


@pytest.mark.parametrize(
    ("before", "line", "broken", "after"),
    [
        ("甲校、", "乙校", False, "甲校、乙校"),
        ("甲校、乙", "校", True, "甲校、乙校"),
        ("甲校（含", "附件）", False, "甲校（含附件）"),
        ("示範國中", "示範國小", False, "示範國中\n示範國小"),
        ("示範國中", "（含附件）", False, "示範國中（含附件）"),
        ("", "示範國中", False, "示範國中"),
        ("甲校", "校長　王範例", True, None),
        ("甲校", "本案依分層負責規定授權主任決行", True, None),
        ("甲校", "研習計畫如附", False, None),
    ],
)
def test_further_lines(before: str, line: str, broken: bool, after: str | None) -> None:
    """A list goes on where it was broken off, and where another name follows."""
    assert more_names(before, line, broken=broken) == after


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_line(before: str, line: str, broken: bool) -> None:
    """No line is too odd to be looked at."""
    more_names(before, line, broken=broken)
    split_names(before + line)
    are_titles(line)
