"""What a reader notices has its path, and never drowns its reader."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from inservice_docs.formats.di.notes import MOST_FINDINGS, Notes, path_of
from inservice_docs.records.finding import Severity

Xml = Callable[[str], etree._Element]


def test_a_path_has_all_names_from_the_root(xml: Xml) -> None:
    """Positions do not matter, names do."""
    assert path_of(xml("<函><正本><全銜/></正本></函>")[0][0]) == "函/正本/全銜"


def test_each_unmapped_leaf_is_named(xml: Xml, notes: Notes) -> None:
    """An element that only holds others gives one finding for each that says something."""
    notes.unmapped(xml("<函><稿面註記><甲>一</甲><乙/><丙 代碼='2'/></稿面註記></函>")[0])
    assert [each.place.field for each in notes.all()] == ["函/稿面註記/甲", "函/稿面註記/丙"]
    assert "一" in notes.all()[0].message


def test_an_empty_element_is_a_hint(xml: Xml, notes: Notes) -> None:
    """Nothing is lost with it, but it is not passed over."""
    notes.unmapped(xml("<函><未知/></函>")[0])
    assert notes.all()[0].severity is Severity.HINT


def test_long_contents_are_cut(xml: Xml, notes: Notes) -> None:
    """A finding stays a line."""
    notes.unmapped(xml(f"<甲>{'文' * 500}</甲>"))
    assert len(notes.all()[0].message) < 120


def test_there_are_never_too_many(xml: Xml, notes: Notes) -> None:
    """The rest is counted."""
    for _ in range(MOST_FINDINGS + 5):
        notes.error("x", "。", "。", xml("<甲/>"))
    assert len(notes.all()) == MOST_FINDINGS + 1
    assert "5" in notes.all()[-1].message
