"""Names in the order of strokes."""

from __future__ import annotations

import pytest

from inservice_docs.documents.name_order import in_order, stroke_key
from inservice_docs.records.person import Person


def names(people: list[Person]) -> list[str]:
    return [each.name for each in people]


def test_names_stand_in_the_order_of_strokes() -> None:
    """Few strokes first, as people look for a name; Latin letters before, rare characters last."""
    mixed = ["蔡文試", "丁一", "𠮷田", "王小明", "林宜範", "Smith", "李大本", "王大明", "鄭立堃"]
    assert sorted(mixed, key=stroke_key) == [
        "Smith",
        "丁一",
        "王大明",
        "王小明",
        "李大本",
        "林宜範",
        "蔡文試",
        "鄭立堃",
        "𠮷田",
    ]


def test_by_school_keeps_the_order_inside_a_school() -> None:
    """The people of one school stand together, as the list had them."""
    given = [
        Person(name="甲", school="立人國小", county="臺中市"),
        Person(name="乙", school="大同國小"),
        Person(name="丙", school="立人國小", county="臺中市"),
        Person(name="丁", school="大同國小"),
    ]
    assert names(in_order(given, "school")) == ["乙", "丁", "甲", "丙"]


@pytest.mark.parametrize(("order", "expected"), [("name", ["丁", "王"]), ("none", ["王", "丁"])])
def test_other_orders(order: str, expected: list[str]) -> None:
    """By name, or as the list came."""
    assert names(in_order([Person(name="王"), Person(name="丁")], order)) == expected
