"""How many lines a text takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.documents.letters.wrap import line_count
from inservice_docs.records.gap import gap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("一二三四五六七八九十", 1),
        ("一二三四五六七八九十，", 1),  # a comma may hang over the edge
        ("一二三四五六七八九十百", 2),
        ("一二三四五六七八九「十」", 2),
        ("一\n二", 2),
        ("一二三四五六abcdefghi十", 2),  # the word does not fit and goes down whole
        ("x" * 50, 3),
        (gap("時數"), 1),
    ],
)
def test_lines_of_ten_characters(text: str, lines: int) -> None:
    """A Chinese character is an em, any other half of it."""
    assert line_count(text, 10, 10) == lines


def test_other_lines_may_be_shorter() -> None:
    """Hanging indents leave less room from the second line on."""
    assert line_count("一" * 20, 10, 10) == 2
    assert line_count("一" * 20, 10, 5) == 3


@given(st.text(max_size=200), st.integers(5, 40))
def test_any_text_has_lines(text: str, room: int) -> None:
    """No text is without a line, and a longer one never takes fewer."""
    assert 1 <= line_count(text, room, room) <= line_count(text + "一", room, room)
