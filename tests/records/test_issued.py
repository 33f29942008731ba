"""Numbers and documents that went out."""

from __future__ import annotations

from inservice_docs.records.issued import (
    DocumentPart,
    IssuedDocument,
    NumberEntry,
    NumberState,
    PartRole,
)


def test_a_number_is_kept_to_the_letter() -> None:
    """Also one with odd spaces; it is in use unless it is void."""
    entry = NumberEntry(number=" 行政公告第11202004號")
    assert entry.number == " 行政公告第11202004號"
    assert (entry.state, entry.own) == (NumberState.TAKEN, True)


def test_a_document_knows_its_parts() -> None:
    """What it is and what it was made from."""
    part = DocumentPart(role="template", name="letter.docx", sha256="00")
    assert part.role is PartRole.TEMPLATE
    assert IssuedDocument(parts=(part,)).parts == (part,)
