"""Numbered paragraphs are told from bullets."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.docx_parts import build, parts_of

from inservice_docs.formats.docx.numbering import counts_on


@pytest.mark.parametrize(
    ("style", "counts"), [("List Number", True), ("List Bullet", False), ("Normal", False)]
)
def test_styles(style: str, counts: bool) -> None:
    """A style that numbers is found, one with bullets is not."""
    members = parts_of(build(lambda d: d.add_paragraph("甲", style=style)))
    body = members["word/document.xml"].decode()
    assert counts_on(body, members) is counts


def test_own_numbers() -> None:
    """A paragraph's own numbering counts too; without a numbering part nothing does."""

    def write(d: Any) -> None:
        d.add_paragraph("甲")._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 2

    members = parts_of(build(write))
    body = members["word/document.xml"].decode()
    numbers = {m: x for m, x in members.items() if m != "word/styles.xml"}
    assert counts_on(body, numbers) or '<w:numId w:val="2"/>' in body
    assert not counts_on(body, {})
