"""Rows of tables as lines."""

from __future__ import annotations

from inservice_docs.formats.office_text.lines import row_lines


def test_a_row_of_single_lines() -> None:
    """One line, its cells parted by tabs; empty cells are left out."""
    assert row_lines([["時間"], [" "], [" 講師 ", ""]]) == ["時間\t講師"]
    assert row_lines([[], [""]]) == []


def test_a_row_of_taller_cells() -> None:
    """A cell of several paragraphs lays out a page: its lines come one after the other."""
    assert row_lines([["受文者：甲校"], ["地址：乙", "電話：丙"]]) == [
        "受文者：甲校",
        "地址：乙",
        "電話：丙",
    ]
