"""Lines of text: their indents, their columns, and which of them a margin broke."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.formats.letter_text.lines import (
    Line,
    clean,
    paragraph_lines,
    plain,
    text_lines,
    unspaced,
    width,
)
from inservice_docs.taiwan.text import unholdable


def test_clean() -> None:
    """Hidden characters go, odd spaces become spaces, look-alike radicals the character meant."""
    assert clean("主\u200b旨：\xa0a\ufeff\x07\ufdd0") == "主旨： a"
    assert clean("\u2f47期") == "日期"


def test_width_counts_half_width_columns() -> None:
    """Chinese takes two columns, Latin one."""
    assert width("主旨ab") == 6
    assert plain("時間\t講師") == "時間　講師"
    assert unspaced(" 主\u3000旨\t：\n") == "主旨："


def test_paragraphs_are_never_broken() -> None:
    """A paragraph's line breaks part lines; a tab or a wide gap parts columns."""
    assert paragraph_lines(["　　一、甲\n乙", "", "時間      講師"]) == [
        Line("一、甲"),
        Line("乙"),
        Line("時間\t講師"),
    ]


def test_full_lines() -> None:
    """Of lines that a margin broke, those that reach it are told from those that end before."""
    text = "主旨：" + "字" * 17 + "\n　　　" + "字" * 5 + "。\n說明：\n"
    assert [(line.indent, line.full) for line in text_lines(text)] == [
        (0, True),
        (6, False),
        (0, False),
    ]


def test_long_paragraphs_are_not_broken() -> None:
    """A text whose lines are paragraphs has no full lines."""
    assert not any(line.full for line in text_lines("字" * 100 + "\n" + "字" * 99))


def test_frames_of_text_tables_are_left_out() -> None:
    """A form drawn with lines has them at both ends of its text."""
    assert [line.text for line in text_lines("│主旨：甲│\n┃乙 ┃")] == ["主旨：甲", "乙"]


def test_form_feeds_part_pages() -> None:
    """Each page of a text file is told."""
    assert [line.page for line in text_lines("a\n\fb\nc\fd")] == [0, 1, 1, 2]


@given(st.text())
def test_lines_of_any_text(text: str) -> None:
    """Lines hold no outer white space and nothing that a document cannot hold."""
    for line in [*text_lines(text), *paragraph_lines([text])]:
        assert line.text == line.text.strip("\t \u3000")
        assert not unholdable(line.text)
