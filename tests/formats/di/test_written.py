"""A written package, for the rules to look at."""

from __future__ import annotations

from lxml import etree

from inservice_docs.formats.di.written import Written
from inservice_docs.records.letter import Letter


def test_texts_at_a_path() -> None:
    """Empty elements have empty texts, absent ones none."""
    root = etree.fromstring("<函><聯絡方式>甲</聯絡方式><聯絡方式/></函>")
    written = Written(Letter(), root)
    assert written.texts("聯絡方式") == ["甲", ""]
    assert written.texts("署名") == []
