"""Remarks about a list as a whole."""

from __future__ import annotations

from inservice_docs.formats.tables.grid import Grid
from inservice_docs.formats.tables.headings import Headings
from inservice_docs.formats.tables.list_remarks import (
    doubled_people,
    skipped_rows,
    starred_positions,
)
from inservice_docs.records.person import Person

GRID = Grid((("姓名", "職稱"), *(("甲", "實習教師*"),) * 12), "a.xlsx", "名單")
HEADINGS = Headings(0, {0: "name", 1: "position"})
PEOPLE = [(row, Person(name="甲", position="實習教師")) for row in range(1, 13)]


def test_rows_left_out_are_told_once() -> None:
    """With their numbers, the first few of many."""
    found = skipped_rows(GRID, "空白列", list(range(1, 13)))
    assert found.message == "略過12列空白列（第2、3、4、5、6、7、8、9…列）。"
    assert found.place.cell == "A2"


def test_stars_are_told_once() -> None:
    """However many people have one."""
    (found,) = starred_positions(GRID, HEADINGS, PEOPLE)
    assert "共12人" in found.message
    assert found.place.cell == "B2"
    assert starred_positions(GRID, Headings(0, {0: "name"}), PEOPLE) == []


def test_people_twice() -> None:
    """Masked numbers tell nobody apart, and nameless rows are nobody's double."""
    people = [
        (1, Person(name="甲", id_number="A12345****")),
        (2, Person(name="乙", id_number="A12345****")),
        (3, Person(school="甲國小")),
        (4, Person(school="甲國小")),
        (5, Person(name="甲")),
    ]
    found = doubled_people(GRID, HEADINGS, people)
    assert [each.place.cell for each in found] == ["A6"]
    assert "第2列" in found[0].message
