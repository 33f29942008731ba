"""Gaps: missing facts inside texts, never mistaken for text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inservice_docs.records.gap import fill_gaps, gap, gap_labels, has_gap, show_gap, split_gaps

TEXT = st.text(st.characters(exclude_characters="\ufdd0\ufdd1"))


def test_a_gap_in_a_text() -> None:
    """A gap is found, listed, taken apart, and shown in brackets."""
    text = f"於{gap('日期')}舉行{gap('')}"
    assert has_gap(text)
    assert gap_labels(text) == ["日期", ""]
    assert list(split_gaps(text)) == [("於", False), ("日期", True), ("舉行", False), ("", True)]
    assert fill_gaps(text) == "於（待填：日期）舉行（待填）"
    assert fill_gaps(text, lambda label: "（待填）") == "於（待填）舉行（待填）"


def test_a_text_without_gaps() -> None:
    """A plain text is left alone, even one that looks like a filled gap."""
    for text in ("", "甲", show_gap("時數")):
        assert not has_gap(text)
        assert fill_gaps(text) == text
        assert list(split_gaps(text)) == ([(text, False)] if text else [])


@given(st.lists(st.tuples(TEXT, TEXT)))
def test_pieces_make_the_whole(pairs: list[tuple[str, str]]) -> None:
    """Taking a text apart loses nothing."""
    text = "".join(f"{plain}{gap(label)}" for plain, label in pairs)
    pieces = [gap(piece) if missing else piece for piece, missing in split_gaps(text)]
    assert "".join(pieces) == text
    assert gap_labels(text) == [label for _, label in pairs]
