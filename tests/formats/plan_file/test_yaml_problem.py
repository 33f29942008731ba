"""The parser's complaints in a clerk's words, and the slips that lie before them."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from inservice_docs.formats.plan_file.yaml_problem import prose_problems, syntax_problems
from inservice_docs.records.finding import Finding


def problems(text: str, since: int = 0) -> list[Finding]:
    """Return what is said about a text that the parser refuses."""
    with pytest.raises(MarkedYAMLError) as caught:
        list(YAML(typ="safe", pure=True).parse(text))
    return syntax_problems(caught.value, text.split("\n"), since, "p.yaml")


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("a: b: c", "「: 」", 1),
        ("a: 1\n其他", "冒號", 2),
        ('a: "x\nb: 1', "引號沒有關閉", 1),
        ("a: [1\nb: 2", "括號", 1),
        ("a: @x", "這個符號", 1),
        ("a:\n  b: 1\n c: 2", "縮排", 3),
        ('a: "\\q"', "代碼", 1),
        ("a: !<x y", "無法解讀", 1),
    ],
)
def test_words(text: str, words: str, line: int) -> None:
    """Each complaint is said in Chinese at the line to look at."""
    (found,) = problems(text)
    assert found.code == "yaml-syntax"
    assert words in found.message
    assert found.place.line == line


def test_a_slip_before_the_complaint() -> None:
    """The full-width colon is named, not the line on which the parser gave up."""
    found = problems("時數: 3\n對象：國小\n班級數: 1\n地點：會議廳", since=0)
    assert [(each.code, each.place.line) for each in found] == [
        ("yaml-colon-wide", 2),
        ("yaml-colon-wide", 4),
    ]


def test_text_blocks_are_left_alone() -> None:
    """Colons inside a block of text are no slips, even when something else is wrong."""
    (found,) = problems("目的: |\n  說明：甲\n  時間:乙\n其他", since=0)
    assert (found.code, found.place.line) == ("yaml-syntax", 4)


def test_prose() -> None:
    """A file that is one long text to YAML is searched for slips as a whole."""
    found = prose_problems(["研習名稱：甲", "", "時數：3"], "p.yaml")
    assert [each.place.line for each in found] == [1, 3]
    assert prose_problems(["只是一段文字"], "p.yaml") == []
