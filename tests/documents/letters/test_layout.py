"""How far items stand in."""

from __future__ import annotations

import pytest

from inservice_docs.documents.letters.layout import LABEL, TEXT, hanging, item_layout, small_lines


@pytest.mark.parametrize(
    ("level", "marker", "layout"),
    [
        (1, "一、", "條列1-2字"),
        (1, "十一、", "條列1-3字"),
        (1, "二十一、", "條列1-4字"),
        (2, "（一）", "條列2-3字"),
        (2, "(一)", "條列2-2字"),
        (3, "1、", "條列3-1.5字"),
        (3, "10、", "條列3-2字"),
        (4, "（1）", "條列4-2.5字"),
        (5, "甲、", "條列5-2字"),
        (6, "（甲）", "條列6-3字"),
        (9, "9", "條列6-2字"),
        (1, "", "條列1-2字"),
    ],
)
def test_layout_goes_by_level_and_width_of_marker(level: int, marker: str, layout: str) -> None:
    """The text hangs as far in as its marker is wide."""
    assert item_layout(level, marker) == layout


def test_hanging_in_em() -> None:
    """Each layout tells where its first and its other lines start."""
    assert hanging(LABEL) == (0, 0)
    assert hanging(TEXT) == (0, 3)
    assert hanging("條列1-2字") == (0, 2)
    assert hanging("條列2-3字") == (1, 4)
    assert hanging("條列3-1.5字") == (4, 5.5)


def test_small_lines_add_up() -> None:
    """Lines of the small fields: at least one each, more for long ones."""
    assert small_lines(["速別：", "副本："]) == 2
    assert small_lines(["正本：" + "某某國民小學、" * 12], hang=3) == 3
