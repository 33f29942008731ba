"""docxtpl itself, in the strict environment."""

from __future__ import annotations

import pytest
from tests.support.docx_parts import build

from inservice_docs.formats.docx.pictures import rendering
from inservice_docs.formats.docx.slow import render_slowly
from inservice_docs.formats.docx.source import prepare
from inservice_docs.formats.docx.template import docx_environment
from inservice_docs.records.gap import gap
from inservice_docs.wording.problem import PhraseError

DATA = build(lambda d: d.add_paragraph("{{ 甲 }}"))


def test_strict_and_gaps_in_red() -> None:
    """Gaps are shown and None is refused, as on the fast way; nothing stays behind."""
    sources = prepare(DATA, "x").sources
    parts = render_slowly(DATA, docx_environment(), {"甲": gap("乙")}, sources)
    assert "（待填：乙）" in parts["word/document.xml"].decode()
    with pytest.raises(PhraseError):
        render_slowly(DATA, docx_environment(), {"甲": None}, sources)
    assert rendering.get() is None
