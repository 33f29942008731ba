"""Items by their markers, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.lines import Line
from inservice_docs.formats.letter_text.outline import Outline, joined, read_marker
from inservice_docs.records.letter import Item
from inservice_docs.taiwan.numerals import marker


def outline(*lines: str | Line) -> Outline:
    """Read the lines after 「說明：」; a text is a line that did not break off."""
    made = Outline()
    made.start("說明", "", Line("說明："))
    for each in lines:
        line = each if isinstance(each, Line) else Line(each)
        made.take(line.text, line)
    return made


def tree(items: tuple[Item, ...]) -> list[Any]:
    """Return items as nested lists of what they print."""
    return [[item.marker + item.text, *tree(item.items)] for item in items]


def read(*lines: str | Line) -> list[Any]:
    """Return the items of the lines."""
    return tree(outline(*lines).finished()[0].items)


def broken(text: str, indent: int = 0) -> Line:
    """A line that reached the margin."""
    return Line(text, indent, full=True)


def test_levels() -> None:
    """Items hang below the last one of a higher level, whatever brackets they have."""
    assert read("一、甲", "(一)乙", "1.丙", "（二）丁", "二、戊") == [
        ["一、甲", ["(一)乙", ["1.丙"]], ["（二）丁"]],
        ["二、戊"],
    ]


def test_bullets_and_formal_numerals() -> None:
    """A bullet before a marker is left out; 壹、 stands above 一、."""
    assert read("- 壹、甲", "• 一、乙", "貳、丙") == [["壹、甲", ["一、乙"]], ["貳、丙"]]


def test_a_gap_in_the_order_is_kept() -> None:
    """Paragraphs that are numbered wrongly stay items: the letter rules tell of it."""
    assert read("一、甲", "三、乙", "三、丙") == [["一、甲"], ["三、乙"], ["三、丙"]]


@pytest.mark.parametrize(
    "rest", ["三、四年級教師", "（二）上午9時", "2、3日", "5、備用", "（一）之規定", "115年度"]
)
def test_a_broken_line_goes_on(rest: str) -> None:
    """In the middle of a sentence, what is no next item in order is the sentence's rest."""
    assert read("一、甲", broken("二、乙於9月3日")
                , rest) == [["一、甲"], [f"二、乙於9月3日{rest}"]]  # fmt: skip


def test_a_short_line_goes_on() -> None:
    """A line may end before the margin where a long word follows; a number there is no marker."""
    assert read("一、傳真", "(04)2291-3277") == [["一、傳真(04)2291-3277"]]
    assert read("一、依規定", "（三）款辦理", "二、乙") == [["一、依規定（三）款辦理"], ["二、乙"]]


def test_the_next_item_in_order_after_a_broken_line() -> None:
    """A writer may leave out the full stop."""
    assert read(broken("一、甲"), "二、乙") == [["一、甲"], ["二、乙"]]


def test_an_item_hangs_deeper_than_its_neighbours() -> None:
    """A line that stands in with the text above is its rest, even with the next number."""
    lines = (Line("（一）甲", 0), Line("（二）依", 0), Line("（三）以外", 4))
    assert read(*lines) == [["（一）甲"], ["（二）依（三）以外"]]


def test_rows_of_a_table_stay_rows() -> None:
    """Lines with columns are kept apart by line breaks."""
    assert read("一、課程表：", "時間\t講師", "9時\t王小範") == [
        ["一、課程表：\n時間　講師\n9時　王小範"]
    ]


def test_paragraphs_of_one_item() -> None:
    """A paragraph after a whole sentence is a paragraph of its own; a broken one is joined."""
    assert read("一、第一段。", "第二段", "接續。") == [["一、第一段。\n第二段接續。"]]


def test_the_text_of_a_paragraph() -> None:
    """Without a marker the lines are the paragraph's own text."""
    assert outline("復貴校", "來函。").finished()[0].text == "復貴校來函。"


@pytest.mark.parametrize(
    ("before", "line", "whole"),
    [
        ("請參閱", "附件", "請參閱附件"),
        ("Microsoft", "Word", "Microsoft Word"),
        ("a,", "b", "a, b"),
        ("115", "年", "115年"),
        ("chen@example.", "edu.tw", "chen@example.edu.tw"),
        ("https://example.edu.tw/abc", "def", "https://example.edu.tw/abcdef"),
        ("電話04-2292", "1175", "電話04-22921175"),
        ("", "a", "a"),
    ],
)
def test_joints(before: str, line: str, whole: str) -> None:
    """A space stands between Latin words only, and never inside an address."""
    assert joined(before, line) == whole


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_an_outline_is_found_again(levels: list[int]) -> None:
    """Whatever nesting is printed comes back: each level one deeper than the last at most."""
    counts = [0] * 7
    deepest, printed = 0, []
    for wanted in levels:
        level = min(wanted, deepest + 1)
        counts[level] = counts[level] + 1 if level <= deepest else 1
        counts[level + 1 :] = [0] * (6 - level)
        deepest = level
        if level >= 5 and counts[level] > 10:
            continue
        printed.append(f"{marker(level, counts[level])}內容。")

    def flat(nodes: list[Any], level: int = 1) -> list[tuple[int, str]]:
        return [pair for text, *below in nodes for pair in ((level, text), *flat(below, level + 1))]

    found = flat(read(*printed))
    assert [text for _, text in found] == printed
    assert all(
        marked is not None and marked.level == level
        for level, text in found
        if (marked := read_marker(text)) is not None
    )


@given(st.lists(st.text("一二三、（）()12.、甲乙字。：\t ", min_size=1, max_size=9), max_size=20))
def test_any_lines(lines: list[str]) -> None:
    """No lines are too odd, and no character but white space and bullets is lost."""
    made = outline(*(Line(line, full=bool(len(line) % 2)) for line in lines if line.strip()))
    made.finished()


def test_a_marker_written_twice_begins_an_item() -> None:
    """三、四、 after item 二 is item 三 with a marker too many; 一、二年級 goes on as prose."""
    outline = Outline()
    outline.start("說明", "", Line("說明："))
    for text in ("一、甲。", "二、乙。", "三、四、丙。", "一、二年級教師。"):
        outline.take(text, Line(text))
    items = outline.finished()[0].items
    assert [(item.marker, item.text) for item in items] == [
        ("一、", "甲。"),
        ("二、", "乙。"),
        ("三、", "四、丙。\n一、二年級教師。"),
    ]
